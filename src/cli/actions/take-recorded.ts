import { resolve } from 'node:path'

import type { Adapter } from '../../adapter/define-adapter.ts'
import { createStore } from '../../evidence/create-store.ts'
import { readRecorded } from '../../evidence/read-recorded.ts'
import { recordExchange } from '../../evidence/record-exchange.ts'
import { appendTraffic, closeTraffic } from '../../evidence/traffic-file.ts'
import { asRead } from '../../model/as-read.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { CallJudge } from '../../findings/judge-calls.ts'
import type { RunHeader } from '../../model/run-record.ts'
import type { TrafficRecord } from '../../model/traffic.ts'

/**
 * Whether what nobody recognises was sent to a system all the same, as a message that is no XML may be: by its path, or
 * since whoever logged its body alone meant it so.
 */
const isSentTo = ({ simulator }: Adapter, { method, url, request }: Exchange): boolean =>
  simulator?.traffic !== undefined &&
  method === 'POST' &&
  (request.head.length === 0 || new URL(url).pathname.startsWith(simulator.traffic.path))

/** A call with the adapter that it is for, and what that recognises in it: one that knows the operation goes first. */
export const attributed = (exchange: Exchange, adapters: readonly Adapter[]): Exchange => {
  const recognised = adapters.flatMap((adapter) => {
    const about = adapter.recognise?.(asRead(exchange))
    return about === undefined ? [] : [{ adapter, about }]
  })
  const found =
    recognised.find(({ adapter, about }) => adapter.knows?.(about.operation)) ?? recognised[0]
  if (found !== undefined)
    return {
      ...exchange,
      ...found.about,
      adapter: found.adapter.id,
      facts: { ...exchange.facts, ...found.about.facts },
    }
  const [only, ...others] = adapters.filter((adapter) => isSentTo(adapter, exchange))
  return only === undefined || others.length > 0 ? exchange : { ...exchange, adapter: only.id }
}

/** Takes calls that were recorded elsewhere into a run, in the place of those that the proxy would see. */
export const takeRecorded = (
  cwd: string,
  from: string,
  {
    runFolder,
    header,
    judge,
    adapters,
  }: {
    readonly runFolder: string
    readonly header: RunHeader
    readonly judge: CallJudge
    readonly adapters: readonly Adapter[]
  },
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
    const exchange = call.operation === '' ? attributed(call, adapters) : call
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
