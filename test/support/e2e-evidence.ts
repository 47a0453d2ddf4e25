import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { EvidenceRef } from '../../src/model/evidence-ref.ts'
import type { CaseRecord, ExchangeRecord, RunRecord } from '../../src/model/run-record.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** Every exchange of a run, with the case that it belongs to. */
export const exchangesOf = (
  record: RunRecord,
): { readonly caseId: string; readonly exchange: ExchangeRecord }[] =>
  record.cases.flatMap(({ id, steps }) =>
    steps.flatMap(({ exchanges }) => exchanges.map((exchange) => ({ caseId: id, exchange }))),
  )

export const caseOf = (record: RunRecord, id: string): CaseRecord => {
  const found = record.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not in ${record.run}`)
  return found
}

/** The bytes of a piece of evidence. */
export const evidenceBytes = (workspace: TempWorkspace, run: string, ref: EvidenceRef): Buffer =>
  readFileSync(join(workspace.folder, 'reports', run, ref.path))
