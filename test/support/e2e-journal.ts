import { existsSync, readFileSync } from 'node:fs'

import { RunEvent } from '../../src/model/event.ts'
import type { CaseRecord } from '../../src/model/run-record.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** The whole lines of a run's journal; none before it is there. */
export const journalOf = (workspace: TempWorkspace, run: string): RunEvent[] => {
  const file = workspace.path('reports', run, 'events.ndjson')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => RunEvent.parse(JSON.parse(line)))
}

/** The cases that ended, in the order in which they did. */
export const endedCases = (workspace: TempWorkspace, run: string): CaseRecord[] =>
  journalOf(workspace, run).flatMap((event) => (event.event === 'case-end' ? [event.record] : []))
