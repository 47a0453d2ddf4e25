import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'

/** A record of a chkPrescrizione request: scalars are text, `null` and absent mean the same. */
export type RequestData = Readonly<Record<string, unknown>>

/** The step to look at when a datum of the request is missing or wrong. */
export const requestHint = t`Controllare il passo che invia chkPrescrizione: il documento si costruisce dal suo body.`

/** Where a datum stands in the body of a request. */
export type DatumPath = readonly (string | number)[]

const lacking = new WeakMap<HarnessError, { readonly datum: DatumPath; readonly reason: string }>()

/** The datum of the request for whose sake a document cannot be built, and why; undefined where it is none of it. */
export const lackIn = (error: unknown) =>
  error instanceof HarnessError ? lacking.get(error) : undefined

/** A path as it is told, `a/b[1]`, as the keys that lead there. */
const keysOf = (path: string): DatumPath =>
  path.split('/').flatMap((part) => {
    const [, name = part, place] = /^(.*?)(?:\[(\d+)\])?$/.exec(part) ?? []
    return place === undefined ? [name] : [name, Number(place) - 1]
  })

/** The error of a document that cannot be built: `reason` completes the sentence. */
export const incomplete = (
  reason: string,
  hint: string = requestHint,
  datum?: DatumPath,
): HarnessError => {
  const error = new HarnessError(
    'DOCUMENT_INCOMPLETE',
    t`Il documento non si può costruire: ${reason}.`,
    { hint },
  )
  if (datum !== undefined) lacking.set(error, { datum, reason })
  return error
}

/** The same for a datum of the request, at a path as it is told. */
export const incompleteAt = (path: string, reason: string): HarnessError =>
  incomplete(reason, requestHint, keysOf(path))

/** The text of a field; undefined when it is absent, null or blank. */
export const textOf = (data: RequestData, name: string): string | undefined => {
  const value = data[name]
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** The text of a field that the document needs; throws DOCUMENT_INCOMPLETE with its `path`. */
export const requiredText = (data: RequestData, name: string, path: string = name): string => {
  const value = textOf(data, name)
  if (value === undefined)
    throw incompleteAt(path, t`nella richiesta chkPrescrizione manca «${path}»`)
  return value
}

const isRecord = (value: unknown): value is RequestData =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The record under a field; an empty one when it is absent. */
export const recordOf = (data: RequestData, name: string): RequestData => {
  const value = data[name]
  return isRecord(value) ? value : {}
}

/** The records under a field that may hold a list, a single record or nothing. */
export const recordsOf = (data: RequestData, name: string): readonly RequestData[] => {
  const value = data[name]
  return Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : []
}

/** A date written `GG/MM/AAAA` as HL7 writes it, `yyyyMMdd`; undefined when the field is empty. */
export const dateOf = (data: RequestData, name: string, path: string): string | undefined => {
  const written = textOf(data, name)
  if (written === undefined) return undefined
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})(?: |$)/.exec(written) ?? []
  if (day === undefined || month === undefined || year === undefined) {
    throw incompleteAt(path, t`«${path}» è «${written}», non una data GG/MM/AAAA`)
  }
  return `${year}${month}${day}`
}
