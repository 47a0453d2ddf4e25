import { beforeAll, expect, test } from 'vitest'

import { evidenceBytes } from '../support/e2e-evidence.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { runJson } from '../support/run-cli.ts'

const written = [
  ...['0007', '034298051', '000279', '2026-01-01', '1e5', '0x10', '1_000', '.5', '12:30:00'],
  ...['true', 'no', 'Infinity'],
]

const workspace = makeSmallPlan()

const step = (value: string, index: number): string => `
  - id: passo-${index}
    uses: sist
    send:
      operation: chkPrescrizione
      base: ricetta
      body: { codEsenzione: NES00, annotazione: ${value} }
    expect: [{ status: 200 }]`

let bodies: string[]

beforeAll(async () => {
  workspace.write(
    'plans/prova/cases/P-01.case.yaml',
    `id: P-01\ntitle: Valori senza apici\nkind: positive\nsteps:${written.map(step).join('')}\n`,
  )
  const { result } = await runJson(['prova', '--case', 'P-01'], { cwd: workspace.folder })
  expect(result.code).toBe(0)
  const run = workspace.runs().at(-1) ?? ''
  bodies = (workspace.record(run).cases[0]?.steps ?? []).flatMap(({ exchanges }) =>
    exchanges.map(({ request }) => evidenceBytes(workspace, run, request.body).toString('utf8')),
  )
})

test.each(written.map((value, index) => [value, index] as const))(
  '%s without quotes reaches the wire as it is written',
  (value, index) => {
    expect(bodies[index]).toContain(`<sist:annotazione>${value}</sist:annotazione>`)
  },
)
