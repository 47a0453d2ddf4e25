import { join } from 'node:path'

import { HarnessError } from '../../../errors/harness-error.ts'
import { readRun } from '../../../evidence/run-file.ts'
import { t } from '../../../lib/language/t.ts'
import { nearest } from '../../../lib/nearest.ts'
import type { CaseRecord } from '../../../model/run-record.ts'
import { loadProcedure } from '../../../plan/load-file.ts'
import { findWorkspace } from '../../../plan/workspace.ts'
import { prepareReport } from '../../../procedure/prepare-run-letter.ts'
import { adaptersOf } from '../../adapters-of.ts'
import type { Io } from '../../io.ts'
import { findRun } from '../find-run.ts'
import { writeDraft, type DraftOptions } from './write-draft.ts'

export interface ReportOptions extends Omit<DraftOptions, 'application'> {
  readonly text?: string
  readonly bodies?: boolean
}

const caseNamed = (cases: readonly CaseRecord[], id: string, run: string): CaseRecord => {
  const found = cases.find((one) => one.id === id)
  if (found !== undefined) return found
  const known = cases.map((one) => one.id)
  const near = nearest(id, known)
  throw new HarnessError('COMMAND_INVALID', t`il caso «${id}» non è nell'esecuzione ${run}`, {
    hint:
      near === undefined
        ? t`collaudo report ${run} mostra i suoi casi`
        : t`forse si intendeva «${near}»`,
  })
}

/** The draft of a report to the help desk about a case of a run. */
export const draftReport = async (
  run: string,
  id: string,
  { text, bodies, ...options }: ReportOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const folder = findRun(join(workspace.folder, 'reports'), io.cwd, run)
  const record = readRun(folder)
  const found = caseNamed(record.cases, id, record.run)
  const procedure = loadProcedure(workspace)
  const adapters = await adaptersOf(workspace)
  const ready = procedure.ok
    ? prepareReport({ procedure: procedure.value }, { folder, record }, found, adapters, {
        bodies: bodies === true,
        ...(text === undefined ? {} : { observed: text }),
      })
    : procedure
  const next = t`Chi la riceve cerca ogni chiamata per istante, nonce e codice fiscale dell'operatore.`
  return writeDraft(ready, [], { workspace: workspace.folder, next }, options, io)
}
