import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'

/** A request as it arrived, byte for byte. */
export interface RawRequest {
  readonly head: Buffer
  readonly body: Buffer
  /** Which connection it came over, from 1. */
  readonly connection: number
}

export interface RawTlsServer {
  readonly port: number
  readonly requests: RawRequest[]
  readonly connections: () => number
  readonly close: () => Promise<void>
}

const end = Buffer.from('\r\n\r\n')

/** Takes whole requests off the front of what has arrived; gives back the rest. */
const takeRequests = (bytes: Buffer, take: (head: Buffer, body: Buffer) => void): Buffer => {
  const at = bytes.indexOf(end)
  if (at < 0) return bytes
  const head = bytes.subarray(0, at + end.length)
  const length = Number(/content-length: *(\d+)/i.exec(head.toString('latin1'))?.[1] ?? 0)
  if (bytes.length < head.length + length) return bytes
  take(head, bytes.subarray(head.length, head.length + length))
  return takeRequests(bytes.subarray(head.length + length), take)
}

/** A TLS server on 127.0.0.1 that keeps every byte it gets and answers with the bytes that it is told. */
export const startTlsServer = async (
  options: TlsOptions,
  answer: (request: RawRequest, socket: TLSSocket) => void,
): Promise<RawTlsServer> => {
  const requests: RawRequest[] = []
  const sockets = new Set<TLSSocket>()
  let connections = 0
  const server = createServer(options, (socket) => {
    const connection = ++connections
    let waiting: Buffer = Buffer.alloc(0)
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes: Buffer) => {
      waiting = takeRequests(Buffer.concat([waiting, bytes]), (head, body) => {
        const request = { head, body, connection }
        requests.push(request)
        answer(request, socket)
      })
    })
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
