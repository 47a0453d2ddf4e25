import { t } from '../lib/language/t.ts'
import type { Origin } from '../model/exchange.ts'
import type { RunRecord } from '../model/run-record.ts'

const words: Readonly<Record<Origin, (count: number) => string>> = {
  application: (count) => t`${count} dell'applicativo`,
  harness: (count) => t`${count} di questo strumento`,
  file: (count) => t`${count} lette da file`,
}

const originsOf = ({ cases }: Pick<RunRecord, 'cases'>): readonly Origin[] =>
  cases
    .flatMap(({ steps }) => steps)
    .flatMap(({ exchanges }) => exchanges.map(({ origin }) => origin))

/** Whose the calls of a run were, counted for each origin. */
export const originCounts = (record: Pick<RunRecord, 'cases'>): string => {
  const origins = originsOf(record)
  return (Object.keys(words) as Origin[])
    .map((origin) => words[origin](origins.filter((one) => one === origin).length))
    .join(', ')
}

/** Whose the calls of a run were, counted; undefined where all are this tool's, as they usually are. */
export const originText = ({ by, cases }: Pick<RunRecord, 'by' | 'cases'>): string | undefined => {
  const origins = originsOf({ cases })
  const isUsual = by !== 'application' && origins.every((origin) => origin === 'harness')
  if (isUsual) return undefined
  return (Object.keys(words) as Origin[])
    .map((origin) => ({ origin, count: origins.filter((one) => one === origin).length }))
    .filter(({ origin, count }) => count > 0 || origin === 'application')
    .map(({ origin, count }) => words[origin](count))
    .join(', ')
}
