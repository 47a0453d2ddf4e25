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
  /**
   * Until the request was read, trouble on its connection is trouble of the request: it is told to `broken` alone,
   * at most once. What is returned says that the request was read.
   */
  readonly reading: (message: IncomingMessage, broken: (reason: string) => void) => () => void
}

/** Why a request was not read, in words; Node's own where it has a reason to give. */
const reasonOf = (error: NodeJS.ErrnoException): string =>
  error.code === 'HPE_INVALID_EOF_STATE' || error.code === 'ECONNRESET'
    ? t`la richiesta si interrompe prima della fine`
    : error.message

/**
 * Refuses the clients that `screen` does not want, answers what is no HTTP, and tells `note` of every connection on
 * which no request arrived.
 */
export const watchConnections = (
  server: Server,
  screen: (certificate: X509Certificate | null) => string | undefined,
  note: (outcome: JournalOutcome) => void,
): ConnectionWatch => {
  const givenUp = new WeakSet<object>()
  const readers = new WeakMap<object, (reason: string) => void>()
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
  server.on('connect', (message, socket) => {
    note({ kind: 'not-http', reason: t`nessun tunnel: CONNECT ${message.url ?? ''}` })
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nAllow: POST, GET\r\n\r\n', () =>
      socket.destroy(),
    )
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What still arrives on a connection that was given up is no news.
    if (givenUp.has(socket)) return
    givenUp.add(socket)
    const reason = reasonOf(error)
    const reader = readers.get(socket)
    readers.delete(socket)
    if (reader === undefined) note({ kind: 'not-http', reason })
    else reader(reason)
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
    reading: (message, broken) => {
      const { socket } = message
      readers.set(socket, broken)
      message.once('close', () => {
        if (readers.get(socket) !== broken) return
        readers.delete(socket)
        if (!message.complete) broken(t`la richiesta si interrompe prima della fine`)
      })
      return () => readers.delete(socket)
    },
  }
}
