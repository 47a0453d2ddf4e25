import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { shown } from '../lib/shown.ts'
import { carriesFile } from './embedded-file.ts'
import type { SubmissionFinding } from './finding.ts'
import { dataFile, type SubmittedData } from './read-data.ts'
import { largestFile, type Submission } from './read-submission.ts'

const filesFolder = 'FILES/'
export const workbookName = 'report-checklist.xlsx'

/** How the path writes a value: a space becomes _, what is not a letter, digit, dot, hyphen or _ is dropped. */
const inPath = (value: string): string => value.replaceAll(' ', '_').replace(/[^A-Za-z0-9._-]/g, '')

const commonName = /^A1#\d{3}#[A-Za-z0-9._-]+$/

/** The folder's own path: GATEWAY/<CN>/<vendor>/<application>/<version>. */
export const pathFindings = (
  { path }: Submission,
  data: SubmittedData | null,
): SubmissionFinding[] => {
  const [cn = '', ...rest] = path
  if (!commonName.test(cn))
    return [
      {
        rule: 'path',
        place: path.join('/'),
        message: t`attesa una cartella …/GATEWAY/<CN>/<fornitore>/<applicativo>/<versione>, con il CN che comincia con A1#`,
        fix: t`mettere la consegna in quella cartella, e controllarla lì`,
      },
    ]
  if (data === null) return []
  const expected = [data.appVendor, data.appID, data.appVersion].map(inPath)
  return expected.flatMap((name, index): SubmissionFinding[] =>
    name === rest[index]
      ? []
      : [
          {
            rule: 'path',
            place: path.join('/'),
            message: t`attesa la cartella «${shown(name)}», trovata «${shown(rest[index] ?? '')}»`,
            fix: t`rinominare la cartella, o correggere data.json: uno spazio diventa _, il resto si toglie`,
          },
        ],
  )
}

/** Files that nobody asked for, and files that are there twice. */
const strayFindings = (submission: Submission, named: ReadonlySet<string>): SubmissionFinding[] => {
  const tell = (path: string, rule: string, message: string, fix: string): SubmissionFinding => ({
    rule,
    place: path,
    message,
    fix,
  })
  const seen = new Map<string, string>()
  return submission.files.flatMap(({ path, size, isLink }): SubmissionFinding[] => {
    if (isLink)
      return [tell(path, 'file-link', t`è un collegamento, non un file`, t`metterci il file vero`)]
    const isExpected =
      path === dataFile ||
      /^[^/]+\.xlsx$/i.test(path) ||
      /^accreditation_[\d_hms]+\.txt$/.test(path)
    const isUsed = path.startsWith(filesFolder) && named.has(path.split('/').at(-1) ?? '')
    const stray =
      isExpected || isUsed
        ? []
        : [
            tell(
              path,
              'file-stray',
              path.startsWith(filesFolder)
                ? t`nessun risultato di data.json lo nomina`
                : t`nella consegna non è previsto`,
              t`toglierlo, o nominarlo in files`,
            ),
          ]
    if (!path.startsWith(filesFolder) || path.startsWith(`${filesFolder}SIGNED/`)) return stray
    if (size === 0 || size > largestFile) return stray
    const digest = sha256(submission.read(path))
    const same = seen.get(digest)
    seen.set(digest, same ?? path)
    return same === undefined
      ? stray
      : [
          ...stray,
          tell(
            path,
            'file-duplicate',
            t`è uguale a ${same}, byte per byte`,
            t`ogni caso ha il suo documento`,
          ),
        ]
  })
}

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-')

/** The documents that `data.json` names, and those that are there. */
export const fileFindings = (
  submission: Submission,
  data: SubmittedData | null,
): SubmissionFinding[] => {
  const present = submission.files.filter(({ path }) => path.startsWith(filesFolder))
  const names = new Map(present.map((file) => [file.path.split('/').at(-1) ?? '', file]))
  const findings: SubmissionFinding[] = []
  for (const { pointer, id, files } of data?.results ?? []) {
    const tell = (rule: string, index: number | null, message: string, fix: string): void => {
      const place = `${dataFile}${pointer}/files${index === null ? '' : `/${index}`}`
      findings.push({ rule, place, message: t`caso ${String(id ?? '?')}: ${message}`, fix })
    }
    if (files.length === 0)
      tell(
        'NO_FILES',
        null,
        t`nessun documento`,
        t`nominare il PDF che è stato inviato, e metterlo in FILES/`,
      )
    for (const [index, name] of files.entries()) {
      const found = names.get(name)
      const alike = [...names.keys()].find((one) => one.toLowerCase() === name.toLowerCase())
      if (/[\\/]|^\.\.?$/.test(name))
        tell(
          'file-path',
          index,
          t`«${shown(name)}» è un percorso`,
          t`scrivere il solo nome del file`,
        )
      else if (found === undefined && alike !== undefined)
        tell(
          'file-case',
          index,
          t`atteso «${shown(name)}», in FILES/ c'è «${shown(alike)}»`,
          t`scrivere il nome con le stesse maiuscole`,
        )
      else if (found === undefined)
        tell(
          'NO_FILES',
          index,
          t`«${shown(name)}» non è in FILES/`,
          t`metterlo in FILES/, o correggere il nome`,
        )
      else if (!name.endsWith('.pdf'))
        tell(
          'NO_FILES',
          index,
          t`«${shown(name)}» non finisce con .pdf, in minuscolo`,
          t`rinominarlo`,
        )
      else if (!found.isLink && found.size <= largestFile) {
        const bytes = submission.read(found.path)
        if (!isPdf(bytes))
          tell(
            'NO_FILES',
            index,
            t`«${shown(name)}» non è un PDF`,
            t`metterci il PDF che è stato inviato`,
          )
        else if (carriesFile(bytes) === 'no')
          tell(
            'CDA_EMPTY',
            index,
            t`«${shown(name)}» non ha dentro nessun file: il CDA manca`,
            t`metterci il PDF che è stato inviato, con il suo cda.xml`,
          )
      }
    }
  }
  const named = new Set((data?.results ?? []).flatMap(({ files }) => files))
  return [...findings, ...strayFindings(submission, named)]
}
