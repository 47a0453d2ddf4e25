import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { t } from '../../lib/language/t.ts'
import { parseYaml } from '../read-yaml.ts'
import type { Workspace } from '../workspace.ts'
import { allTexts, type PlacedText } from './fields.ts'
import type { Finding } from './finding.ts'

const maxBytes = 2_000_000

const names =
  'pass(?:phrase|word|wd)?|pwd|(?:key-?)?pin(?:-?code)?|secret|client-?secret|api-?key|(?:access-?)?token|private-?key|application-?code|codice-?applicativo'

/** Keys that hold a secret, wherever they stand: their value is a reference, never a text. */
const secretKey = new RegExp(`^(?:${names})$`, 'i')

/** Whether a text is worth being read for its values: most files have nothing of the kind. */
const worthReading = new RegExp(`(?:^|[\\s{,'"])(?:${names})['"]?\\s*:|[A-Za-z0-9+/_-]{32}`, 'im')

/** A code of 32 characters or more that no person made up: hexadecimal, or base64 with letters and digits. */
const looksLikeCode = (text: string): boolean =>
  /^[0-9a-f]{32,}$/i.test(text) ||
  (/^[A-Za-z0-9+/_-]{32,}={0,2}$/.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    /\d/.test(text) &&
    // A path, or a name of several words.
    !/[/_-][a-z]+[/_-]/.test(text))

const pem = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/

interface ReadableFile {
  readonly file: string
  readonly text: string
  /** Whether codes without a telling key are looked for as well. */
  readonly isConfiguration: boolean
}

const filesUnder = (workspace: Workspace, folder: string, pattern: RegExp): ReadableFile[] => {
  const absolute = join(workspace.folder, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size <= maxBytes)
    .toSorted()
    .map((path) => ({
      file: workspace.display(path),
      text: readFileSync(path, 'utf8'),
      isConfiguration: !folder.startsWith('plans'),
    }))
}

const finding = (
  file: string,
  place: { readonly line: number; readonly column: number },
  message: string,
  hint: string,
): Finding => ({ code: 'SECRET_WRITTEN', level: 'error', file, ...place, message, hint })

const referenceHint = t`metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato`

/** Where in a text an offset stands, counted from 1. */
const placeAt = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

const keysIn = ({ file, text }: ReadableFile): Finding[] => {
  const found = pem.exec(text)
  return found === null
    ? []
    : [
        finding(
          file,
          placeAt(text, found.index),
          t`una chiave privata è scritta nel file`,
          t`spostarla in un file a parte, fuori dal piano e non condiviso, e indicarlo nell'ambiente; se il file è già stato condiviso, la chiave va cambiata`,
        ),
      ]
}

const isSecretPlace = ({ path }: PlacedText): boolean => {
  const key = path.at(-1)
  return typeof key === 'string' && secretKey.test(key)
}

/** The fingerprint of a public key, which is there to be read. */
const isFingerprint = ({ path }: PlacedText, value: string): boolean =>
  path.join('.') === 'communicated.public-key.sha256' && /^[0-9a-f]{64}$/i.test(value)

const valuesIn = ({ file, text, isConfiguration }: ReadableFile): Finding[] => {
  if (!/\.ya?ml$/i.test(file) || !worthReading.test(text)) return []
  const source = parseYaml(file, text)
  if (!source.ok) return []
  return allTexts(source.value.value).flatMap((one): Finding[] => {
    const value = one.text.trim()
    // An expression takes its value from elsewhere; the key is shown in full by the rule above.
    if (value === '' || value.includes('${') || pem.test(value)) return []
    const place = source.value.locate(one.path)
    if (isSecretPlace(one))
      return [
        finding(
          file,
          place,
          t`il valore di «${String(one.path.at(-1))}» è scritto nel file`,
          referenceHint,
        ),
      ]
    return isConfiguration && looksLikeCode(value) && !isFingerprint(one, value)
      ? [
          finding(
            file,
            place,
            t`il valore di «${String(one.path.at(-1))}» ha l'aspetto di un codice segreto`,
            referenceHint,
          ),
        ]
      : []
  })
}

/** Values of `.env` that stand in a file as well: what holds them is not told. */
const knownIn = (
  { file, text }: ReadableFile,
  secrets: Readonly<Record<string, string>>,
): Finding[] =>
  Object.entries(secrets).flatMap(([name, value]) => {
    const offset = value.length < 8 ? -1 : text.indexOf(value)
    return offset < 0
      ? []
      : [
          finding(
            file,
            placeAt(text, offset),
            t`il valore della variabile ${name} è scritto nel file`,
            referenceHint,
          ),
        ]
  })

/**
 * Secrets written in the files of plans, environments and applications. `secrets` are those that are known by
 * the name of their variable. No message holds a secret.
 */
export const writtenSecrets = (
  workspace: Workspace,
  plans: readonly string[],
  secrets: Readonly<Record<string, string>>,
): Finding[] => {
  const readable = /\.(?:ya?ml|json|csv|txt|md|xml|xsd)$/i
  const files = [
    // A key has no place at all in a plan or beside an application.
    ...plans.flatMap((plan) => filesUnder(workspace, `plans/${plan}`, /./)),
    ...filesUnder(workspace, 'applications', /./),
    ...filesUnder(workspace, 'suites', readable),
    ...filesUnder(workspace, 'environments', readable),
  ]
  return files.flatMap((one) => [...keysIn(one), ...valuesIn(one), ...knownIn(one, secrets)])
}
