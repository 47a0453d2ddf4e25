import { constants, type X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SecureContextOptions, TLSSocket } from 'node:tls'

import { t } from '../lib/language/t.ts'
import { clientCertificateOf } from './client-certificates.ts'
import type { JournalOutcome } from './journal.ts'

type Listener = (message: IncomingMessage, response: ServerResponse) => void

/**
 * TLS options of a server that asks for the client's certificate only once it was spoken to. TLS 1.3 has no
 * renegotiation, and Node nothing for its post-handshake authentication: so TLS 1.2 (RFC 5246 §7.4.1.1). A session
 * that is resumed asks for no certificate.
 */
export const renegotiatingContext = {
  maxVersion: 'TLSv1.2',
  secureOptions:
    constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
} as const satisfies SecureContextOptions

/** Why the peer of a connection is refused, once it was asked for its certificate; undefined when it may go on. */
const askCertificate = (
  socket: TLSSocket,
  screen: (certificate: X509Certificate | null) => string | undefined,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    const refused = () => resolve(t`il client non ha accettato la rinegoziazione`)
    socket.once('close', refused)
    // Who the certificate belongs to is judged by the screen; that the client holds its key, by the handshake.
    const started = socket.renegotiate(
      { requestCert: true, rejectUnauthorized: false },
      (error) => {
        socket.removeListener('close', refused)
        resolve(
          error === null || error === undefined
            ? screen(clientCertificateOf(socket))
            : error.message,
        )
      },
    )
    if (started !== true) refused()
  })

/** A listener of requests that lets through only those on connections whose client showed a certificate that is wanted. */
export const withRenegotiation = (
  listener: Listener,
  screen: (certificate: X509Certificate | null) => string | undefined,
  note: (outcome: JournalOutcome) => void,
): Listener => {
  const asked = new WeakMap<TLSSocket, Promise<string | undefined>>()
  return (message, response) => {
    const socket = message.socket as TLSSocket
    const first = asked.get(socket) ?? askCertificate(socket, screen)
    const isFirst = !asked.has(socket)
    asked.set(socket, first)
    void first.then((reason) => {
      if (reason === undefined) return listener(message, response)
      if (isFirst) note({ kind: 'refused-by-tls', reason })
      socket.destroy()
    })
  }
}
