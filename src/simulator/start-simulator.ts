import { constants } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { SecureContextOptions } from 'node:tls'

import type {
  ConditionOffer,
  Conditions,
  SimulatedService,
  SimulatorCondition,
} from '../adapter/simulated.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import {
  clientCertificateOptions,
  createClientScreen,
  type ClientCertificateMoment,
  type ClientCertificatePolicy,
} from './client-certificates.ts'
import { startControl, type ControlAddress } from './control.ts'
import { createConditionBoard } from './condition-board.ts'
import {
  certificateCondition,
  hostConditions,
  type ServerCertificateTrouble,
} from './host-conditions.ts'
import { createJournal, journalLine, type JournalLine } from './journal.ts'
import { renegotiatingContext, withRenegotiation } from './renegotiation.ts'
import { createListener } from './serve.ts'
import { watchConnections } from './watch-connections.ts'

interface ServerCredential {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface SimulatorOptions {
  readonly services: readonly SimulatedService[]
  readonly server: ServerCredential
  /** Issues a certificate for the server that a client must refuse; without it none can be ordered. */
  readonly troubledServer?: (trouble: ServerCertificateTrouble) => Promise<ServerCredential>
  readonly clientCertificate: ClientCertificatePolicy
  /** In the handshake, unless said. */
  readonly clientCertificateMoment?: ClientCertificateMoment
  /** Certificates (PEM) whose public keys were handed over: the only TLS clients that are known. */
  readonly knownClients: readonly string[]
  /** Conditions that the services understand, beside the host's own. */
  readonly conditions?: readonly SimulatorCondition[]
  /** Operations to which a condition may be limited. */
  readonly operations?: readonly string[]
  /** Conditions in force from the start, as they are ordered. */
  readonly ordered?: readonly string[]
  readonly port?: number
  readonly clock?: () => Date
  readonly onExchange?: (line: JournalLine) => void
  /** How long a peer may take; the defaults are generous for a person and tight for an attack. */
  readonly timeouts?: Partial<typeof timeouts>
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

/** What may be ordered: the host's conditions, that of its certificate where it can issue others, and the services'. */
export const conditionsOnOffer = (
  { conditions = [], operations = [] }: Pick<SimulatorOptions, 'conditions' | 'operations'>,
  issuesOthers: boolean,
): ConditionOffer => ({
  conditions: [...hostConditions, ...(issuesOthers ? [certificateCondition] : []), ...conditions],
  operations,
})

/**
 * Starts simulated services over HTTPS on 127.0.0.1 only (TLS 1.2 at least) and a control endpoint beside them.
 * It knows no authority: what is said is the services' business. Throws SIMULATOR_FAILED when the port is not free,
 * COMMAND_INVALID when `ordered` names what it does not have.
 */
export const startSimulator = async (options: SimulatorOptions): Promise<RunningSimulator> => {
  const clock = options.clock ?? (() => new Date())
  const limits = { ...timeouts, ...options.timeouts }
  const journal = createJournal(options.onExchange)
  const isAskedLater =
    options.clientCertificateMoment === 'renegotiation' && options.clientCertificate !== 'none'
  const note = (outcome: JournalLine['outcome']): void =>
    journal.add(journalLine({ at: clock().toISOString(), outcome }))

  const secureContext = (server: ServerCredential): SecureContextOptions => ({
    cert: server.certificatePem,
    key: server.keyPem,
    minVersion: 'TLSv1.2',
    // Without tickets no session is resumed, so each connection shows its client certificate.
    secureOptions: constants.SSL_OP_NO_TICKET,
    ...(isAskedLater
      ? renegotiatingContext
      : clientCertificateOptions(options.clientCertificate, options.knownClients)),
  })
  const server = createServer({
    ...secureContext(options.server),
    handshakeTimeout: limits.handshakeMs,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    // One without a host is refused like the others: with a line in the journal.
    requireHostHeader: false,
    connectionsCheckingInterval: Math.min(1000, limits.headersMs, limits.requestMs),
  })

  /** Presents the certificate that the conditions want, to every connection from now on. */
  const present = async (conditions: Conditions): Promise<void> => {
    const trouble = conditions.get(certificateCondition.name) as
      | ServerCertificateTrouble
      | undefined
    const credential =
      trouble === undefined ? options.server : await options.troubledServer?.(trouble)
    server.setSecureContext(secureContext(credential ?? options.server))
    // A client that keeps a connection would never see the other certificate.
    server.closeIdleConnections()
  }
  const board = createConditionBoard(
    conditionsOnOffer(options, options.troubledServer !== undefined),
    present,
  )
  await board.replace(options.ordered ?? [])

  const screen = createClientScreen(options.clientCertificate, options.knownClients, clock)
  const connections = watchConnections(server, isAskedLater ? () => undefined : screen, note)
  const serveRequest = createListener({
    services: options.services,
    board,
    journal,
    clock,
    reading: connections.reading,
  })
  const listener = isAskedLater ? withRenegotiation(serveRequest, screen, note) : serveRequest
  server.on('request', listener)
  // Whatever a client expects beside 100-continue, it is answered as if it had not.
  server.on('checkExpectation', listener)
  const control = await startControl({
    board,
    journal,
    reset: () => {
      for (const service of options.services) service.reset?.()
    },
  })
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
    journal: () => journal.lines(),
    close,
    [Symbol.asyncDispose]: close,
  }
}
