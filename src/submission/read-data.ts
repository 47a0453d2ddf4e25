import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import type { SubmissionFinding } from './finding.ts'

/** A result of `data.json`, as far as it can be read. */
export interface DataResult {
  readonly pointer: string
  /** As a number of the plan; null where it is none. */
  readonly id: number | null
  readonly ts: string | null
  readonly traceId: string | null
  readonly workflowInstanceId: string | null
  readonly files: readonly string[]
}

export interface SubmittedData {
  readonly appVendor: string
  readonly appID: string
  readonly appVersion: string
  readonly results: readonly DataResult[]
}

export const dataFile = 'data.json'
export const timestampForm =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/
/** 16 hexadecimal digits, 32 since 2025. */
export const traceForm = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/
export const unknownWorkflow = 'UNKNOWN_WORKFLOW_ID'
const textIds = /^\d{1,9}$/

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Fields = Readonly<Record<string, Json>>

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const oddCharacters = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/u

/** Tells what is wrong with a result, and reads what can be read of it. */
const readResult = (value: Json, index: number, findings: SubmissionFinding[]): DataResult => {
  const pointer = `/results/${index}`
  const tell = (rule: string, key: string, message: string, fix: string): void => {
    findings.push({ rule, place: `${dataFile}${pointer}${key}`, message, fix })
  }
  const fields: Fields = isFields(value) ? value : {}
  const text = (key: string): string | null => {
    const found = fields[key]
    if (found === undefined || found === null || found === '') return null
    if (typeof found === 'string') return found
    tell(
      'data-type',
      `/${key}`,
      t`atteso un testo, trovato ${JSON.stringify(found)}`,
      t`scriverlo tra virgolette`,
    )
    return typeof found === 'number' ? String(found) : null
  }
  const { id: given } = fields
  const id =
    typeof given === 'number' && Number.isInteger(given)
      ? given
      : typeof given === 'string' && textIds.test(given.trim())
        ? Number(given)
        : null
  if (typeof given !== 'number' || id === null)
    tell(
      'data-id',
      '/id',
      t`atteso l'id del piano come numero intero, trovato ${shown(JSON.stringify(given ?? null))}`,
      id === null
        ? t`scrivere l'ID della colonna A del foglio`
        : t`scrivere ${id}, senza virgolette`,
    )
  const ts = text('ts')
  if (ts === null || !timestampForm.test(ts))
    tell(
      'data-ts',
      '/ts',
      t`atteso AAAA-MM-GGThh:mm:ssZ, trovato «${shown(ts ?? '')}»`,
      t`scrivere l'istante della chiamata in UTC, senza millisecondi`,
    )
  const traceId = text('traceId')
  if (traceId === null)
    tell(
      'data-trace',
      '/traceId',
      Object.hasOwn(fields, 'traceID')
        ? t`manca traceId: c'è traceID, che è il nome nella risposta del gateway`
        : t`manca traceId`,
      t`scrivere il traceID della risposta sotto il nome traceId`,
    )
  else if (!traceForm.test(traceId))
    tell(
      'data-trace',
      '/traceId',
      t`attese 16 o 32 cifre esadecimali minuscole, trovato «${shown(traceId)}»`,
      t`copiare il traceID dalla risposta del gateway, come testo`,
    )
  const files = fields['files']
  const names = Array.isArray(files) ? (files as readonly Json[]) : []
  if (
    files !== undefined &&
    (!Array.isArray(files) || names.some((name) => typeof name !== 'string'))
  )
    tell(
      'data-type',
      '/files',
      t`atteso un elenco di nomi di file`,
      t`scrivere "files": ["nome.pdf"]`,
    )
  return {
    pointer,
    id,
    ts,
    traceId,
    workflowInstanceId: text('workflowInstanceId'),
    files: names.filter((name): name is string => typeof name === 'string'),
  }
}

/** Reads `data.json`, telling everything that is wrong with it by itself. */
export const readData = (
  bytes: Uint8Array,
): { readonly data: SubmittedData | null; readonly findings: readonly SubmissionFinding[] } => {
  const findings: SubmissionFinding[] = []
  let value: Json
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return {
      data: null,
      findings: [
        {
          rule: 'data-json',
          place: dataFile,
          message: t`non è JSON valido in UTF-8 (${shown(reason)})`,
          fix: t`controllare virgole e virgolette nel punto indicato`,
        },
      ],
    }
  }
  const fields: Fields = isFields(value) ? value : {}
  const required = (key: 'appVendor' | 'appID' | 'appVersion'): string => {
    const found = fields[key]
    if (typeof found !== 'string' || found.trim() === '') {
      findings.push({
        rule: 'data-triplet',
        place: `${dataFile}/${key}`,
        message: t`atteso un testo, trovato ${shown(JSON.stringify(found ?? null))}`,
        fix: t`scrivere lo stesso valore che è nel token`,
      })
      return ''
    }
    if (found !== found.trim() || oddCharacters.test(found))
      findings.push({
        rule: 'data-triplet',
        place: `${dataFile}/${key}`,
        message: t`«${shown(found)}» ha spazi ai bordi o caratteri invisibili`,
        fix: t`togliere i caratteri che non si vedono: il confronto con il token è carattere per carattere`,
      })
    return found
  }
  const results = fields['results']
  if (!Array.isArray(results) || results.length === 0)
    findings.push({
      rule: 'data-results',
      place: `${dataFile}/results`,
      message: t`atteso un elenco di risultati, non vuoto`,
      fix: t`un elemento per ogni caso OK o KO applicabile`,
    })
  const list = Array.isArray(results) ? (results as readonly Json[]) : []
  return {
    data: {
      appVendor: required('appVendor'),
      appID: required('appID'),
      appVersion: required('appVersion'),
      results: list.map((one, index) => readResult(one, index, findings)),
    },
    findings,
  }
}
