import { expect, test } from 'vitest'

import type { Io } from '../../../../src/cli/io.ts'
import { makeProgress } from '../../../../src/cli/progress.ts'
import type { CaseRecord } from '../../../../src/model/run-record.ts'
import type { Outcome } from '../../../../src/model/outcome.ts'

const passed: Outcome = { status: 'passed' }
const failed: Outcome = { status: 'failed', trouble: 'unmet-check', message: 'Una verifica' }

/** What is printed of these cases, each of which takes a second and a quarter. */
const printed = (
  cases: readonly (readonly [id: string, area: string, outcome: Outcome])[],
  areas?: ReadonlyMap<string, number>,
): string => {
  let out = ''
  const io = { out: (text: string) => void (out += text), colour: false, interactive: false }
  const progress = makeProgress(io as unknown as Io, cases.length, areas)
  for (const [id, area, outcome] of cases)
    progress.onEvent({
      event: 'case-end',
      at: '2026-03-02T08:00:02.000Z',
      record: {
        id,
        title: `Il caso ${id}`,
        area,
        outcome,
        startedAt: '2026-03-02T08:00:00.000Z',
        endedAt: '2026-03-02T08:00:01.250Z',
        steps: [],
      } as unknown as CaseRecord,
    })
  return out
}

const run = [
  ['A-1', 'Prima', passed],
  ['B-1', 'Seconda', passed],
  ['A-2', 'Prima', passed],
  ['C-1', 'Terza', passed],
  ['B-2', 'Seconda', failed],
] as const

test('each case has its line, with what went wrong below it', () => {
  expect(printed(run)).toMatchInlineSnapshot(`
    "  ✓ A-1 Il caso A-1 1,25 s
      ✓ B-1 Il caso B-1 1,25 s
      ✓ A-2 Il caso A-2 1,25 s
      ✓ C-1 Il caso C-1 1,25 s
      ✗ B-2 Il caso B-2 1,25 s
          Verifica non soddisfatta: Una verifica
    "
  `)
})

test('in brief an area has one line once it is finished, and only what did not pass is named', () => {
  const areas = new Map([
    ['Prima', 2],
    ['Seconda', 2],
    ['Terza', 1],
  ])
  expect(printed(run, areas)).toMatchInlineSnapshot(`
    "  ✓ Prima: 2 casi superati 2,50 s
      ✓ Terza: 1 caso superato 1,25 s
      ✗ B-2 Il caso B-2 1,25 s
          Verifica non soddisfatta: Una verifica
      ✗ Seconda: superati 1 su 2 2,50 s
    "
  `)
})
