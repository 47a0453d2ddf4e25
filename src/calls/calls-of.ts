import { join } from 'node:path'

import type { Adapter, SaidByAnswer } from '../adapter/define-adapter.ts'
import { readEvidence, readExchange } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { CaseRecord, ExchangeRecord, StepRecord } from '../model/run-record.ts'
import type { Problem } from '../plan/problem.ts'
import type { Reading } from '../check/check.ts'

/** A call of a run, with all that finds it in the logs of whoever answered. */
export interface Call {
  readonly case: string
  readonly step: string
  readonly number: number
  readonly record: ExchangeRecord
  /** The last part of the address. */
  readonly service: string
  readonly reading: Reading
  readonly said: readonly SaidByAnswer[]
  /** Whether its step ended as it should. */
  readonly passed: boolean
  readonly expect: readonly unknown[]
}

/** What keeps a call from being told: the file, which has no lines, and what to do. */
const troubleIn = (file: string, message: string): Problem => ({
  code: 'MESSAGE_INCOMPLETE',
  file,
  line: 1,
  column: 1,
  message,
  hint: t`ripartire da una copia della cartella, o rieseguire il caso`,
})

/** Why the evidence of an exchange is not what the record says it is; undefined where it is. */
const evidenceTrouble = (runFolder: string, refs: readonly EvidenceRef[]): Problem | undefined => {
  for (const ref of refs) {
    const file = join(runFolder, ref.path)
    const bytes = (() => {
      try {
        return readEvidence(runFolder, ref)
      } catch {
        return null
      }
    })()
    if (bytes === null) return troubleIn(file, t`la prova non c'è più`)
    if (sha256(bytes) !== ref.sha256)
      return troubleIn(file, t`la prova non è quella del registro: è stata cambiata dopo`)
  }
  return undefined
}

const serviceOf = (url: string): string => {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  return path.split('/').findLast((part) => part !== '') ?? path
}

/** The nonce and the instant that the authority keeps stand in the bytes that were sent, or the record is not of them. */
const disagreement = (
  { facts, request }: ExchangeRecord,
  runFolder: string,
): Problem | undefined => {
  const body = readEvidence(runFolder, request.body).toString('utf8')
  const astray = ['nonce', 'created'].find((name) => {
    const value = facts[name]
    return value !== undefined && value !== '' && !body.includes(value)
  })
  return astray === undefined
    ? undefined
    : troubleIn(
        join(runFolder, 'run.json'),
        t`${astray} del registro non è nella richiesta inviata`,
      )
}

const callOf = (
  record: ExchangeRecord,
  at: { readonly runFolder: string; readonly id: string; readonly step: StepRecord },
  adapters: readonly Adapter[],
): Omit<Call, 'number'> => {
  const exchange = readExchange(at.runFolder, record)
  const adapter = adapters.find(({ id }) => id === record.adapter)
  return {
    case: at.id,
    step: at.step.id,
    record,
    service: serviceOf(record.url),
    reading: adapter?.read(exchange) ?? { kind: 'other', description: '' },
    said: adapter?.said?.(exchange) ?? [],
    passed: at.step.outcome.status === 'passed',
    expect: at.step.expect,
  }
}

/** The calls of a case in their order, read from record and evidence; or why they cannot be told. */
export const callsOf = (
  runFolder: string,
  { id, steps }: CaseRecord,
  adapters: readonly Adapter[],
): { readonly calls: readonly Call[]; readonly problems: readonly Problem[] } => {
  const calls: Call[] = []
  const problems: Problem[] = []
  for (const step of steps)
    for (const record of step.exchanges) {
      const { request, answer } = record
      const refs = [request.head, request.body]
      const trouble =
        evidenceTrouble(
          runFolder,
          answer.kind === 'http' ? [...refs, answer.head, answer.body] : refs,
        ) ?? disagreement(record, runFolder)
      if (trouble === undefined)
        calls.push({
          ...callOf(record, { runFolder, id, step }, adapters),
          number: calls.length + 1,
        })
      else problems.push(trouble)
    }
  return { calls, problems }
}
