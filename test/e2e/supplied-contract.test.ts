import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { officialFolder } from '../support/official-folder.ts'
import { runJson } from '../support/run-cli.ts'

// Another order, an element that must be there, a narrower text: the simulator goes by it too.
const official = officialFolder()
const workspace = makeSmallPlan()
workspace.edit(
  'plans/prova/payloads/ricetta.yaml',
  'tipologia: 1\n',
  'tipologia: 1\ncodPercorso: P1\n',
)
workspace.edit(
  'plans/prova/cases/P-02.case.yaml',
  `kind: positive
steps:`,
  `kind: negative
steps:`,
)
workspace.edit(
  'plans/prova/cases/P-02.case.yaml',
  `      body: { codEsenzione: NES00, tipoVisita: D }
    expect:
      - anomalies: none
      - identifier: nre
`,
  `      body: { codEsenzione: NES00, dataPrescrizione: ieri }
    expect:
      - refused: { fault: 000239 }
`,
)

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('a run holds every call against the supplied contract, says which it was, and copies none of it', async () => {
  const env = { SIST_WSDL_DIR: official }
  const { result, json } = await runJson(['prova'], { cwd: workspace.folder, env })
  expect([result.error, result.code]).toEqual(['', 0])
  expect(json.verdict).toBe('positivo')
  const run = workspace.runs().at(-1) ?? ''
  const { environment, cases } = workspace.record(run)
  expect(environment.contracts).toEqual({
    sist: {
      name: 'AAAService.wsdl, CVPService.wsdl',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      isSupplied: true,
    },
  })
  const title = 'Richiesta e risposta sono valide secondo il contratto ufficiale fornito'
  const told = cases.map(({ steps: [step] }) => step?.checks.find((one) => one.title === title))
  expect(told).toMatchObject([
    { status: 'met', level: 'warning', actual: 'richiesta e risposta valide' },
    { status: 'unmet', level: 'warning' },
  ])
  expect(told[1]?.actual).toMatch(/^richiesta non valida: .*dataPrescrizione.*ieri/)
  const page = workspace.read(`reports/${run}/report.html`)
  expect(page.length).toBeGreaterThan(1000)
  for (const file of filesIn(workspace.path('reports', run))) {
    const text = readFileSync(file, 'utf8')
    expect(text.includes('xsd:complexType'), file).toBe(false)
    expect(text.includes(official), file).toBe(false)
  }
})
