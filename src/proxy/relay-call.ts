import type { TLSSocket } from 'node:tls'

import type { HttpAnswer } from '../model/exchange.ts'
import { writeTo, type ByteSource } from './byte-source.ts'
import { collectBody, type CollectedBody } from './collect-body.ts'
import { answerFrame, readBody, type BodyFrame } from './http-body.ts'
import {
  cutShort,
  isPersistent,
  joinedHeaders,
  notHttp,
  readHead,
  statusLineOf,
  type HttpHead,
  type RequestLine,
} from './http-head.ts'
import type { Upstream } from './upstream.ts'

/** A request that was let through, and the two ends between which it travels. */
export interface Call {
  readonly client: TLSSocket
  readonly source: ByteSource
  readonly upstream: Upstream
  readonly head: HttpHead
  readonly line: RequestLine
  readonly frame: BodyFrame
  /** The head as the environment gets it. */
  readonly forwarded: Buffer
}

/** For so long a peer may be silent in the middle of a call. */
export interface CallLimits {
  readonly requestMs: number
  readonly answerMs: number
}

/** Who ended a call before its time. */
export type Failure =
  | { readonly of: 'client'; readonly error: unknown }
  | { readonly of: 'environment'; readonly error: unknown }

/** What came of a call on the wire. */
export interface Relayed {
  readonly request: CollectedBody
  readonly answerBody: CollectedBody
  readonly sentBytes: number
  /** The head of the final answer, where it arrived. */
  readonly answerHead: HttpHead | null
  readonly answer: HttpAnswer | null
  readonly failure: Failure | null
  /** Whether anything of an answer was passed on to the application. */
  readonly isAnswered: boolean
  readonly isDelivered: boolean
  /** Whether both connections stay open for the next call. */
  readonly isOpen: boolean
}

const silent = (code: string): Error => Object.assign(new Error('nothing arrived'), { code })

/** Passes one call on and its answer back, piece by piece as they arrive, and gathers both. */
export const relayCall = async (call: Call, limits: CallLimits): Promise<Relayed> => {
  const { client, source, upstream, head, line, frame } = call
  const request = collectBody()
  const answerBody = collectBody()
  let sentBytes = 0
  let isSent = false
  let answerHead: HttpHead | null = null
  let isAnswered = false
  let isDelivered = true
  let isLast = !isPersistent(head, line.version)
  let failure: Failure | null = null

  const send = async (): Promise<void> => {
    let isTaken = true
    const pass = async (bytes: Buffer): Promise<void> => {
      if (!isTaken) return
      isTaken = await writeTo(upstream.socket, bytes)
      if (isTaken) sentBytes += bytes.length
    }
    await pass(call.forwarded)
    for await (const part of readBody(source, frame)) {
      request.add(part)
      await pass(part.wire)
    }
    isSent = true
    // Whoever has asked may wait for the answer as long as it takes.
    client.setTimeout(0)
  }

  const receive = async (): Promise<HttpAnswer> => {
    for (;;) {
      const arrived = await readHead(upstream.source)
      if (arrived === null) throw cutShort()
      const { status, version } = statusLineOf(arrived)
      if (status === 101) throw notHttp('101 Switching Protocols')
      if (status >= 200) {
        answerHead = arrived
        const kind = answerFrame(arrived, { method: line.method, status, version })
        isLast ||= kind.kind === 'until-close' || !isPersistent(arrived, version)
        isAnswered = true
        client.setTimeout(limits.requestMs)
        isDelivered = await writeTo(client, arrived.raw)
        for await (const part of readBody(upstream.source, kind)) {
          answerBody.add(part)
          // Also when nobody listens any more: what the environment did is worth knowing.
          if (isDelivered) isDelivered = await writeTo(client, part.wire)
        }
        return {
          kind: 'http',
          status,
          headers: joinedHeaders(arrived),
          head: arrived.raw,
          body: answerBody.bytes(),
        }
      }
      isAnswered = true
      await writeTo(client, arrived.raw)
    }
  }

  const onClientSilence = (): void => void client.destroy(silent('CLIENT_TIMED_OUT'))
  const onSilence = (): void => void upstream.socket.destroy(silent('UND_ERR_HEADERS_TIMEOUT'))
  client.setTimeout(limits.requestMs).on('timeout', onClientSilence)
  upstream.socket.setTimeout(limits.answerMs).on('timeout', onSilence)
  const sending = send().catch((error: unknown) => {
    failure ??= { of: 'client', error }
    // Half a request is not left hanging at the environment.
    upstream.socket.destroy()
  })
  let answer: HttpAnswer | null = null
  try {
    answer = await receive()
    if (!isSent && !isLast) await Promise.race([sending, upstream.source.arrival()])
  } catch (error) {
    failure ??= { of: 'environment', error }
    upstream.socket.destroy()
  }
  client.setTimeout(0).off('timeout', onClientSilence)
  upstream.socket.setTimeout(0).off('timeout', onSilence)
  return {
    request,
    answerBody,
    sentBytes,
    answerHead,
    answer,
    failure: answer === null ? failure : null,
    isAnswered,
    isDelivered,
    isOpen: answer !== null && isSent && !isLast && isDelivered && !upstream.socket.destroyed,
  }
}
