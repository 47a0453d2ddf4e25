import { X509Certificate } from 'node:crypto'
import { mkdirSync } from 'node:fs'

import type { Adapter } from '../adapter/define-adapter.ts'
import { isPem } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { createStore } from '../evidence/create-store.ts'
import { recordExchange } from '../evidence/record-exchange.ts'
import { readExchange } from '../evidence/read-exchange.ts'
import {
  appendTraffic,
  lastCallIn,
  closeTraffic,
  hasTraffic,
  readTraffic,
} from '../evidence/traffic-file.ts'
import type { CallJudge } from '../findings/judge-calls.ts'
import { t } from '../lib/language/t.ts'
import type { RunHeader } from '../model/run-record.ts'
import type { TrafficEvent, TrafficHeader, TrafficRecord } from '../model/traffic.ts'
import { startProxy, type ProxyOptions, type ProxyTarget } from '../proxy/start-proxy.ts'
import { toExchange } from '../proxy/to-exchange.ts'
import { judgeWhenQuiet } from './judge-when-quiet.ts'
import type { OpenEnvironment } from './open-environment.ts'

export interface TrafficOptions extends Pick<
  ProxyOptions,
  'address' | 'port' | 'clients' | 'certificate' | 'limits'
> {
  /** Where journal, record and evidence go: made if it is not there. */
  readonly folder: string
  readonly header: Pick<RunHeader, 'application' | 'environment' | 'harness'> & {
    readonly name: string
  }
  readonly adapters: readonly Adapter[]
  /** Holds what passes to the rules for all traffic. */
  readonly judge: CallJudge
  /** Told of everything as it is written to the journal. */
  readonly onEvent: (event: TrafficEvent) => void
}

export interface OpenTraffic extends AsyncDisposable {
  readonly header: TrafficHeader
  /** Takes no more calls and writes the record. */
  readonly close: () => Promise<TrafficRecord>
}

/** The hosts of an environment, each with the paths of its endpoints. */
const targetsOf = (endpoints: Readonly<Record<string, string>>): ProxyTarget[] => {
  const targets = new Map<string, { adapter: string; path: string }[]>()
  for (const [adapter, url] of Object.entries(endpoints)) {
    const { origin, pathname } = new URL(url)
    targets.set(origin, [
      ...(targets.get(origin) ?? []),
      { adapter, path: pathname.replace(/\/+$/, '') },
    ])
  }
  return [...targets].map(([origin, routes]) => ({ origin, routes }))
}

/** Starts a proxy in front of an environment, and writes whatever passes. */
export const openTraffic = async (
  { environment }: OpenEnvironment,
  options: TrafficOptions,
): Promise<OpenTraffic> => {
  const { client } = environment
  if (client !== null && !isPem(client))
    throw new HarnessError(
      'COMMAND_INVALID',
      t`il proxy si presenta all'ambiente con un certificato client in un file, e qui è su una carta`,
      { hint: t`indicare in client: certificate: e key:, oppure p12:` },
    )
  const { folder, adapters, judge } = options
  mkdirSync(folder, { recursive: true })
  const store = createStore(folder)
  const now = (): string => new Date().toISOString()
  const emit = (event: TrafficEvent): void => {
    appendTraffic(folder, event)
    options.onEvent(event)
  }
  // An earlier part of the recording: the judge is to know its calls, and what it was killed before it said is said now.
  const before = hasTraffic(folder) ? readTraffic(folder) : { exchanges: [], findings: [] }
  const said = new Set(before.findings.map(({ number, rule }) => `${number} ${rule}`))
  for (const { number, exchange } of before.exchanges)
    for (const finding of judge.judge({ number, exchange: readExchange(folder, exchange) }))
      if (!said.has(`${number} ${finding.rule}`)) emit({ event: 'finding', ...finding })
  let count = lastCallIn(folder)
  const judging = judgeWhenQuiet(folder, judge, (finding) => emit({ event: 'finding', ...finding }))
  /** The number of the call that is under way, by connection: each has one at a time. */
  const underWay = new Map<number, number>()
  const startedAt = now()
  const proxy = await startProxy({
    ...options,
    targets: targetsOf(environment.endpoints),
    identity: { caPem: environment.caPem, client },
    onRequest: ({ method, url, client: from, startedAt: at }) => {
      judging.busy()
      count += 1
      underWay.set(from.connection, count)
      emit({ event: 'request', number: count, at: at.toISOString(), method, url, client: from })
    },
    onCall: (call) => {
      const { connection } = call.client
      const number = underWay.get(connection) ?? (count += 1)
      underWay.delete(connection)
      const exchange = toExchange(
        call,
        adapters.find(({ id }) => id === call.adapter),
      )
      emit({ event: 'exchange', at: now(), number, exchange: recordExchange(store, exchange) })
      for (const finding of judge.judge({ number, exchange }))
        emit({ event: 'finding', ...finding })
    },
    onRefused: (refused) => emit({ event: 'refused', at: now(), ...refused }),
  })
  const { name, ...about } = options.header
  const header: TrafficHeader = {
    schema: 'collaudo/traffic@1',
    traffic: name,
    ...about,
    startedAt,
    listeners: proxy.listeners.map((one) => ({ ...one })),
    certificateFingerprint256: new X509Certificate(options.certificate.certificatePem)
      .fingerprint256,
  }
  emit({ event: 'traffic-start', at: startedAt, header })
  let closed: Promise<TrafficRecord> | null = null
  const close = (): Promise<TrafficRecord> => {
    closed ??= proxy.close().then(() => {
      judging.drain()
      const findings = [...judge.end()]
      for (const finding of findings) options.onEvent({ event: 'finding', ...finding })
      return closeTraffic(folder, new Date(), { findings, rules: [...judge.rules()] })
    })
    return closed
  }
  return {
    header,
    close,
    [Symbol.asyncDispose]: async () => {
      await close()
    },
  }
}
