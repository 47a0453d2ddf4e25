import { lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { adapterFiles } from '../../init/adapter-files.ts'
import { t } from '../../lib/language/t.ts'
import { shown } from '../../lib/shown.ts'
import { reservedNames } from '../../own-adapters/names.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { installedAdapters } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'

export interface NewAdapterOptions {
  readonly json?: boolean
}

const longest = 40

/** What Windows takes for a device, whatever folder it stands in. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

const checkName = (name: string): void => {
  const refuse = (message: string, hint: string): never => {
    throw new HarnessError('COMMAND_INVALID', message, { hint })
  }
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > longest || device.test(name))
    refuse(
      t`«${shown(name, 60)}» non può essere il nome di un adattatore`,
      t`al più ${longest} tra minuscole, cifre e trattini, per esempio anagrafe-regionale`,
    )
  const taken = [...installedAdapters.map(({ id }) => id), ...reservedNames]
  if (taken.includes(name))
    refuse(
      t`«${name}» è già il nome di un adattatore`,
      t`scegliere un nome che non sia tra questi: ${taken.join(', ')}`,
    )
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined

/** Writes a new adapter into the workspace, from a template that works: all of its files, or none. */
export const newAdapter = (name: string, options: NewAdapterOptions, io: Io): Promise<number> => {
  checkName(name)
  const { folder } = findWorkspace(io.cwd)
  const files = adapterFiles(name)
  for (const place of [`adapters/${name}`, `plans/${name}`])
    if (isThere(join(folder, place)))
      throw new HarnessError('COMMAND_INVALID', t`${place} c'è già: non è stato scritto niente`, {
        hint: t`scegliere un altro nome, o togliere la cartella`,
      })
  for (const { name: file, content } of files) {
    const absolute = join(folder, ...file.split('/'))
    mkdirSync(dirname(absolute), { recursive: true })
    writeFileSync(absolute, content, { flag: 'wx' })
  }
  const at = relative(io.cwd, folder)
  const written = files.map((one) => one.name)
  if (options.json === true)
    io.out(`${JSON.stringify({ folder, adapter: name, written }, null, 2)}\n`)
  else
    io.out(
      [
        t`Scritti ${written.length} file${at === '' ? '' : t` in ${at}`}:`,
        ...written.map((file) => `  ${file}`),
        '',
        t`Ora:`,
        ...(
          [
            [`npx collaudo run ${name}`, t`esegue i suoi casi sul simulatore`],
            [`npx vitest run adapters/${name}`, t`prova il contratto dell'adattatore`],
            ['npx collaudo schema', t`l'editor lo completa nei casi`],
          ] as const
        ).map(([command, does]) => `  ${command.padEnd(25 + name.length)}  ${does}`),
        '',
      ].join('\n'),
    )
  return Promise.resolve(exitCodes.passed)
}
