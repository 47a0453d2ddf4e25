import { constants } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'

import type { SimulatedService, SimulatorCondition } from '../adapter/simulated.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import {
  clientCertificateOf,
  clientCertificateOptions,
  createClientScreen,
  type ClientCertificatePolicy,
} from './client-certificates.ts'
import { startControl, type ControlAddress } from './control.ts'
import { hostConditions } from './host-conditions.ts'
import { createJournal, type JournalLine, type JournalOutcome } from './journal.ts'
import { createListener } from './serve.ts'

export interface SimulatorOptions {
  readonly services: readonly SimulatedService[]
  readonly server: { readonly certificatePem: string; readonly keyPem: string }
  readonly clientCertificate: ClientCertificatePolicy
  /** Certificates (PEM) whose public keys were handed over: the only TLS clients that are known. */
  readonly knownClients: readonly string[]
  /** Conditions that the services understand, beside the host's own. */
  readonly conditions?: readonly SimulatorCondition[]
  readonly port?: number
  readonly clock?: () => Date
  readonly onExchange?: (line: JournalLine) => void
}

export interface RunningSimulator extends AsyncDisposable {
  /** `https://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string
  readonly control: ControlAddress
  readonly journal: () => readonly JournalLine[]
  readonly close: () => Promise<void>
}

const timeouts = {
  handshakeMs: 10_000,
  headersMs: 10_000,
  requestMs: 60_000,
  keepAliveMs: 60_000,
}

const withoutRequest = (at: Date, outcome: JournalOutcome): JournalLine => ({
  at: at.toISOString(),
  service: null,
  method: null,
  path: null,
  operation: null,
  clientFingerprint256: null,
  requestSha256: null,
  outcome,
})

const statusOf: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new HarnessError(
          'SIMULATOR_FAILED',
          cause.code === 'EADDRINUSE'
            ? t`la porta ${port} è già in uso`
            : t`la porta ${port} non si può aprire (${cause.code ?? cause.message})`,
          { hint: t`indicare un'altra porta, o nessuna: ne viene presa una libera`, cause },
        ),
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })

/**
 * Starts simulated services over HTTPS on 127.0.0.1 only (TLS 1.2 at least) and a control endpoint beside them.
 * It knows no authority: what is said is the services' business. Throws SIMULATOR_FAILED when the port is not free.
 */
export const startSimulator = async (options: SimulatorOptions): Promise<RunningSimulator> => {
  const clock = options.clock ?? (() => new Date())
  const journal = createJournal(options.onExchange)
  const control = await startControl([...hostConditions, ...(options.conditions ?? [])], journal)
  const screen = createClientScreen(options.clientCertificate, options.knownClients, clock)

  const server = createServer({
    cert: options.server.certificatePem,
    key: options.server.keyPem,
    minVersion: 'TLSv1.2',
    // Without tickets no session is resumed, so each connection shows its client certificate.
    secureOptions: constants.SSL_OP_NO_TICKET,
    handshakeTimeout: timeouts.handshakeMs,
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.keepAliveMs,
    ...clientCertificateOptions(options.clientCertificate, options.knownClients),
  })
  server.maxConnections = 512
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    const reason = screen(clientCertificateOf(socket))
    if (reason === undefined) return
    journal.add(withoutRequest(clock(), { kind: 'refused-by-tls', reason }))
    socket.destroy()
  })
  server.on('tlsClientError', (error: Error) => {
    journal.add(withoutRequest(clock(), { kind: 'refused-by-tls', reason: error.message }))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    journal.add(withoutRequest(clock(), { kind: 'not-http', reason: error.message }))
    if (socket.writable)
      socket.end(`HTTP/1.1 ${statusOf[error.code ?? ''] ?? '400 Bad Request'}\r\n\r\n`)
    else socket.destroy()
  })
  server.on(
    'request',
    createListener({
      services: options.services,
      conditions: control.conditions,
      journal,
      clock,
    }),
  )
  try {
    await listen(server, options.port ?? 0)
  } catch (error) {
    // It listens already, and would keep the process alive.
    await control.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    await control.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return {
    url: `https://127.0.0.1:${port}`,
    control: { url: control.url, token: control.token },
    journal: journal.lines,
    close,
    [Symbol.asyncDispose]: close,
  }
}
