import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { askSecret } from './ask-secret.ts'
import type { Io } from './io.ts'

/** Where a passphrase comes from: never from the command line, which everybody on the machine can read. */
export interface PassphraseOptions {
  readonly passphraseEnv?: string
  readonly askPassphrase?: boolean
}

const wrong = (message: string, hint: string): HarnessError =>
  new HarnessError('COMMAND_INVALID', message, { hint })

const fromTerminal = async (question: string, io: Io): Promise<string> => {
  if (io.operator === null)
    throw wrong(
      t`nessuno è al terminale a scrivere la passphrase`,
      t`darla in una variabile di ambiente, con --passphrase-env NOME`,
    )
  io.error(question)
  const answer = await askSecret(io.operator, io.signal)
  if (answer === null || answer === '')
    throw wrong(t`nessuna passphrase`, t`ripetere il comando e scriverla`)
  return answer
}

const fromEnvironment = (name: string, io: Io): string => {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw wrong(
      t`--passphrase-env vuole il nome di una variabile di ambiente`,
      t`per esempio --passphrase-env SIST_CLIENT_P12_PASSPHRASE; il valore va nella variabile`,
    )
  const value = io.env[name]
  if (value !== undefined && value !== '') return value
  throw new HarnessError(
    'ENVIRONMENT_VALUE_MISSING',
    t`la variabile di ambiente ${name} non ha un valore`,
    { hint: t`scriverla in .env (${name}=…) o darla al comando` },
  )
}

/** The passphrase that opens a file, as the command says; undefined when it says none. */
export const passphraseToOpen = async (
  { passphraseEnv, askPassphrase }: PassphraseOptions,
  io: Io,
): Promise<string | undefined> => {
  if (passphraseEnv !== undefined) return fromEnvironment(passphraseEnv, io)
  return askPassphrase === true ? fromTerminal(t`Passphrase (non si vede):`, io) : undefined
}

// What a PKCS#12 holds is opened on other machines, whose programs disagree on anything but ASCII.
const acceptable = /^[\x20-\x7e]{8,128}$/

/** The passphrase that will protect a new file, asked twice; undefined when the command says none. */
export const passphraseToProtect = async (
  options: PassphraseOptions,
  io: Io,
): Promise<string | undefined> => {
  const given = await passphraseToOpen(options, io)
  if (given === undefined) return undefined
  if (!acceptable.test(given))
    throw wrong(
      t`la passphrase deve avere da 8 a 128 caratteri ASCII, senza accenti`,
      t`gli altri caratteri non tutti i programmi li leggono allo stesso modo`,
    )
  if (options.passphraseEnv === undefined) {
    const again = await fromTerminal(t`Ancora una volta:`, io)
    if (again !== given) throw wrong(t`le due passphrase sono diverse`, t`ripetere il comando`)
  }
  return given
}
