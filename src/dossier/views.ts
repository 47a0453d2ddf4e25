import type { Adapter } from '../adapter/define-adapter.ts'
import { callsTable } from '../calls/call-table.ts'
import { callsOf, type Call } from '../calls/calls-of.ts'
import type { Files } from './archive.ts'
import { combineRuns } from './combine-runs.ts'
import { callsFile, summaryFile, type Parts } from './parts.ts'
import { writeSummary } from './summary/write-summary.ts'

/** Every call of the cases, each read from the run that its result comes from. */
export const callsOfParts = (
  { runs }: Pick<Parts, 'runs'>,
  adapters: readonly Adapter[],
): readonly Call[] => {
  const { record, runOf } = combineRuns(runs)
  return record.cases.flatMap((one) => callsOf(runOf(one.id).folder, one, adapters).calls)
}

/** What a dossier shows of its runs. It is made of nothing else, so that whoever verifies can make it again. */
export const viewsOf = async (parts: Parts, adapters: readonly Adapter[]): Promise<Files> => {
  const calls = callsOfParts(parts, adapters)
  return new Map([
    [callsFile, Buffer.from(callsTable(calls), 'utf8')],
    [summaryFile, await writeSummary(parts, combineRuns(parts.runs), calls)],
  ])
}
