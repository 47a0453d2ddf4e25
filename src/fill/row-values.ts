import { t } from '../lib/language/t.ts'
import type { VendorField } from '../importer/fields.ts'
import type { Mapping } from '../importer/mapping.ts'
import { romeDate, romeIso } from '../lib/rome-time.ts'
import type { CaseRecord } from '../model/run-record.ts'
import { decidingCall, declarationText, errorText, factOf, lastFact } from './deciding-call.ts'

/** What a row gets, by field; or why it gets nothing. */
export interface RowValues {
  readonly values: ReadonlyMap<VendorField, string>
  readonly empty: string | null
}

/** Where the values of a field are looked for, by the names that the mapping gives. */
export type FactNames = (field: VendorField) => readonly string[]

const nothing = (empty: string): RowValues => ({ values: new Map(), empty })

const momentOf = (
  iso: string,
  { date, timestamp }: Mapping,
): { date: string; timestamp: string } => {
  const instant = new Date(iso)
  const rome = romeIso(instant)
  return {
    date: date === 'dd/MM/yyyy' ? romeDate(instant) : rome.slice(0, 10),
    timestamp:
      timestamp === 'utc'
        ? `${instant.toISOString().slice(0, 19)}Z`
        : rome.replace(/\.\d{3}(?=[+-])/, ''),
  }
}

/** Fields that only a person's answer or a captured value fills in. */
const answered = ['blocking', 'visible', 'back-office', 'retry', 'resend', 'notes'] as const

/** What a case that does not apply gets: that it does not, and why. Nothing else may stand in its row. */
export const notApplicableValues = (reason: string, mapping: Mapping): RowValues => ({
  values: new Map([
    ['applicable', mapping.applicable.no],
    ['reason', reason],
  ]),
  empty: null,
})

/** What the records of a case give to its row: several where the case has a table of examples. */
export const valuesOf = (
  records: readonly CaseRecord[],
  mapping: Mapping,
  names: FactNames,
  runFolder: string,
): RowValues => {
  const failed = records.find(({ outcome }) => outcome.status === 'failed')
  const other = records.find(
    ({ outcome, partial }) =>
      partial !== undefined || (outcome.status !== 'passed' && outcome.status !== 'failed'),
  )
  if (other?.partial !== undefined)
    return nothing(t`è ripartito da un passo a metà: non prova niente`)
  if (failed === undefined && other !== undefined)
    return nothing(
      other.outcome.status === 'skipped'
        ? other.outcome.reason
        : other.outcome.status === 'broken'
          ? t`si è interrotto: ${other.outcome.message}`
          : '',
    )
  const record = failed ?? records.at(-1)
  if (record === undefined) return nothing(t`non è nell'esecuzione`)
  const values = new Map<VendorField, string>([
    ['applicable', mapping.applicable.yes],
    ['outcome', failed === undefined ? mapping.outcome.passed : mapping.outcome.failed],
  ])
  const put = (field: VendorField, value: string | undefined): void => {
    if (value !== undefined && value.trim() !== '') values.set(field, value.trim())
  }
  const call = decidingCall(record, names('trace'))
  const isDeclared = record.kind === 'declared'
  if (!isDeclared) {
    const moment = momentOf(call?.exchange.startedAt ?? record.endedAt, mapping)
    put('date', moment.date)
    put('timestamp', moment.timestamp)
  }
  if (call !== undefined) {
    // Both are of the same call: a trace of one and an id of another would be found nowhere.
    put('trace', factOf(call.step, names('trace')))
    put('message-id', factOf(call.step, names('message-id')))
  }
  put('error', lastFact(record, names('error'))?.value ?? errorText(record))
  put('handling', lastFact(record, names('handling'))?.value ?? declarationText(record, runFolder))
  for (const field of answered) put(field, lastFact(record, names(field))?.value)
  return { values, empty: null }
}
