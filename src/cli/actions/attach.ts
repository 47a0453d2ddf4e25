import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { createStore } from '../../evidence/create-store.ts'
import { appendEvent } from '../../evidence/journal.ts'
import { readRun } from '../../evidence/run-file.ts'
import { fileTypeOf } from '../../lib/file-type.ts'
import { eitherOf } from '../../lib/language/lists.ts'
import { t } from '../../lib/language/t.ts'
import { nearest } from '../../lib/nearest.ts'
import type { CaseRecord, StepRecord } from '../../model/run-record.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { exitCodes } from '../exit-codes.ts'
import { findRun } from './find-run.ts'
import type { Io } from '../io.ts'

export interface AttachOptions {
  readonly step?: string
  readonly as?: string
  readonly answer?: readonly string[]
  readonly json?: boolean
}

const largestFile = 20 * 1024 * 1024

const wrong = (message: string, hint: string): HarnessError =>
  new HarnessError('COMMAND_INVALID', message, { hint })

const suggestion = (written: string, known: readonly string[]): string => {
  const near = nearest(written, known)
  return near === undefined ? t`ci sono: ${known.join(', ')}` : t`forse si intendeva «${near}»`
}

/** What a manual step wants, as its record says. */
interface Wanted {
  readonly answers: readonly string[]
  readonly files: readonly { readonly name: string; readonly types: readonly string[] }[]
}

const wantedBy = ({ expect }: StepRecord): Wanted => {
  const entries = expect as readonly { name?: string; ask?: string; types?: readonly string[] }[]
  return {
    answers: entries.flatMap(({ name, ask }) => (ask === undefined ? [] : [name ?? ''])),
    files: entries.flatMap(({ name, types }) =>
      types === undefined ? [] : [{ name: name ?? '', types }],
    ),
  }
}

const awaitingCase = (cases: readonly CaseRecord[], id: string, run: string): CaseRecord => {
  const awaiting = cases.filter(
    ({ outcome }) => outcome.status === 'skipped' && outcome.cause === 'awaiting-operator',
  )
  const found = awaiting.find((one) => one.id === id)
  if (found !== undefined) return found
  const known = awaiting.map((one) => one.id)
  throw wrong(
    cases.some((one) => one.id === id)
      ? t`il caso ${id} non aspetta nessuno`
      : t`il caso «${id}» non è nell'esecuzione ${run}`,
    known.length === 0 ? t`in questa esecuzione nessun caso è in attesa` : suggestion(id, known),
  )
}

const awaitingStep = ({ id, steps }: CaseRecord, name: string | undefined): StepRecord => {
  const found = steps.findLast(({ kind }) => kind === 'manual')
  if (found === undefined)
    throw wrong(
      t`il caso ${id} aspetta una descrizione, non un file`,
      t`scriverla nel file che il rapporto indica, poi collaudo run --resume`,
    )
  if (name !== undefined && name !== found.id)
    throw wrong(
      t`il caso ${id} aspetta al passo «${found.id}», non a «${name}»`,
      t`togliere --step, o scrivere --step ${found.id}`,
    )
  return found
}

const parseAnswers = (
  written: readonly string[],
  wanted: Wanted,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    written.map((text) => {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? []
      if (name === undefined || value === undefined || value.trim() === '')
        throw wrong(
          t`atteso --answer nome=risposta, trovato «${text}»`,
          t`per esempio --answer nre=1600A4123456789`,
        )
      if (!wanted.answers.includes(name))
        throw wrong(
          t`il passo non chiede «${name}»`,
          wanted.answers.length === 0 ? t`chiede solo file` : suggestion(name, wanted.answers),
        )
      return [name, value.trim()]
    }),
  )

const fileName = (as: string | undefined, wanted: Wanted): Wanted['files'][number] => {
  const names = wanted.files.map(({ name }) => name)
  if (names.length === 0) throw wrong(t`il passo non chiede file`, t`dare le risposte con --answer`)
  if (as === undefined && names.length > 1)
    throw wrong(
      t`il passo chiede più file: quale è questo?`,
      t`dirlo con --as: ${names.join(', ')}`,
    )
  const found = wanted.files.find(({ name }) => name === (as ?? names[0]))
  if (found === undefined)
    throw wrong(t`il passo non chiede «${as ?? ''}»`, suggestion(as ?? '', names))
  return found
}

const readFile = (cwd: string, path: string, types: readonly string[]): Buffer => {
  const absolute = resolve(cwd, path)
  if (!existsSync(absolute) || !statSync(absolute).isFile())
    throw wrong(t`il file ${path} non esiste`, t`controllare il percorso`)
  if (statSync(absolute).size > largestFile)
    throw wrong(t`il file ${path} supera i 20 MiB`, t`ridurlo: per una schermata bastano pochi MiB`)
  const bytes = readFileSync(absolute)
  const type = fileTypeOf(bytes)?.type
  if (type === undefined || !types.includes(type))
    throw wrong(
      t`${basename(path)} è ${type === undefined ? t`di un tipo sconosciuto` : t`di tipo ${type}`}`,
      t`il passo chiede ${eitherOf(types)}: conta il contenuto, non il nome`,
    )
  return bytes
}

/** Puts into a run what a manual step of a case waits for; `run --resume` then goes on with the case. */
export const attach = (
  run: string,
  id: string,
  paths: readonly string[],
  options: AttachOptions,
  io: Io,
): number => {
  const { folder } = findWorkspace(io.cwd)
  const runFolder = findRun(join(folder, 'reports'), io.cwd, run)
  const record = readRun(runFolder)
  const step = awaitingStep(awaitingCase(record.cases, id, record.run), options.step)
  const wanted = wantedBy(step)
  const answers = parseAnswers(options.answer ?? [], wanted)
  if (paths.length === 0 && Object.keys(answers).length === 0)
    throw wrong(
      t`niente da allegare`,
      t`indicare un file, o una risposta con --answer nome=risposta`,
    )
  const target = paths.length === 0 ? null : fileName(options.as, wanted)
  // Every file is read before any is kept: a mistake leaves the run as it was.
  const read = paths.map((path) => ({
    path,
    bytes: readFile(io.cwd, path, target?.types ?? []),
  }))
  const store = createStore(runFolder)
  const files = read.map(({ path, bytes }) => {
    const name = target?.name ?? ''
    const type = fileTypeOf(bytes)
    return {
      name,
      file: store.keep(bytes, {
        name: `${name}: ${basename(path)}`,
        mediaType: type?.mediaType ?? 'application/octet-stream',
        extension: type?.type ?? 'bin',
      }),
    }
  })
  const at = new Date().toISOString()
  appendEvent(runFolder, { event: 'attached', at, case: id, step: step.id, answers, files })
  if (options.json === true)
    io.out(
      `${JSON.stringify({ run: record.run, case: id, step: step.id, answers, files: files.map(({ file }) => file) }, null, 2)}\n`,
    )
  else
    io.out(
      [
        ...Object.entries(answers).map(([name, value]) => `  ${name}: ${value}`),
        ...files.map(
          ({ name, file }) =>
            `  ${name}: ${file.name.slice(name.length + 2)} (SHA-256 ${file.sha256})`,
        ),
        t`Allegato al passo «${step.id}» di ${id}. Per andare avanti: collaudo run --resume ${record.run}`,
        '',
      ].join('\n'),
    )
  return exitCodes.passed
}
