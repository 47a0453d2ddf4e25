import type { TLSSocket } from 'node:tls'

import type { TlsFacts } from '../model/tls-facts.ts'
import { createConnector, type SocketState } from '../transport/connect.ts'
import type { TlsIdentity } from '../transport/identity.ts'
import { tlsFactsOf } from '../transport/tls-facts.ts'
import { byteSource, type ByteSource } from './byte-source.ts'

/** A connection to the environment, for one connection of the application and for as long as that lasts. */
export interface Upstream {
  readonly socket: TLSSocket
  readonly source: ByteSource
  readonly tls: TlsFacts | null
  readonly state: () => SocketState
}

export type Connected =
  | { readonly ok: true; readonly upstream: Upstream }
  | { readonly ok: false; readonly error: Error; readonly state: SocketState }

/** Connects to the environment with the vendor's certificate; the server is verified, always. */
export const connectUpstream = (
  origin: URL,
  identity: TlsIdentity,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Connected> =>
  new Promise((resolve) => {
    const { connect, state, stop } = createConnector(identity, timeoutMs, null)
    signal.addEventListener('abort', stop, { once: true })
    connect(
      {
        hostname: origin.hostname,
        host: origin.host,
        protocol: origin.protocol,
        port: origin.port,
        servername: '',
      },
      (error, connected) => {
        signal.removeEventListener('abort', stop)
        if (error !== null) {
          resolve({ ok: false, error, state: state() })
          return
        }
        const socket = connected as TLSSocket
        // At once: a peer that closes takes its certificate with it.
        const tls = tlsFactsOf(socket)
        resolve({ ok: true, upstream: { socket, source: byteSource(socket), tls, state } })
      },
    )
  })
