import { beforeAll, expect, test } from 'vitest'

import type { CaseRecord, RunRecord } from '../../../../../src/model/run-record.ts'
import { makeSmallPlan } from '../../../../support/e2e-small-plan.ts'
import { readyPlan } from '../../../../support/run-here.ts'
import type { TempWorkspace } from '../../../../support/temp-workspace.ts'

const emission = (expected: string): string => `  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00 } }
    expect: [${expected}]
    capture: { iup: { xpath: //sist:IUP, optional: true } }
`

const registration = `  - id: registrazione
    uses: sist
    send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione }, body: { oscurato: true } }
    expect: [{ esito: true }]
`

const cancellation = `  - id: annullamento
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ iup }', versione: 4.03 } }
    expect: [{ esito: true }]
`

const reading = (expected: string, identifier = '${ iup }'): string => `  - id: rilettura
    uses: sist
    send: { operation: getPrescrizioneIdentificata, body: { codiceFiscale: PNIMRA70A01H501P, identificativoRicetta: '${identifier}', versione: 4.03 } }
    expect: [${expected}]
`

const nre = '{ identifier: nre }'

interface Seen {
  readonly status: string
  readonly trouble?: string
  readonly code?: string
}

const passed: Seen = { status: 'passed' }
const unmet: Seen = { status: 'failed', trouble: 'unmet-check' }
const refused: Seen = { status: 'failed', trouble: 'unexpected-refusal' }
const other: Seen = { status: 'failed', trouble: 'unexpected-answer' }
const unknown: Seen = { status: 'broken', trouble: 'unknown-state', code: 'STATE_UNKNOWN' }
const untrusted = (code: string): Seen => ({
  status: 'broken',
  trouble: 'environment-unreachable',
  code,
})

interface Trouble {
  readonly orders: string
  readonly steps: string
  readonly seen: Seen
  /** How the simulator's own journal tells the last call: kind, status, fault, rule, whether it was executed. */
  readonly told: string | undefined
}

const trouble = (orders: string, steps: string, seen: Seen, told?: string): Trouble => ({
  orders,
  steps,
  seen,
  told,
})

const answered = 'answered 200'

/** What the client sees of each trouble, through the real adapter. */
const troubles: readonly Trouble[] = [
  trouble('sac-down', emission(nre), unmet, answered),
  trouble('sac-down', emission('{ identifier: iup }'), passed, answered),
  trouble(
    'sac-down',
    reading(nre, '1600A9999999999'),
    refused,
    'answered 500 910002 identify-known-sac',
  ),
  trouble('esito-false', emission(nre) + registration, unmet, answered),
  trouble('esito-false', emission(nre) + cancellation, unmet, answered),
  trouble('anomaly=C0184', emission(nre), unmet, answered),
  trouble(
    'anomaly=C0184',
    emission('{ anomalies: [{ code: 0184, severity: C }] }'),
    passed,
    answered,
  ),
  trouble(
    'anomaly=W0023+W9999',
    emission(`{ anomalies: [{ code: 0023, severity: W }, { code: 9999, severity: W }] }, ${nre}`),
    passed,
    answered,
  ),
  trouble('anomaly=C0048@setAnnullaPrescrizione', emission(nre) + cancellation, unmet, answered),
  trouble('fault=910002', emission(nre), refused, 'answered 500 910002 ordered-fault'),
  trouble(
    'fault=100000',
    emission('{ refused: { fault: 100000 } }'),
    passed,
    'answered 500 100000 ordered-fault',
  ),
  trouble('system-error', emission(nre), refused, 'answered 500 100000 system-error'),
  trouble(
    'booleans=numeric',
    emission(nre) + registration + reading("{ xpath: '//sist:return/sist:oscurato', equals: 1 }"),
    passed,
    answered,
  ),
  trouble(
    'booleans=literal',
    emission(nre) +
      registration +
      reading("{ xpath: '//sist:return/sist:oscurato', equals: 'true' }"),
    passed,
    answered,
  ),
  trouble('slow=5ms', emission(nre), passed, answered),
  // Longer than the client waits: the request was executed, and nobody knows.
  trouble('slow=2s', emission(nre), unknown),
  trouble('connection-dropped', emission(nre), unknown, 'dropped false'),
  trouble('answer-lost', emission(nre), unknown, 'dropped true'),
  trouble('no-answer', emission(nre), unknown, 'silent'),
  trouble('truncated', emission(nre), unknown, 'dropped true'),
  trouble('not-well-formed', emission(nre), other, answered),
  trouble(
    'wrong-content-type',
    emission("{ header: content-type, matches: '^text/xml' }"),
    unmet,
    answered,
  ),
  trouble(
    'wrong-content-type=application/json',
    emission('{ header: content-type, equals: application/json; charset=UTF-8 }'),
    passed,
    answered,
  ),
  trouble('bad-gateway', emission(nre), other, 'answered 502'),
  trouble('server-certificate=expired', emission(nre), untrusted('CERT_HAS_EXPIRED')),
  trouble('server-certificate=not-yet-valid', emission(nre), untrusted('CERT_NOT_YET_VALID')),
  trouble(
    'server-certificate=other-ca',
    emission(nre),
    untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  ),
  trouble(
    'server-certificate=other-name',
    emission(nre),
    untrusted('ERR_TLS_CERT_ALTNAME_INVALID'),
  ),
]

const idOf = (index: number): string => `T-${String(index + 1).padStart(2, '0')}`
const healthyIdOf = (index: number): string => `${idOf(index)}-dopo`

const caseText = (id: string, requires: string, steps: string): string => `id: ${id}
title: Un guaio ordinato
kind: positive
${requires}steps:
${steps}`

let workspace: TempWorkspace
let record: RunRecord

beforeAll(async () => {
  workspace = makeSmallPlan()
  const ids = troubles.flatMap((_, index) => [idOf(index), healthyIdOf(index)])
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', `[P-01, P-02, ${ids.join(', ')}]`)
  for (const [index, { orders, steps }] of troubles.entries()) {
    const requires = `requires: { simulator: [${orders}], otherwise: Non si può }\n`
    for (const [id, text] of [
      [idOf(index), caseText(idOf(index), requires, steps)],
      [healthyIdOf(index), caseText(healthyIdOf(index), '', emission(nre))],
    ] as const)
      workspace.write(`plans/prova/cases/${id}.case.yaml`, text)
  }
  await using plan = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: { CODICE_DI_PROVA: 'CODICE-DI-PROVA' },
    timeoutMs: 500,
  })
  record = await plan.run('guai')
})

const caseOf = (id: string): CaseRecord | undefined => record.cases.find((one) => one.id === id)

const noteOf = (found: CaseRecord | undefined): string | undefined => {
  const note = found?.steps.at(-1)?.exchanges.at(-1)?.simulator
  if (note === undefined) return undefined
  const { kind, status, fault, rule, executed } = note
  return [kind, status, fault, rule, executed]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
}

test.each(troubles.map((one, index) => [one.orders, index, one] as const))(
  '%s is seen by the client (%i), and the next call is served',
  (_, index, { seen, told }) => {
    const found = caseOf(idOf(index))
    expect(found?.outcome).toMatchObject(seen)
    if (told !== undefined) expect(noteOf(found)).toBe(told)
    expect(caseOf(healthyIdOf(index))?.outcome).toEqual(passed)
  },
)
