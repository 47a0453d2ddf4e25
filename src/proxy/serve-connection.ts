import { setTimeout as wait } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'

import type { ClientFacts } from '../model/client-facts.ts'
import type { TlsIdentity } from '../transport/identity.ts'
import { admit, withHost, type Route } from './admit.ts'
import { byteSource, writeTo, type ByteSource } from './byte-source.ts'
import { collectBody } from './collect-body.ts'
import { noAnswerTo, ownCodeOf } from './failed-call.ts'
import { readBody, requestFrame } from './http-body.ts'
import { isNotHttp, readHead, requestLineOf, type HttpHead } from './http-head.ts'
import { ownAnswer, type OwnCode } from './own-answer.ts'
import { relayCall, type Call, type CallLimits } from './relay-call.ts'
import type { Refused, SeenCall } from './seen.ts'
import { connectUpstream, type Upstream } from './upstream.ts'

/** Between two requests a client may be silent for so long; then its connection ends. */
export interface ConnectionLimits extends CallLimits {
  readonly connectMs: number
  readonly idleMs: number
  /** For so long a connection that is being closed may still read what was said to it. */
  readonly lingerMs: number
}

/** What stands behind one listener of the proxy, and who is told of what passes. */
export interface Passage {
  readonly origin: URL
  readonly identity: TlsIdentity
  readonly routes: readonly Route[]
  /** Names under which the proxy or the environment is called. */
  readonly hosts: ReadonlySet<string>
  readonly limits: ConnectionLimits
  readonly clock: () => Date
  /** Aborted when the proxy closes: what is under way is cut then. */
  readonly signal: AbortSignal
  /** Before the first byte of a call goes on. */
  readonly onRequest: (request: Pick<SeenCall, 'method' | 'url' | 'client' | 'startedAt'>) => void
  readonly onCall: (call: SeenCall) => void
  readonly onRefused: (refused: Refused) => void
}

/** Waits for what is under way, but no longer than that. */
const atMost = async (ms: number, underWay: Promise<unknown>): Promise<void> => {
  const timer = new AbortController()
  await Promise.race([
    underWay.catch(() => undefined),
    wait(ms, undefined, { signal: timer.signal }).catch(() => undefined),
  ])
  timer.abort()
}

/**
 * Closes a connection once what was said is on its way; what still arrives is thrown away, since what nobody
 * reads would reset the connection, and the answer with it.
 */
const linger = async (client: TLSSocket, source: ByteSource, ms: number): Promise<void> => {
  const flushed = new Promise<void>((resolve) => {
    client.once('close', resolve)
    client.end(resolve)
  })
  const drain = async (): Promise<void> => {
    while ((await source.read()) !== null);
  }
  await atMost(ms, Promise.all([flushed, drain()]))
  client.destroy()
}

/** The rest of a request that goes nowhere: for the evidence, as far as it arrives soon. */
const restOf = async (
  source: ByteSource,
  frame: ReturnType<typeof requestFrame>,
  ms: number,
): Promise<ReturnType<typeof collectBody>> => {
  const body = collectBody()
  const read = async (): Promise<void> => {
    for await (const part of readBody(source, frame)) body.add(part)
  }
  await atMost(ms, read())
  return body
}

