import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

import { issueSelfSigned } from '../../certificates/issue-certificate.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import {
  workspaceFiles,
  type WorkspaceAnswers,
  type WorkspaceFile,
} from '../../init/workspace-files.ts'
import { t } from '../../lib/language/t.ts'
import { openTerminal } from '../ask-operator.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { acceptCommonName } from './cert/names.ts'

export interface InitOptions {
  readonly title?: string
  readonly producer?: string
  readonly appVersion?: string
  readonly profile?: 'struttura' | 'dispositivo'
  readonly cn?: string
  readonly ci?: 'github' | 'gitlab' | 'none'
  readonly yes?: boolean
  readonly json?: boolean
}

/** What the five questions ask for. */
interface Asked {
  title: string
  producer: string
  appVersion: string
  profile: string
  cn: string
}

const usual: Asked = {
  title: t`Il nostro applicativo`,
  producer: t`La nostra software house`,
  appVersion: '1.0.0',
  profile: 'struttura',
  // A domain that nobody can have: enough for the simulator, and never taken for the real one.
  cn: '01234567897.applicativo.invalid',
}

const flags: Readonly<Record<keyof Asked, string>> = {
  title: '--title',
  producer: '--producer',
  appVersion: '--app-version',
  profile: '--profile',
  cn: '--cn',
}

const questions: Readonly<Record<keyof Asked, string>> = {
  title: t`Nome dell'applicazione, come comunicato o da comunicare all'autorità`,
  producer: t`Produttore`,
  appVersion: t`Versione`,
  profile: t`Profilo: struttura (certificato autogenerato) o dispositivo (carta del medico, della farmacia)`,
  cn: t`Nome comune del certificato, PartitaIva.Dominio.it`,
}

const faults: Readonly<Record<keyof Asked, (text: string) => string | undefined>> = {
  title: (text) => (text.trim() === '' ? t`atteso un nome` : undefined),
  producer: (text) => (text.trim() === '' ? t`atteso un nome` : undefined),
  appVersion: (text) => (text.trim() === '' ? t`attesa una versione` : undefined),
  profile: (text) =>
    text === 'struttura' || text === 'dispositivo'
      ? undefined
      : t`atteso struttura o dispositivo, trovato «${text}»`,
  cn: (text) => {
    if (text === usual.cn) return undefined
    try {
      acceptCommonName(text, { anyForm: false })
      return undefined
    } catch (error) {
      return (error as Error).message
    }
  },
}

/** Asks a person, again until the answer can be used. */
const ask = async (
  name: keyof Asked,
  terminal: ReturnType<typeof openTerminal>,
): Promise<string> => {
  for (;;) {
    terminal.write(`${questions[name]} [${usual[name]}]: `)
    const line = await terminal.nextLine()
    if (line === null)
      throw new HarnessError(
        'COMMAND_INVALID',
        t`fermato prima dell'ultima risposta: non è stato scritto niente`,
      )
    const answer = line.trim() === '' ? usual[name] : line.trim()
    const fault = faults[name](answer)
    if (fault === undefined) return answer
    terminal.write(`  ${fault}\n`)
  }
}

