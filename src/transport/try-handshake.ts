import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'

import type { NoAnswer } from '../model/exchange.ts'
import type { TlsFacts } from '../model/tls-facts.ts'
import { createConnector } from './connect.ts'
import type { TlsIdentity } from './identity.ts'
import { noAnswerOf } from './no-answer.ts'

/** What a server showed of itself in a handshake, whether or not it was accepted. */
export interface ShownServer {
  readonly protocol: string
  readonly cipher: string
  /** Certificates in DER, as they were sent: its own first. */
  readonly chain: readonly Buffer[]
}

/** How a handshake went. */
export interface TriedHandshake {
  /** Null when the connection was let in, and kept. */
  readonly failure: NoAnswer | null
  /** Set once our side had accepted the server, also where the server then refused us. */
  readonly tls: TlsFacts | null
  readonly shown: ShownServer | null
}

const chainOf = (peer: DetailedPeerCertificate): Buffer[] => {
  const found = new Map<string, Buffer>()
  let at: DetailedPeerCertificate | undefined = peer
  // The root of a chain is its own issuer.
  while (at?.raw !== undefined && !found.has(at.fingerprint256)) {
    found.set(at.fingerprint256, at.raw)
    at = at.issuerCertificate
  }
  return [...found.values()]
}

const shownBy = (socket: TLSSocket): ShownServer | null => {
  const peer = socket.getPeerCertificate(true) as Partial<DetailedPeerCertificate> | null
  const protocol = socket.getProtocol()
  if (peer?.raw === undefined || protocol === null) return null
  return {
    protocol,
    cipher: socket.getCipher().standardName,
    chain: chainOf(peer as DetailedPeerCertificate),
  }
}

/**
 * A handshake and not one byte more: the connection is listened to for a settling time, in which a server says that
 * it does not want us (TLS 1.3: RFC 8446 §4.4.2.4), and is closed.
 */
export const tryHandshake = (
  url: URL,
  identity: TlsIdentity,
  {
    timeoutMs,
    settleMs,
    signal,
  }: { readonly timeoutMs: number; readonly settleMs: number; readonly signal?: AbortSignal },
): Promise<TriedHandshake> =>
  new Promise((resolve) => {
    let shown: ShownServer | null = null
    // Of a server that is not accepted nothing can be asked once the handshake is over.
    const { connect, state, stop } = createConnector(identity, timeoutMs, settleMs, (socket) => {
      shown ??= shownBy(socket)
    })
    signal?.addEventListener('abort', stop, { once: true })
    connect(
      {
        hostname: url.hostname,
        host: url.host,
        protocol: url.protocol,
        port: url.port,
        servername: '',
      },
      (error, socket) => {
        signal?.removeEventListener('abort', stop)
        ;(socket as TLSSocket | null)?.destroy()
        const now = state()
        resolve({
          shown,
          tls: now.tls,
          failure:
            error === null
              ? null
              : noAnswerOf(error, {
                  host: url.host,
                  ...now,
                  settleMs,
                  control: null,
                  sentBytes: 0,
                  clientCertificatePem: identity.client?.certificatePem ?? null,
                }),
        })
      },
    )
  })
