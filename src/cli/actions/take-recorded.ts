import { resolve } from 'node:path'

import { adapters } from '../../../adapters/index.ts'
import { createStore } from '../../evidence/create-store.ts'
import { readRecorded } from '../../evidence/read-recorded.ts'
import { recordExchange } from '../../evidence/record-exchange.ts'
import { appendTraffic, closeTraffic } from '../../evidence/traffic-file.ts'
import { asRead } from '../../model/as-read.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { CallJudge } from '../../findings/judge-calls.ts'
import type { RunHeader } from '../../model/run-record.ts'
import type { TrafficRecord } from '../../model/traffic.ts'

/** A call with what the first adapter that knows it recognises in it. */
export const recognised = (exchange: Exchange): Exchange => {
  for (const adapter of adapters) {
    const about = adapter.recognise?.(asRead(exchange))
    if (about !== undefined)
      return {
        ...exchange,
        ...about,
        adapter: adapter.id,
        facts: { ...exchange.facts, ...about.facts },
      }
  }
  return exchange
}

/** Takes calls that were recorded elsewhere into a run, in the place of those that the proxy would see. */
export const takeRecorded = (
  cwd: string,
  from: string,
  {
    runFolder,
    header,
    judge,
  }: { readonly runFolder: string; readonly header: RunHeader; readonly judge: CallJudge },
): TrafficRecord => {
  const calls = readRecorded(resolve(cwd, from))
  const store = createStore(runFolder)
  const { run, application, environment, harness, startedAt } = header
  appendTraffic(runFolder, {
    event: 'traffic-start',
    at: startedAt,
    header: {
      schema: 'collaudo/traffic@1',
      traffic: run,
      application,
      environment,
      harness,
      startedAt,
      listeners: [],
      certificateFingerprint256: '',
    },
  })
  for (const [index, call] of calls.entries()) {
    const number = index + 1
    const exchange = call.operation === '' ? recognised(call) : call
    appendTraffic(runFolder, {
      event: 'exchange',
      at: startedAt,
      number,
      exchange: recordExchange(store, exchange),
    })
    for (const finding of judge.judge({ number, exchange }))
      appendTraffic(runFolder, { event: 'finding', ...finding })
  }
  return closeTraffic(runFolder, new Date(), {
    findings: [...judge.end()],
    rules: [...judge.rules()],
  })
}