const answersOf = async (options: InitOptions, io: Io): Promise<Asked> => {
  const { title, producer, appVersion, profile, cn } = options
  const given: Partial<Asked> = Object.fromEntries(
    Object.entries({ title, producer, appVersion, profile, cn }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  for (const name of Object.keys(given) as (keyof Asked)[]) {
    const fault = faults[name](given[name] ?? '')
    if (fault !== undefined) throw new HarnessError('COMMAND_INVALID', `${flags[name]}: ${fault}`)
  }
  const names = (Object.keys(usual) as (keyof Asked)[]).filter((name) => given[name] === undefined)
  if (names.length === 0 || options.yes === true) return { ...usual, ...given }
  if (io.operator === null || io.json)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`mancano ${names.map((name) => flags[name]).join(', ')}, e non c'è nessuno a cui chiederli`,
      { hint: t`indicarli, o --yes per i valori predefiniti` },
    )
  const terminal = openTerminal(io.operator, { write: io.out }, io.cwd, io.signal)
  try {
    const found = { ...usual, ...given }
    for (const name of names) {
      // A card has no certificate to be made here.
      if (name === 'cn' && found.profile === 'dispositivo') continue
      found[name] = await ask(name, terminal)
    }
    return found
  } finally {
    terminal.close()
  }
}

const dayMs = 86_400_000

/** The self-generated certificate of pre-collaudo and collaudo, for a profile that has one. */
const certificateFiles = async (cn: string): Promise<readonly WorkspaceFile[]> => {
  const now = Date.now()
  const issued = await issueSelfSigned({
    commonName: cn,
    use: 'server-client',
    validFrom: new Date(now - 3_600_000),
    validTo: new Date(now + 365 * dayMs),
  })
  return [
    { name: 'certificati/client.pem', content: issued.certificatePem, secret: false },
    { name: 'certificati/client.key', content: issued.keyPem, secret: true },
  ]
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined

/** Whether the folder has a package of its own that does not say `"type": "module"`. */
const isCommonJs = (folder: string): boolean => {
  const file = join(folder, 'package.json')
  if (!isThere(file)) return false
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown } | null)?.type !== 'module'
  } catch {
    throw new HarnessError(
      'COMMAND_INVALID',
      t`package.json di questa cartella non è JSON leggibile`,
      {
        hint: t`correggerlo, o cominciare in una cartella vuota`,
      },
    )
  }
}

/** Lays out a workspace. What is there already stays as it is. */
export const init = async (
  into: string | undefined,
  options: InitOptions,
  io: Io,
): Promise<number> => {
  const folder = resolve(io.cwd, into ?? '.')
  const { title, producer, appVersion, profile, cn } = await answersOf(options, io)
  const answers: WorkspaceAnswers = {
    title,
    producer,
    version: appVersion,
    profile: profile === 'dispositivo' ? 'dispositivo' : 'struttura',
    ci: options.ci ?? 'github',
    isCommonJs: isCommonJs(folder),
  }
  // A key without its certificate, or the other way round, would be worth nothing: both or none.
  const hasCertificate = ['client.pem', 'client.key'].some((name) =>
    isThere(join(folder, 'certificati', name)),
  )
  const files = [
    ...workspaceFiles(answers),
    ...(answers.profile === 'struttura' && !hasCertificate ? await certificateFiles(cn) : []),
  ]
  const written: string[] = []
  const kept: string[] = []
  for (const { name, content, secret } of files) {
    const file = join(folder, ...name.split('/'))
    if (isThere(file)) {
      kept.push(name)
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content, { flag: 'wx', mode: secret ? 0o600 : 0o644 })
    written.push(name)
  }
  if (io.json) {
    io.out(`${JSON.stringify({ folder, written, kept }, null, 2)}\n`)
    return exitCodes.passed
  }
  const at = relative(io.cwd, folder)
  io.out(
    [
      written.length === 0
        ? t`Non c'era niente da scrivere: i file ci sono già tutti.`
        : t`Scritti ${written.length} file${at === '' ? '' : t` in ${at}`}:`,
      ...written.map((name) => `  ${name}`),
      ...(kept.length === 0 ? [] : [t`C'erano già, e sono rimasti come erano: ${kept.join(', ')}`]),
      ...(cn === usual.cn && written.includes('certificati/client.pem')
        ? [
            t`Il certificato ha un nome di prova: per il collaudo vero, collaudo cert new --cn PartitaIva.Dominio.it --out certificati --force`,
          ]
        : []),
      '',
      t`Ora:`,
      ...(at === '' ? [] : [`  cd ${at}`]),
      ...(written.includes('package.json') ? ['  npm install'] : []),
      t`  npx collaudo check     controlla i file`,
      t`  npx collaudo run       esegue il piano di esempio sul simulatore, e ne fa il rapporto`,
      '',
    ].join('\n'),
  )
  return exitCodes.passed
}
