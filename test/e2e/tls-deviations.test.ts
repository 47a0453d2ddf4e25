import { readFileSync, rmSync } from 'node:fs'

import { beforeAll, expect, test } from 'vitest'

import type { CaseRecord, RunRecord } from '../../src/model/run-record.ts'
import { applicationEnv } from '../support/e2e-region.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { readyPlan } from '../support/run-here.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const caseText = (id: string, kind: string, rest: string): string => `id: ${id}
title: Il caso ${id}
kind: ${kind}
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00 } }
${rest}`

const refused = (id: string, tls: string, connection: string): string =>
  caseText(
    id,
    'negative',
    `    deviate: { tls: ${tls} }
    expect:
      - refused: { connection: { ${connection} } }
`,
  )

const silence = 'phase: tls, alert: none, closed-by: peer, sent: 0'

const cases: Readonly<Record<string, string>> = {
  none: refused('none', 'none', 'phase: tls, alert: certificate_required, sent: 0'),
  unknown: refused('unknown', 'unknown', silence),
  expired: refused('expired', 'expired', silence),
  another: refused('another', 'none', 'phase: tls, alert: unknown_ca'),
  accepted: caseText(
    'accepted',
    'negative',
    `    expect:
      - refused: { connection: { ${silence} } }
`,
  ),
  good: caseText(
    'good',
    'positive',
    `    expect:
      - xsd: contract
      - { xsd: contract, of: request }
      - { xsd: official.xsd, level: if-available }
      - { xpath: //c:IUP, namespaces: { c: 'www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/' }, exists: 'true' }
      - { header: content-type, contains: text/xml }
      - tls: { version-at-least: 1.2, days-left: 1, issuer: CA del simulatore }
      - { time: { less-than: 10m } }
      - size: { greater-than: 100 }
    capture:
      tipo: { header: Content-Type }
      radice: { regex: '<(?:\\w+:)?(Envelope)[ >]' }
`,
  ),
}

let workspace: TempWorkspace
let record: RunRecord

beforeAll(async () => {
  workspace = makeSmallPlan()
  const ids = Object.keys(cases)
  workspace.write(
    'plans/prova/plan.yaml',
    `title: Piano di prova\nversion: '1'\noperator: medico-titolare\nareas:\n  - name: TLS\n    cases: [${ids.join(', ')}]\n`,
  )
  for (const id of ['P-01', 'P-02']) rmSync(workspace.path('plans/prova/cases', `${id}.case.yaml`))
  for (const id of ids) workspace.write(`plans/prova/cases/${id}.case.yaml`, cases[id] ?? '')
  await using plan = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: applicationEnv,
  })
  record = await plan.run('tls')
})

const caseOf = (id: string): CaseRecord => {
  const found = record.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no case ${id}`)
  return found
}
const answerOf = (id: string) => caseOf(id).steps[0]?.exchanges[0]?.answer

test('a message with the right certificate is accepted, and every check of it is met', () => {
  const { outcome, steps } = caseOf('good')
  expect(steps[0]?.checks.filter(({ status }) => status !== 'met')).toEqual([
    {
      title: 'La risposta è valida secondo official.xsd',
      status: 'not-evaluated',
      level: 'if-available',
      expected: 'XML valido secondo official.xsd',
      actual: '—',
      reason: "il file «xsd/official.xsd» non c'è",
    },
  ])
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps[0]?.captured).toMatchObject({ radice: 'Envelope' })
  // What it was judged by is kept with it.
  const [file] = steps[0]?.files ?? []
  expect(file).toMatchObject({ name: 'contract/CVPService.xsd', mediaType: 'application/xml' })
  expect(readFileSync(workspace.path('reports/tls', file?.path ?? ''), 'utf8')).toContain(
    'targetNamespace="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/"',
  )
})

test('without a certificate the simulator refuses by an alert', () => {
  expect(caseOf('none').outcome).toEqual({ status: 'passed' })
  expect(answerOf('none')).toMatchObject({
    phase: 'tls',
    alert: 'certificate_required',
    closedBy: 'peer',
    sentBytes: 0,
    settleMs: 1000,
  })
})

test.each(['unknown', 'expired'])(
  'with a certificate that is %s it only closes, after a good control handshake',
  (id) => {
    expect(caseOf(id).outcome).toEqual({ status: 'passed' })
    expect(answerOf(id)).toMatchObject({
      phase: 'tls',
      alert: null,
      closedBy: 'peer',
      sentBytes: 0,
      control: { ok: true },
    })
  },
)

test('a refusal with another alert fails, and a call that is answered does too', () => {
  expect(caseOf('another').outcome).toMatchObject({
    status: 'failed',
    trouble: 'unexpected-refusal',
  })
  expect(caseOf('accepted').outcome).toMatchObject({ status: 'failed' })
})
