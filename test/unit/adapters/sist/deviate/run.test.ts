import { beforeAll, expect, test } from 'vitest'

import type { RunRecord } from '../../../../../src/model/run-record.ts'
import { makeSmallPlan } from '../../../../support/e2e-small-plan.ts'
import { readyPlan } from '../../../../support/run-here.ts'
import type { TempWorkspace } from '../../../../support/temp-workspace.ts'

const steps = (id: string, ...more: readonly string[]): string => `id: ${id}
title: Messaggi rotti di proposito
kind: negative
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00 } }
    expect: [{ identifier: nre }]
    capture: { nre: { xpath: //sist:IUP } }
${more.join('')}`

const refusedStep = (id: string, deviate: string, fault: string): string => `  - id: ${id}
    again: emissione
    deviate: ${deviate}
    expect: [{ refused: { fault: ${fault} } }]
`

const broken = steps(
  'P-02',
  refusedStep('scaduto', '{ security: timestamp-expired }', '000265'),
  refusedStep('ripetuto', '{ application: { repeated-nonce: emissione } }', '000220'),
  refusedStep('scambiati', '{ envelope: { order: [tipologia, assistito] } }', '000239'),
  refusedStep(
    'altro-valore',
    "{ body: { replace: { at: '//sist:tipologia', with: '${ nre }' } } }",
    '000239',
  ),
  `  - id: registrazione
    uses: sist
    send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione }, body: { oscurato: false } }
    deviate: { document: { cades: content-altered } }
    expect: [{ refused: { fault: 000219 } }]
`,
)

const unbroken = steps('P-01', refusedStep('nulla', "{ body: { remove: '//sist:iup' } }", '000239'))

let workspace: TempWorkspace
let record: RunRecord

const caseOf = (id: string) => record.cases.find((one) => one.id === id)

beforeAll(async () => {
  workspace = makeSmallPlan()
  workspace.write('plans/prova/cases/P-01.case.yaml', unbroken)
  workspace.write('plans/prova/cases/P-02.case.yaml', broken)
  await using plan = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: { CODICE_DI_PROVA: 'CODICE-DI-PROVA' },
  })
  record = await plan.run('rotti')
})

test('a case breaks one message after another, with values of its own', async () => {
  expect(caseOf('P-02')?.outcome).toEqual({ status: 'passed' })
  expect(caseOf('P-02')?.steps.map(({ id, outcome }) => [id, outcome.status])).toEqual(
    ['emissione', 'scaduto', 'ripetuto', 'scambiati', 'altro-valore', 'registrazione'].map((id) => [
      id,
      'passed',
    ]),
  )
})

test('a deviation that finds nothing breaks the case, and sends nothing', async () => {
  expect(caseOf('P-01')?.outcome).toMatchInlineSnapshot(`
    {
      "code": "DEVIATION_INVALID",
      "hint": "I prefissi sono sist, soapenv, wsse, wsu, ds, hl7; la radice è sist:chkPrescrizione.",
      "message": "Deviazione «body»: l'XPath //sist:iup non trova nulla: il messaggio partirebbe integro.",
      "status": "broken",
      "trouble": "plan-error",
    }
  `)
  expect(caseOf('P-01')?.steps.map(({ exchanges }) => exchanges.length)).toEqual([1, 0])
})
