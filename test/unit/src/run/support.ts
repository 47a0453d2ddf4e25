import { onTestFinished } from 'vitest'
import { z } from 'zod'

import {
  defineAdapter,
  type Adapter,
  type CallContext,
  type Operator,
} from '../../../../src/adapter/define-adapter.ts'
import { issueCa } from '../../../../src/certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../../../../src/certificates/signing-key.ts'
import { checkKinds } from '../../../../src/check/expectation.ts'
import { createStore } from '../../../../src/evidence/create-store.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { CaseRecord } from '../../../../src/model/run-record.ts'
import { secret } from '../../../../src/model/secret.ts'
import type { CallStep, PlanCase, PlanStep } from '../../../../src/plan/plan.ts'
import type { RunContext } from '../../../../src/run/context.ts'
import { emptyDesk } from '../../../../src/run/desk.ts'
import { finishedOf } from '../../../../src/run/needs.ts'
import { runCase } from '../../../../src/run/run-case.ts'
import { openTransport } from '../../../../src/transport/open-transport.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const Send = z.strictObject({
  operation: z.enum(['leggi', 'scrivi']),
  testo: z.string().regex(/^[a-z0-9]*$/),
})
type Send = z.output<typeof Send>

type Answer = Exchange['answer']

export const http = (status: number, body: string): Answer => ({
  kind: 'http',
  status,
  headers: { 'content-type': 'text/xml' },
  head: Buffer.from(`HTTP/1.1 ${status} X\r\nContent-Type: text/xml\r\n\r\n`),
  body: Buffer.from(body),
})

export const good = http(200, '<risposta><nre>0123</nre><riga>a</riga><riga>b</riga></risposta>')
export const fault = http(500, '<rifiuto codice="000280">Medico non autorizzato</rifiuto>')
export const badGateway = http(502, '<html><body>Bad Gateway</body></html>')

export const silence = (written: boolean, phase: 'tcp' | 'http' = 'http'): Answer => ({
  kind: 'none',
  phase,
  code: 'CALL_TIMED_OUT',
  message: 'nessuna risposta entro 1 secondo',
  alert: null,
  requestWritten: written,
  hint: 'verificare la rete',
})

/** What the service of the test does with a request. */
export type Service = (send: Send, call: CallContext) => Answer | Promise<Answer>

export interface World {
  readonly context: RunContext
  readonly project: TempProject
  readonly events: RunEvent[]
  /** The requests that reached the adapter, in order. */
  readonly calls: { readonly send: Send; readonly context: CallContext }[]
  /** What the simulator was asked for, in order. */
  readonly conditions: (readonly string[])[]
  readonly run: (
    planCase: PlanCase,
    options?: { finished?: readonly CaseRecord[]; signal?: AbortSignal },
  ) => Promise<CaseRecord>
}

const memoryAdapter = (service: Service, calls: World['calls']): Adapter =>
  defineAdapter({
    id: 'memoria',
    title: 'Un servizio in memoria',
    request: Send,
    deviations: z.strictObject({}),
    defects: {},
    checks: [],
    namespaces: {},
    problems: ({ testo }) =>
      Promise.resolve(
        testo === 'vietato'
          ? [{ path: ['testo'], message: 'il contratto lo vieta', hint: 'scrivere altro' }]
          : [],
      ),
    operationOf: ({ operation }) => operation,
    operatorsOf: () => [],
    writes: ({ operation }) => operation === 'scrivi',
    call: async (send, context) => {
      calls.push({ send, context })
      const body = Buffer.from(`<${send.operation}>${send.testo}</${send.operation}>`)
      return {
        origin: 'harness',
        adapter: 'memoria',
        operation: send.operation,
        method: 'POST',
        url: `${context.endpoint}/${send.operation}`,
        startedAt: context.instant,
        endedAt: context.instant,
        request: {
          head: Buffer.from('POST / HTTP/1.1\r\nContent-Type: text/xml\r\n\r\n'),
          body,
        },
        answer: await service(send, context),
        tls: null,
        documents: [],
        facts: {},
      }
    },
    read: ({ answer }) => {
      if (answer.kind === 'none') return { kind: 'none', description: answer.message }
      const text = Buffer.from(answer.body).toString()
      const code = /^<rifiuto codice="(\d+)"/.exec(text)?.[1]
      if (code !== undefined)
        return { kind: 'fault', code, text, detail: '', description: `Fault ${code}` }
      return answer.status === 200
        ? { kind: 'expected', description: 'la risposta' }
        : { kind: 'other', description: `HTTP ${answer.status}` }
    },
    explain: (code) =>
      code === '000280' ? 'il medico non può agire su questa ricetta' : undefined,
  })

