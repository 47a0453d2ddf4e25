import type { TLSSocket } from 'node:tls'

import { buildConnector, Client } from 'undici'

import type { HttpRequest, Sent } from '../adapter/define-adapter.ts'
import type { HttpAnswer } from '../model/exchange.ts'
import { noAnswerOf } from './no-answer.ts'
import { tapped, type Tapped } from './wire-tap.ts'

const maxAnswerBytes = 50_000_000

/** Whom we trust, and who we are. There is no way to say "trust anyone". */
export interface TlsIdentity {
  /** PEM of the certification authorities of the environment. */
  readonly caPem: string
  readonly client: { readonly certificatePem: string; readonly keyPem: string } | null
}

export interface Transport {
  readonly send: (request: HttpRequest, signal?: AbortSignal) => Promise<Sent>
  readonly close: () => Promise<void>
}

interface Connection {
  readonly client: Client
  /** The state of the connection's present socket. */
  readonly state: () => { secured: boolean; fresh: boolean; socketError: Error | null }
  readonly answered: () => void
}

const openConnection = (origin: string, identity: TlsIdentity, timeoutMs: number): Connection => {
  let secured = false
  let fresh = true
  let socketError: Error | null = null
  const connect = buildConnector({
    // A list, even of one empty text: given nothing, Node would trust the public CAs.
    ca: [identity.caPem],
    ...(identity.client === null
      ? {}
      : { cert: identity.client.certificatePem, key: identity.client.keyPem }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    // On a resumed session the peer's certificate cannot be read: evidence needs a full handshake.
    maxCachedSessions: 0,
    timeout: timeoutMs,
  })
  const client = new Client(origin, {
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 10_000,
    maxResponseSize: maxAnswerBytes,
    connect: (options, callback) => {
      secured = false
      fresh = true
      socketError = null
      const opened = connect(options, (...result) => {
        secured = result[0] === null
        callback(...result)
      }) as unknown as TLSSocket
      // First in line, so that an alert which arrives after the handshake (TLS 1.3) is not lost.
      opened.prependListener('error', (error: Error) => {
        socketError ??= error
      })
    },
  })
  return {
    client,
    state: () => ({ secured, fresh, socketError }),
    answered: () => {
      fresh = false
    },
  }
}

const headersOf = (raw: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )

const requestHeadOf = (tap: Tapped, request: HttpRequest): Buffer => {
  if (tap.requestHead !== null)
    // undici adds this last line as it writes the body.
    return Buffer.from(
      `${tap.requestHead}content-length: ${request.body.byteLength}\r\n\r\n`,
      'latin1',
    )
  return Buffer.alloc(0)
}

/**
 * Sends over mutual TLS: one kept-alive connection for each host, full server verification, TLS 1.2 at
 * least. A failure of the network is a fact in the result, never an exception.
 */
export const openTransport = (identity: TlsIdentity, timeoutMs: number): Transport => {
  const connections = new Map<string, Connection>()

  const connectionTo = (origin: string): Connection => {
    const known = connections.get(origin)
    if (known !== undefined) return known
    const opened = openConnection(origin, identity, timeoutMs)
    connections.set(origin, opened)
    return opened
  }

  const send = async (request: HttpRequest, signal?: AbortSignal): Promise<Sent> => {
    const url = new URL(request.url)
    const connection = connectionTo(url.origin)
    const startedAt = new Date()
    const { result, tap } = tapped(() =>
      connection.client.request({
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: { ...request.headers },
        body: Buffer.from(request.body),
        ...(signal === undefined ? {} : { signal }),
      }),
    )
    const finish = (answer: Sent['answer']): Sent => ({
      startedAt,
      endedAt: new Date(),
      request: { head: requestHeadOf(tap, request), body: request.body },
      answer,
      tls: tap.tls,
    })
    try {
      const response = await result
      const body = Buffer.from(await response.body.arrayBuffer())
      connection.answered()
      const answer: HttpAnswer = {
        kind: 'http',
        status: response.statusCode,
        headers: headersOf(response.headers),
        head: tap.responseHead ?? Buffer.alloc(0),
        body,
      }
      return finish(answer)
    } catch (error) {
      const state = connection.state()
      // Whoever aborts may give any reason of their own.
      const aborted = signal?.aborted === true && error === signal.reason
      return finish(
        noAnswerOf(aborted ? new DOMException('aborted', 'AbortError') : error, {
          host: url.host,
          ...state,
          fresh: state.fresh && tap.responseHead === null,
          requestWritten: tap.requestHead !== null,
          clientCertificatePem: identity.client?.certificatePem ?? null,
        }),
      )
    }
  }

  return {
    send,
    close: async () => {
      await Promise.all([...connections.values()].map(({ client }) => client.destroy()))
      connections.clear()
    },
  }
}
