import { sha256 } from '../lib/sha256.ts'
import { currentSchema } from '../model/run-record.ts'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const each = (value: unknown, change: (one: Fields) => Fields): unknown =>
  Array.isArray(value) ? value.map((one: unknown) => (isFields(one) ? change(one) : one)) : value

/** Of version 1 the authority's words are there, and their hash is not. */
const withWords = (head: Fields): Fields => {
  const { source } = head
  const words = isFields(source) ? source['text'] : undefined
  return typeof words === 'string' && head['wordsSha256'] === undefined
    ? { ...head, wordsSha256: sha256(words) }
    : head
}

/** From each older version of a record to the next one. */
const steps: Readonly<
  Record<string, { readonly to: string; readonly change: (one: Fields) => Fields }>
> = {
  'collaudo/run@1': {
    to: 'collaudo/run@2',
    change: (record) => ({ ...record, cases: each(record['cases'], withWords) }),
  },
}

/** A record as the current version has it, from any version that ever was; anything else is left for the schema to refuse. */
export const upgradeRecord = (value: unknown): unknown => {
  if (!isFields(value) || typeof value['schema'] !== 'string') return value
  const step = steps[value['schema']]
  return step === undefined ? value : upgradeRecord({ ...step.change(value), schema: step.to })
}

/** A line of the journal likewise: the header says its version, what follows is upgraded whatever it is. */
export const upgradeEvent = (value: unknown): unknown => {
  if (!isFields(value)) return value
  if (value['event'] === 'run-start' && isFields(value['header'])) {
    const { cases: planned, ...header } = upgradeRecord({
      ...value['header'],
      cases: value['planned'],
    }) as Fields
    return { ...value, header, planned }
  }
  return value['event'] === 'case-end' && isFields(value['record'])
    ? { ...value, record: withWords(value['record']) }
    : value
}

/** Whether a version of a record can be read. */
export const isReadable = (schema: unknown): boolean =>
  schema === currentSchema || (typeof schema === 'string' && Object.hasOwn(steps, schema))