const issueOperator = async (): Promise<Operator> => {
  const ca = await issueCa('CA di prova')
  const key = async (use: 'authentication' | 'signature') => {
    const commonName = 'PROVAX00X00X000Y/0000000000000000.TEST'
    const issued = await ca.issue({ commonName, use, key: 'ec-p256' })
    return signingKeyFromPem(issued.certificatePem, issued.keyPem)
  }
  return {
    name: 'medico',
    codiceFiscale: 'PROVAX00X00X000Y',
    codStruttura: '160114',
    ruoloIstituzionale: 'RIS000043',
    codiceRegionale: '000001',
    authentication: await key('authentication'),
    signature: await key('signature'),
  }
}

const medico = issueOperator()

export const startedAt = new Date('2026-07-01T10:15:30.250Z')

/** A run in a folder of its own; each look at the clock is one second later. */
export const makeWorld = async (
  service: Service = () => good,
  changes: Partial<RunContext> = {},
): Promise<World> => {
  const project = makeProject()
  const calls: World['calls'] = []
  const events: RunEvent[] = []
  const conditions: (readonly string[])[] = []
  const adapter = memoryAdapter(service, calls)
  const transport = openTransport({ caPem: '', client: null }, 1000)
  onTestFinished(() => transport.close())
  let seconds = 0
  const context: RunContext = {
    adapters: new Map([['memoria', adapter]]),
    kinds: new Map([['memoria', checkKinds(adapter.checks)]]),
    sentFile: (path) => {
      throw new Error(`no file ${path}`)
    },
    data: { interfaccia: { testo: 'ciao', cattivo: 'NO!' } },
    application: {
      name: 'Cartella',
      producer: 'Produttore di prova',
      version: '1.0.0',
      applicationCode: secret('CODICE-DI-PROVA'),
    },
    defects: new Set(),
    operators: new Map([['medico', await medico]]),
    endpoints: { memoria: 'https://127.0.0.1/memoria' },
    transport,
    store: createStore(project.folder),
    emit: (event) => events.push(event),
    desk: emptyDesk,
    clock: () => new Date(startedAt.getTime() + 1000 * seconds++),
    randomBytes: (length) => new Uint8Array(length),
    setConditions: (names) => {
      conditions.push(names)
      return Promise.resolve()
    },
    ...changes,
  }
  return {
    context,
    project,
    events,
    calls,
    conditions,
    run: async (planCase, { finished = [], signal = new AbortController().signal } = {}) => {
      const done = new Map(finished.map((record) => [record.id, finishedOf(record)]))
      const record = await runCase(planCase, context, done, signal)
      // Whatever happens, the record is one that can be written and read.
      return CaseRecord.parse(JSON.parse(JSON.stringify(record)))
    },
  }
}

export const step = (changes: Partial<CallStep> = {}): CallStep => ({
  kind: 'call',
  id: 'lettura',
  title: null,
  uses: 'memoria',
  operator: { datiOperatore: 'medico', authentication: 'medico', signature: 'medico' },
  send: { operation: 'leggi', testo: 'ciao' },
  expect: [{ xpath: '/risposta/nre', exists: 'true' }],
  capture: {},
  deviate: {},
  use: null,
  bindings: {},
  repeat: null,
  recover: [],
  ...changes,
})

export const writing = (changes: Partial<CallStep> = {}): CallStep =>
  step({ id: 'scrittura', send: { operation: 'scrivi', testo: 'ciao' }, ...changes })

export const aCase = (
  steps: readonly PlanStep[] = [step()],
  changes: Partial<Omit<PlanCase, 'head'>> = {},
): PlanCase => ({
  head: {
    id: 'P-02',
    plan: 'prova',
    title: 'Il secondo caso',
    kind: 'positive',
    area: 'Prima',
    requirements: [],
    severity: 'normal',
    tags: [],
    file: 'plans/prova/cases/P-02.case.yaml',
    fileSha256: '0'.repeat(64),
    switches: [],
  },
  skip: null,
  needs: [],
  exports: [],
  requires: null,
  preconditions: [],
  locks: [],
  row: {},
  declared: null,
  cleanup: [],
  steps,
  operators: ['medico'],
  line: 2,
  ...changes,
})

/** A finished case that others may need. */
export const earlierCase = (
  outcome: CaseRecord['outcome'],
  exports: Record<string, string> = {},
): CaseRecord => ({
  ...aCase().head,
  id: 'P-01',
  startedAt: startedAt.toISOString(),
  endedAt: startedAt.toISOString(),
  outcome,
  steps: [],
  exports,
})
