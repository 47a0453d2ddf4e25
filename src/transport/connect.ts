import type { SecureContext, TLSSocket } from 'node:tls'

import { buildConnector } from 'undici'

import type { TlsFacts } from '../model/tls-facts.ts'
import type { CardClient, TlsIdentity } from './identity.ts'
import { tlsFactsOf } from './tls-facts.ts'

/** What becomes of a connection's present socket. */
export interface SocketState {
  /** The TLS handshake was completed on our side. */
  readonly secured: boolean
  /** No answer was ever received on it. */
  readonly fresh: boolean
  /** The first error of the socket itself: it may hold the TLS alert that undici does not report. */
  readonly socketError: Error | null
  /** Whether the other side ever took part in the handshake. */
  readonly heard: boolean
  readonly tls: TlsFacts | null
}

export interface Connector {
  readonly connect: buildConnector.connector
  readonly state: () => SocketState
  readonly answered: () => void
  /** Ends the present socket, and any later one: undici lets go of a request only once it is connected. */
  readonly stop: () => void
}

/**
 * Listens to a new connection for a while before anything is written. With TLS 1.3 a server refuses a client
 * only after the client believes that the handshake is over: what it says then must be heard first.
 */
const settle = (socket: TLSSocket, ms: number): Promise<Error | null> =>
  new Promise((resolve) => {
    const done = (error: Error | null): void => {
      clearTimeout(timer)
      socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', done)
      resolve(error)
    }
    const onReadable = (): void => {
      const early: Buffer | null = socket.read() as Buffer | null
      if (early === null) return
      // It speaks before it is asked: for undici to make sense of.
      socket.unshift(early)
      done(null)
    }
    // Not with undici's own code for it: given that, undici would try again.
    const onEnd = (): void =>
      done(Object.assign(new Error('other side closed'), { code: 'ECONNRESET' }))
    const timer = setTimeout(() => done(null), ms)
    socket.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', done)
    socket.read(0)
  })

/** Connects with a card's key. The card is let go of as soon as the handshake is over. */
const onCard =
  (
    card: CardClient,
    connectorOf: (context: SecureContext) => buildConnector.connector,
  ): buildConnector.connector =>
  (options, callback) => {
    let result: Parameters<buildConnector.Callback> | undefined
    card
      .during(
        (context) =>
          new Promise<void>((done) => {
            connectorOf(context)(options, (...found) => {
              result = found
              done()
            })
          }),
      )
      .then(
        () => callback(...(result as Parameters<buildConnector.Callback>)),
        (error: unknown) =>
          callback(error instanceof Error ? error : new Error(String(error)), null),
      )
  }

const aborted = (): Error => new DOMException('aborted', 'AbortError')

/**
 * Opens TLS connections of one identity, and keeps what is learnt of the present one. `onKeylog` is told of a socket
 * while the handshake goes on, each time that a secret of it is made.
 */
export const createConnector = (
  identity: TlsIdentity,
  timeoutMs: number,
  settleMs: number | null,
  onKeylog: (socket: TLSSocket) => void = () => undefined,
): Connector => {
  let secured = false
  let fresh = true
  let socketError: Error | null = null
  let heard = false
  let socket: TLSSocket | null = null
  let stopped = false
  let tls: TlsFacts | null = null
  const connectWith = (own: buildConnector.BuildOptions): buildConnector.connector =>
    buildConnector({
      ...own,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      // On a resumed session the peer's certificate cannot be read: evidence needs a full handshake.
      maxCachedSessions: 0,
      timeout: timeoutMs,
    })
  const opening =
    (connect: buildConnector.connector): buildConnector.connector =>
    (options, callback) => {
      secured = false
      fresh = true
      socketError = null
      tls = null
      heard = false
      const opened = connect(options, (...result) => {
        const [error, ready] = result
        secured = error === null
        if (error !== null || settleMs === null) {
          callback(...result)
          return
        }
        const secure = ready as TLSSocket
        tls = tlsFactsOf(secure)
        void settle(secure, settleMs).then((refused) => {
          if (refused === null) callback(null, secure)
          else {
            secure.destroy()
            callback(refused, null)
          }
        })
      }) as unknown as TLSSocket
      socket = opened
      if (stopped) opened.destroy(aborted())
      // There are secrets to speak of only once the server has answered the hello.
      opened.on('keylog', () => {
        heard = true
        onKeylog(opened)
      })
      // First in line, so that an alert which arrives after the handshake (TLS 1.3) is not lost.
      opened.prependListener('error', (error: Error) => {
        socketError ??= error
      })
    }
  const { card, client, caPem } = identity
  return {
    connect:
      card === undefined
        ? opening(
            connectWith({
              // A list, even of one empty text: given nothing, Node would trust the public CAs.
              ca: [caPem],
              ...(client === null ? {} : { cert: client.certificatePem, key: client.keyPem }),
            }),
          )
        : onCard(card, (secureContext) => opening(connectWith({ secureContext }))),
    state: () => ({ secured, fresh, socketError, heard, tls }),
    answered: () => {
      fresh = false
    },
    stop: () => {
      stopped = true
      socket?.destroy(aborted())
    },
  }
}
