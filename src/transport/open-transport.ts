import { Client } from 'undici'

import type { HttpRequest, Sent } from '../adapter/define-adapter.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { ControlHandshake, HttpAnswer } from '../model/exchange.ts'
import type { TlsDeviation } from '../model/tls-deviation.ts'
import { createConnector, type SocketState } from './connect.ts'
import { controlHandshake } from './control-handshake.ts'
import { isEngineError } from './engine-context.ts'
import { deviatedIdentity, type TlsIdentity } from './identity.ts'
import { noAnswerOf } from './no-answer.ts'
import { tapped, type Tapped } from './wire-tap.ts'

export type { TlsIdentity } from './identity.ts'

const maxAnswerBytes = 50_000_000

/** How a call goes that is not like the others. */
export interface SendOptions {
  /** A connection of its own, closed with the call. */
  readonly fresh?: boolean
  /**
   * For a call that may be refused: the connection is listened to for so long before anything is written, after
   * a control handshake with the environment's own certificate.
   */
  readonly settleMs?: number
  /** Another certificate than the environment's, or none; such a call never shares its connection. */
  readonly tls?: TlsDeviation
}

export interface Transport {
  readonly send: (
    request: HttpRequest,
    signal?: AbortSignal,
    options?: SendOptions,
  ) => Promise<Sent>
  readonly close: () => Promise<void>
}

interface Connection {
  readonly client: Client
  readonly identity: TlsIdentity
  /** The state of the connection's present socket. */
  readonly state: () => SocketState
  readonly answered: () => void
  readonly stop: () => void
}

const openConnection = (
  origin: string,
  identity: TlsIdentity,
  timeoutMs: number,
  settleMs: number | null,
): Connection => {
  const { connect, state, answered, stop } = createConnector(identity, timeoutMs, settleMs)
  const client = new Client(origin, {
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 10_000,
    maxResponseSize: maxAnswerBytes,
    connect,
  })
  return { client, identity, state, answered, stop }
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

/** A card that is not there, or does not sign, is no fact of the network. */
const throwIfOfCard = (error: unknown, socketError: Error | null): void => {
  if (error instanceof HarnessError) throw error
  if (!isEngineError(error) && !isEngineError(socketError)) return
  throw new HarnessError(
    'CARD_TLS_FAILED',
    t`la carta del certificato client non ha firmato la connessione TLS`,
    {
      cause: error,
      hint: t`se è stata tolta e rimessa serve un'altra esecuzione: collaudo run --resume; se era inserita, provarla con collaudo card list`,
    },
  )
}

/** One request over a connection. A failure of the network is a fact in the result, never an exception. */
const exchangeOver = async (
  connection: Connection,
  request: HttpRequest,
  refusal: { readonly settleMs: number | null; readonly control: ControlHandshake | null },
  signal: AbortSignal | undefined,
): Promise<Sent> => {
  const url = new URL(request.url)
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
    tls: tap.tls ?? connection.state().tls,
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
    throwIfOfCard(error, state.socketError)
    // Whoever aborts may give any reason of their own.
    const aborted = signal?.aborted === true && error === signal.reason
    const head = requestHeadOf(tap, request)
    return finish(
      noAnswerOf(aborted ? new DOMException('aborted', 'AbortError') : error, {
        host: url.host,
        ...state,
        ...refusal,
        fresh: state.fresh && tap.responseHead === null,
        sentBytes: head.byteLength === 0 ? 0 : head.byteLength + request.body.byteLength,
        clientCertificatePem:
          connection.identity.client?.certificatePem ??
          connection.identity.card?.certificatePem() ??
          null,
      }),
    )
  }
}

/**
 * Sends over mutual TLS: one kept-alive connection for each host, full server verification, TLS 1.2 at
 * least.
 */
export const openTransport = (identity: TlsIdentity, timeoutMs: number): Transport => {
  const connections = new Map<string, Connection>()
  const apart = new Set<Connection>()

  const shared = (origin: string): Connection => {
    const known = connections.get(origin)
    if (known !== undefined) return known
    const opened = openConnection(origin, identity, timeoutMs, null)
    connections.set(origin, opened)
    return opened
  }

  const sendShared = async (
    request: HttpRequest,
    signal: AbortSignal | undefined,
  ): Promise<Sent> => {
    const { origin } = new URL(request.url)
    const connection = shared(origin)
    const sent = await exchangeOver(connection, request, { settleMs: null, control: null }, signal)
    // After a certificate for another name undici's client holds every later request back, for ever.
    if (sent.answer.kind === 'none' && !connection.state().secured) {
      connections.delete(origin)
      await connection.client.destroy()
    }
    return sent
  }

  const sendApart = async (
    request: HttpRequest,
    signal: AbortSignal | undefined,
    { settleMs, tls }: SendOptions,
  ): Promise<Sent> => {
    const url = new URL(request.url)
    const presented = tls === undefined ? identity : await deviatedIdentity(identity, tls)
    const control =
      settleMs === undefined
        ? null
        : await controlHandshake(url, identity, timeoutMs, settleMs, signal)
    const refusal = { settleMs: settleMs ?? null, control }
    const connection = openConnection(url.origin, presented, timeoutMs, refusal.settleMs)
    apart.add(connection)
    signal?.addEventListener('abort', connection.stop, { once: true })
    if (signal?.aborted === true) connection.stop()
    try {
      return await exchangeOver(connection, request, refusal, signal)
    } finally {
      signal?.removeEventListener('abort', connection.stop)
      apart.delete(connection)
      await connection.client.destroy()
    }
  }

  return {
    send: (request, signal, options = {}) =>
      options.fresh === true || options.settleMs !== undefined || options.tls !== undefined
        ? sendApart(request, signal, options)
        : sendShared(request, signal),
    close: async () => {
      const open = [...connections.values(), ...apart]
      await Promise.all(open.map(({ client }) => client.destroy()))
      connections.clear()
    },
  }
}
