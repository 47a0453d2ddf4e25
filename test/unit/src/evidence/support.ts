import type { RunEvent } from '../../../../src/model/event.ts'
import type { Outcome } from '../../../../src/model/outcome.ts'
import type { CaseHead, CaseRecord, RunHeader } from '../../../../src/model/run-record.ts'

/** The n-th second of the run. */
export const at = (second: number): string =>
  new Date(Date.UTC(2026, 2, 2, 8, 15, second)).toISOString()

export const header: RunHeader = {
  schema: 'collaudo/run@2',
  run: '20260302T081500Z-prova-simulator',
  plan: { name: 'prova', title: 'Piano di prova', version: '1.0' },
  suite: null,
  application: {
    name: 'cartella',
    title: 'Cartella di prova',
    producer: 'Produttore di prova',
    version: '1.0.0',
    profile: 'struttura',
    defects: [],
  },
  environment: { name: 'simulator', simulator: true, endpoints: {}, switches: {} },
  harness: { version: '0.1.0', node: '20.19.0', platform: 'linux' },
  startedAt: at(0),
}

export const head = (id: string): CaseHead => ({
  id,
  plan: 'prova',
  title: `Il caso ${id}`,
  kind: 'positive',
  area: 'Prima',
  requirements: [],
  severity: 'normal',
  tags: [],
  file: `plans/prova/cases/${id}.case.yaml`,
  fileSha256: '0'.repeat(64),
  switches: [],
})

export const passed: Outcome = { status: 'passed' }
export const failed: Outcome = {
  status: 'failed',
  trouble: 'unmet-check',
  message: 'Il NRE è presente',
}
export const broken: Outcome = {
  status: 'broken',
  trouble: 'internal-error',
  code: 'INTERNAL',
  message: 'prova',
}
export const skipped = (
  cause: 'not-applicable' | 'not-encoded' | 'dependency' | 'environment' | 'awaiting-operator',
): Outcome => ({ status: 'skipped', cause, reason: 'un motivo' })

export const caseRecord = (id: string, outcome: Outcome): CaseRecord => ({
  ...head(id),
  startedAt: at(1),
  endedAt: at(2),
  outcome,
  steps: [],
  exports: {},
})

export const runStart = (...ids: readonly string[]): RunEvent => ({
  event: 'run-start',
  at: at(0),
  header,
  planned: ids.map(head),
})

export const caseStart = (id: string): RunEvent => ({
  event: 'case-start',
  at: at(1),
  case: id,
  title: `Il caso ${id}`,
})

export const sending = (id: string): RunEvent => ({
  event: 'sending',
  at: at(2),
  case: id,
  step: 'emissione',
  operation: 'setRegistraPrescrizione',
})

export const stepEnd = (id: string): RunEvent => ({
  event: 'step-end',
  at: at(3),
  case: id,
  step: 'emissione',
  outcome: passed,
})

export const caseEnd = (id: string, outcome: Outcome = passed): RunEvent => ({
  event: 'case-end',
  at: at(4),
  record: caseRecord(id, outcome),
})

export const runEnd = (interrupted = false): RunEvent => ({
  event: 'run-end',
  at: at(9),
  interrupted,
})
