import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'

/** Where a file of a plan is, or why it cannot be used: both texts are Italian. */
export type PlanFile =
  | { readonly ok: true; readonly absolute: string }
  | { readonly ok: false; readonly message: string; readonly hint: string }

const refuse = (message: string, hint: string): PlanFile => ({ ok: false, message, hint })

// What Windows takes for a device whatever the folder and the extension.
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i

const relativeHint = t`scrivere il percorso a partire dalla cartella, con /, per esempio dati/a.csv`

/** Why a text cannot name a file inside a folder on any system; undefined when it can. */
const badReference = (reference: string): PlanFile | undefined => {
  const named = t`«${shown(reference)}»`
  if (reference === '')
    return refuse(t`atteso il nome di un file, trovato un testo vuoto`, relativeHint)
  if (reference.length > 400)
    return refuse(t`il nome di file ${named} è troppo lungo`, t`attesi al più 400 caratteri`)
  if (/\p{Cc}/u.test(reference))
    return refuse(t`il nome di file ${named} contiene un carattere di controllo`, t`toglierlo`)
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(reference))
    return refuse(t`${named} è un indirizzo, non un file del piano`, relativeHint)
  if (reference.includes('\\'))
    return refuse(
      t`il nome di file ${named} usa \\`,
      t`le cartelle si separano con /, anche su Windows`,
    )
  if (reference.startsWith('/') || reference.startsWith('~') || /^[a-z]:/i.test(reference))
    return refuse(t`il nome di file ${named} è assoluto`, relativeHint)
  if (/[:*?"<>|]/.test(reference))
    return refuse(
      t`il nome di file ${named} contiene un carattere che Windows non ammette`,
      t`toglierlo: : * ? " < > |`,
    )
  for (const segment of reference.split('/')) {
    if (segment === '..')
      return refuse(
        t`il nome di file ${named} esce dalla cartella`,
        t`copiare il file dentro la cartella del piano`,
      )
    if (segment === '' || segment === '.')
      return refuse(t`il nome di file ${named} non è scritto per intero`, relativeHint)
    if (/[. ]$/.test(segment) || device.test(segment))
      return refuse(
        t`il nome di file ${named} non è ammesso su Windows`,
        t`dare al file un altro nome`,
      )
  }
  return undefined
}

const isInside = (folder: string, file: string): boolean => {
  const path = relative(folder, file)
  return (
    path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && resolve(folder, path) === file
  )
}

/** Why a file system refuses, in Italian. */
export const fileTrouble = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code
  switch (code) {
    case 'ENOENT':
      return t`il file non esiste`
    case 'EISDIR':
      return t`è una cartella, non un file`
    case 'ENOTDIR':
      return t`una parte del percorso è un file, non una cartella`
    case 'EACCES':
    case 'EPERM':
      return t`manca il permesso di leggerlo`
    case 'ELOOP':
      return t`il collegamento simbolico gira su se stesso`
    case 'ENAMETOOLONG':
      return t`il nome è troppo lungo`
    default:
      return t`il file non si può leggere (${code ?? t`errore sconosciuto`})`
  }
}

/**
 * Whether a file may be read as part of a folder: it is a regular file, and no symbolic link leads it out.
 * `absolute` is then its real path.
 */
export const fileWithin = (folder: string, absolute: string): PlanFile => {
  try {
    const real = realpathSync(absolute)
    if (!isInside(realpathSync(folder), real))
      return refuse(
        t`un collegamento simbolico porta fuori dalla cartella`,
        t`mettere una copia del file al posto del collegamento`,
      )
    const found = statSync(real)
    if (found.isDirectory()) return refuse(t`è una cartella, non un file`, t`indicare un file`)
    if (!found.isFile()) return refuse(t`non è un file normale`, t`indicare un file`)
    return { ok: true, absolute: real }
  } catch (error) {
    return refuse(
      fileTrouble(error),
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? t`controllare il nome, anche maiuscole e minuscole`
        : t`controllare il file e i suoi permessi`,
    )
  }
}

/**
 * The file that a text of a plan refers to, relative to a folder of the plan: the one way from a name
 * written by a person to a file. Nothing outside the folder is reached, whatever the system: no `..`, no
 * absolute or Windows path, no device name, no symbolic link that leads out.
 */
export const resolvePlanFile = (folder: string, reference: string): PlanFile => {
  const bad = badReference(reference)
  if (bad !== undefined) return bad
  const found = fileWithin(folder, join(folder, ...reference.split('/')))
  return found.ok ? found : refuse(t`il file «${shown(reference)}»: ${found.message}`, found.hint)
}

/** The text of a file, with its bytes; or why it cannot be used. */
export type PlanText =
  | { readonly ok: true; readonly text: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly message: string; readonly hint: string }

/** The UTF-8 text of a file that `fileWithin` or `resolvePlanFile` found, of at most so many bytes. */
export const readPlanText = (found: PlanFile, maxBytes: number): PlanText => {
  if (!found.ok) return found
  try {
    const { size } = statSync(found.absolute)
    if (size > maxBytes)
      return {
        ok: false,
        message: t`il file ha ${size} byte: il massimo è ${maxBytes}`,
        hint: t`dividerlo in file più piccoli`,
      }
    const bytes = readFileSync(found.absolute)
    return { ok: true, bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? {
          ok: false,
          message: t`il file non è testo UTF-8`,
          hint: t`salvarlo con codifica UTF-8`,
        }
      : {
          ok: false,
          message: fileTrouble(error),
          hint: t`controllare il file e i suoi permessi`,
        }
  }
}

/** Names in a folder, in order; none when the folder is not there; why not when it cannot be read. */
export const namesIn = (
  folder: string,
):
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly message: string } => {
  try {
    return { ok: true, names: readdirSync(folder).toSorted() }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return { ok: true, names: [] }
    return {
      ok: false,
      message:
        code === 'ENOTDIR'
          ? t`attesa una cartella, trovato un file`
          : t`la cartella non si può leggere (${code ?? t`errore sconosciuto`})`,
    }
  }
}
