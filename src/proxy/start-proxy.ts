import { once, setMaxListeners } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { ClientFacts } from '../model/client-facts.ts'
import type { TlsIdentity } from '../transport/identity.ts'
import { alertOf } from '../transport/tls-alert.ts'
import type { Route } from './admit.ts'
import { createClientScreen } from './local-clients.ts'
import { serveConnection, type ConnectionLimits, type Passage } from './serve-connection.ts'

/** A host of the environment, and the paths of it that calls may go to. */
export interface ProxyTarget {
  /** `https://host[:port]`. */
  readonly origin: string
  readonly routes: readonly Route[]
}

export interface ProxyOptions extends Pick<Passage, 'onRequest' | 'onCall' | 'onRefused'> {
  readonly targets: readonly ProxyTarget[]
  /** 127.0.0.1 unless said. */
  readonly address?: string
  /** Of the first listener; the others follow it. Free ones, unless said. */
  readonly port?: number
  /** Addresses that may call beside this machine. */
  readonly clients?: readonly string[]
  /** What the application must trust: the certificate of the listener, with the CA after it. */
  readonly certificate: { readonly certificatePem: string; readonly keyPem: string }
  readonly identity: TlsIdentity
  readonly limits?: Partial<ConnectionLimits>
  readonly clock?: () => Date
}

export interface RunningProxy extends AsyncDisposable {
  /** Where each host of the environment is found, in the order of the targets: `https://127.0.0.1:8443`. */
  readonly listeners: readonly { readonly url: string; readonly origin: string }[]
  /** How many connections of applications are open. */
  readonly connections: () => number
  /** Takes no more calls; those under way are cut. */
  readonly close: () => Promise<void>
}

const usualLimits: ConnectionLimits = {
  connectMs: 30_000,
  requestMs: 60_000,
  // An application waits for as long as it wants: it must not be the proxy that is impatient.
  answerMs: 600_000,
  idleMs: 600_000,
  lingerMs: 2000,
}

const handshakeMs = 30_000
const mostConnections = 500

const listen = async (server: Server, port: number, address: string): Promise<void> => {
  server.listen(port, address)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw new HarnessError(
      'PROXY_FAILED',
      code === 'EADDRINUSE'
        ? t`la porta ${port} è già in uso`
        : code === 'EADDRNOTAVAIL'
          ? t`${address} non è un indirizzo di questa macchina`
          : t`la porta ${port} di ${address} non si può aprire (${code})`,
      { hint: t`indicare un'altra porta, o nessuna: ne viene presa una libera`, cause },
    )
  }
}

const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address)

/**
 * Starts a recording proxy: TLS on our side, mutual TLS to the environment, one connection there for each here, and
 * the bytes as they are. Only calls for the targets go through, and only from who may call. Throws PROXY_FAILED.
 */
export const startProxy = async (options: ProxyOptions): Promise<RunningProxy> => {
  const address = options.address ?? '127.0.0.1'
  const limits = { ...usualLimits, ...options.limits }
  const mayCall = createClientScreen(options.clients ?? [])
  const sockets = new Set<Socket>()
  const open = new Set<Promise<void>>()
  const closing = new AbortController()
  // One for each connection that is open.
  setMaxListeners(0, closing.signal)
  let count = 0

  const passageTo = ({ origin, routes }: ProxyTarget, url: string): Passage => ({
    origin: new URL(origin),
    routes,
    identity: options.identity,
    limits,
    hosts: new Set([
      '127.0.0.1',
      '[::1]',
      'localhost',
      new URL(origin).hostname,
      new URL(url).hostname,
    ]),
    clock: options.clock ?? (() => new Date()),
    signal: closing.signal,
    onRequest: options.onRequest,
    onCall: options.onCall,
    onRefused: options.onRefused,
  })

  const start = async (target: ProxyTarget, port: number) => {
    const tls = createTlsServer({
      cert: options.certificate.certificatePem,
      key: options.certificate.keyPem,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: handshakeMs,
      noDelay: true,
    })
    // Not every connection that is taken may speak TLS with us: who may call is decided before.
    const server = createServer({ noDelay: true })
    server.maxConnections = mostConnections
    await listen(server, port, address)
    const url = `https://${hostOf(address)}:${(server.address() as AddressInfo).port}`
    const passage = passageTo(target, url)
    server.on('connection', (socket: Socket) => {
      if (mayCall(socket.remoteAddress)) {
        sockets.add(socket)
        socket.once('close', () => sockets.delete(socket))
        tls.emit('connection', socket)
        return
      }
      options.onRefused({
        code: 'client-not-local',
        detail: url,
        address: socket.remoteAddress ?? '',
        alert: null,
      })
      socket.destroy()
    })
    tls.on('tlsClientError', (error, socket) =>
      options.onRefused({
        code: 'tls',
        detail: (error as NodeJS.ErrnoException).code ?? error.message,
        // Unknown of one that has left already.
        address: socket.remoteAddress ?? '',
        alert: alertOf(error),
      }),
    )
    tls.on('secureConnection', (socket: TLSSocket) => {
      count += 1
      const facts: ClientFacts = {
        address: socket.remoteAddress ?? '',
        connection: count,
        protocol: socket.getProtocol() ?? '',
        cipher: socket.getCipher().standardName,
        serverName: typeof socket.servername === 'string' ? socket.servername : null,
      }
      // Who has said all may still be answered; but not before the handshake is over, or who leaves it would be
      // waited for.
      socket.allowHalfOpen = true
      socket.on('error', () => undefined)
      const serving = serveConnection(socket, facts, passage).finally(() => {
        socket.destroy()
        open.delete(serving)
      })
      open.add(serving)
    })
    return { server, url, origin: target.origin }
  }

  const servers: Awaited<ReturnType<typeof start>>[] = []
  const close = async (): Promise<void> => {
    const closed = servers.map(
      ({ server }) => new Promise<void>((resolve) => server.close(() => resolve())),
    )
    closing.abort()
    for (const socket of sockets) socket.destroy()
    await Promise.all([...closed, ...open])
  }
  try {
    for (const [index, target] of options.targets.entries())
      servers.push(
        await start(
          target,
          options.port === undefined || options.port === 0 ? 0 : options.port + index,
        ),
      )
  } catch (error) {
    await close()
    throw error
  }
  return {
    listeners: servers.map(({ url, origin }) => ({ url, origin })),
    connections: () => open.size,
    close,
    [Symbol.asyncDispose]: close,
  }
}
