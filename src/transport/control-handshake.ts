import type { TLSSocket } from 'node:tls'

import type { ControlHandshake } from '../model/exchange.ts'
import { createConnector } from './connect.ts'
import type { TlsIdentity } from './identity.ts'
import { alertOf } from './tls-alert.ts'

/**
 * A handshake with the good certificate, and nothing more: that the server lets it in, and keeps it, tells a
 * refusal of another certificate from a server that is dead or refuses everyone.
 */
export const controlHandshake = (
  url: URL,
  identity: TlsIdentity,
  timeoutMs: number,
  settleMs: number,
  signal?: AbortSignal,
): Promise<ControlHandshake> =>
  new Promise((resolve) => {
    const at = new Date().toISOString()
    const { connect, state, stop } = createConnector(identity, timeoutMs, settleMs)
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
        if (error === null) {
          resolve({ at, ok: true })
          return
        }
        const alert = alertOf(error) ?? alertOf(state().socketError)
        const { code } = error as NodeJS.ErrnoException
        resolve({ at, ok: false, reason: alert ?? code ?? error.message })
      },
    )
  })