/** Serves one connection of the application: its calls go over one connection to the environment, in order. */
export const serveConnection = async (
  client: TLSSocket,
  facts: ClientFacts,
  passage: Passage,
): Promise<void> => {
  const { origin, identity, limits, clock } = passage
  const source = byteSource(client)
  const held: { upstream: Upstream | null } = { upstream: null }

  const cut = (): void =>
    void held.upstream?.socket.destroy(new DOMException('aborted', 'AbortError'))
  passage.signal.addEventListener('abort', cut, { once: true })

  const say = (code: OwnCode, detail: string): Promise<boolean> =>
    writeTo(client, ownAnswer(code, detail))
  const refuse = async (code: OwnCode, detail: string): Promise<void> => {
    passage.onRefused({ code, detail, address: facts.address, alert: null })
    await say(code, detail)
  }

  /** The next request; null where the application, or the environment, has closed. */
  const nextHead = async (): Promise<HttpHead | null> => {
    const onSilence = (): void => void client.destroy()
    client.setTimeout(limits.idleMs).on('timeout', onSilence)
    const reading = readHead(source)
    const found = await (held.upstream === null
      ? reading
      : Promise.race([reading, held.upstream.source.arrival().then(() => null)]))
    client.setTimeout(0).off('timeout', onSilence)
    return found
  }

  /** One call; whether the connection goes on. */
  const serve = async (head: HttpHead): Promise<boolean> => {
    const startedAt = clock()
    const line = requestLineOf(head)
    const frame = requestFrame(head, line.version)
    const admission = admit(head, line, passage.hosts, passage.routes)
    if (!admission.ok) {
      await refuse(admission.code, admission.reason)
      return false
    }
    const about = {
      method: line.method,
      url: `${origin.origin}${line.target}`,
      client: facts,
      startedAt,
    }
    const seen = (call: Pick<SeenCall, 'request' | 'answer'> & Partial<SeenCall>): void =>
      passage.onCall({
        adapter: admission.route.adapter,
        ...about,
        endedAt: clock(),
        tls: null,
        partial: null,
        trailers: { request: [], answer: [] },
        own: null,
        isDelivered: true,
        ...call,
      })

    const isFirst = held.upstream === null
    if (held.upstream === null) {
      const connected = await connectUpstream(origin, identity, limits.connectMs, passage.signal)
      if (!connected.ok) {
        const failure = { of: 'environment', error: connected.error } as const
        const answer = noAnswerTo(failure, {
          host: origin.host,
          identity,
          state: connected.state,
          sentBytes: 0,
          isFirst,
        })
        const own = ownCodeOf(failure)
        const isDelivered = own !== null && (await say(own, answer.code))
        const body = await restOf(source, frame, limits.lingerMs)
        seen({ request: { head: head.raw, body: body.bytes() }, answer, own, isDelivered })
        return false
      }
      held.upstream = connected.upstream
    }
    const { upstream } = held
    passage.onRequest(about)
    const call: Call = {
      client,
      source,
      upstream,
      head,
      line,
      frame,
      forwarded: withHost(head, origin.host),
    }
    const relayed = await relayCall(call, limits)
    const { answer, failure, sentBytes } = relayed
    const shared = {
      request: { head: head.raw, body: relayed.request.bytes() },
      tls: upstream.tls,
      trailers: { request: relayed.request.trailers(), answer: relayed.answerBody.trailers() },
      isDelivered: relayed.isDelivered,
    }
    if (answer !== null) {
      seen({ ...shared, answer })
      return relayed.isOpen
    }
    const cause = failure ?? { of: 'environment' as const, error: null }
    const none = noAnswerTo(cause, {
      host: origin.host,
      identity,
      sentBytes,
      state: upstream.state(),
      isFirst: isFirst && !relayed.isAnswered,
    })
    // Of a connection that was used before, the environment's closing it is what the application would see too.
    const isMirrored = relayed.isAnswered || (!isFirst && none.closedBy === 'peer')
    const own = isMirrored || client.destroyed ? null : ownCodeOf(cause)
    const isDelivered = own === null ? false : await say(own, none.code)
    if (own === null) client.destroy()
    seen({
      ...shared,
      answer: none,
      own,
      isDelivered,
      partial:
        relayed.answerHead === null
          ? null
          : { head: relayed.answerHead.raw, body: relayed.answerBody.bytes() },
    })
    return false
  }

  const nothingAsked = (): void =>
    passage.onRefused({ code: 'no-request', detail: '', address: facts.address, alert: null })

  try {
    for (let isFirst = true; ; isFirst = false) {
      const head = await nextHead()
      if (head === null && isFirst) nothingAsked()
      if (head === null || !(await serve(head))) break
    }
  } catch (error) {
    // Else the application closed its connection between two calls: there is nothing to tell.
    if (isNotHttp(error)) await refuse('not-http', error.message)
  } finally {
    passage.signal.removeEventListener('abort', cut)
    held.upstream?.socket.destroy()
    await linger(client, source, limits.lingerMs)
  }
}
