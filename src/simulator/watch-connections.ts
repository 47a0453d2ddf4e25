import type { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Server } from 'node:https'
import type { TLSSocket } from 'node:tls'

import { t } from '../lib/language/t.ts'
import { clientCertificateOf } from './client-certificates.ts'
import type { JournalOutcome } from './journal.ts'

/** More connections than this are closed as they open. */
const mostConnections = 512

const statusOf: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What happens on connections, beside the requests that arrive whole. */
export interface ConnectionWatch {
  /** Tells that a request is being read: trouble on its connection is then told of the request. */
  readonly reads: (message: IncomingMessage) => void
  /** What went wrong on the connection of a request while it was read, where it is known. */
  readonly troubleOf: (message: IncomingMessage) => string | undefined
}

/**
 * Refuses the clients that `screen` does not want, answers what is no HTTP, and tells `note` of every connection on
 * which no request arrived.
 */
export const watchConnections = (
  server: Server,
  screen: (certificate: X509Certificate | null) => string | undefined,
  note: (outcome: JournalOutcome) => void,
): ConnectionWatch => {
  const troubles = new WeakMap<object, string>()
  const read = new WeakSet<object>()
  server.maxConnections = mostConnections
  server.on('drop', () => {
    note({ kind: 'refused-by-tls', reason: t`più di ${mostConnections} connessioni insieme` })
  })
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    const reason = screen(clientCertificateOf(socket))
    if (reason === undefined) return
    note({ kind: 'refused-by-tls', reason })
    socket.destroy()
  })
  server.on('tlsClientError', (error: Error) => {
    note({ kind: 'refused-by-tls', reason: error.message })
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (read.has(socket)) troubles.set(socket, error.message)
    else note({ kind: 'not-http', reason: error.message })
    if (!socket.writable) {
      socket.destroy()
      return
    }
    // Half of a closed connection would stay open for as long as the peer wants.
    socket.end(`HTTP/1.1 ${statusOf[error.code ?? ''] ?? '400 Bad Request'}\r\n\r\n`, () =>
      socket.destroy(),
    )
  })
  return {
    reads: (message) => {
      read.add(message.socket)
      message.once('end', () => read.delete(message.socket))
    },
    troubleOf: ({ socket }) => troubles.get(socket),
  }
}
