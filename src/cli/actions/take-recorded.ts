import { resolve } from 'node:path'

import { adapters } from '../../../adapters/index.ts'
import { createStore } from '../../evidence/create-store.ts'
import { readRecorded } from '../../evidence/read-recorded.ts'
import { recordExchange } from '../../evidence/record-exchange.ts'
import { appendTraffic, closeTraffic } from '../../evidence/traffic-file.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { RunHeader } from '../../model/run-record.ts'
import { asRead } from '../../proxy/to-exchange.ts'

/** A call with what the first adapter that knows it recognises in it. */
const recognised = (exchange: Exchange): Exchange => {
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
  { runFolder, header }: { readonly runFolder: string; readonly header: RunHeader },
): number => {
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
  for (const [index, call] of calls.entries())
    appendTraffic(runFolder, {
      event: 'exchange',
      at: startedAt,
      number: index + 1,
      exchange: recordExchange(store, call.operation === '' ? recognised(call) : call),
    })
  closeTraffic(runFolder, new Date())
  return calls.length
}
