import { connect, type TLSSocket } from 'node:tls'

import type { TestPki } from './sist-world.ts'

/** What came back on a connection until it was closed, or until it was quiet for long enough. */
export interface RawReply {
  /** Everything that was received, as Latin-1. */
  readonly text: string
  /** The status of each answer, in order. */
  readonly statuses: readonly number[]
}

/** Opens a connection over mutual TLS on which a test writes what it wants. */
export const openRaw = (url: string, pki: TestPki): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const socket = connect(
      {
        host: '127.0.0.1',
        port: Number(new URL(url).port),
        ca: pki.server.certificatePem,
        cert: pki.client.certificatePem,
        key: pki.client.keyPem,
      },
      () => resolve(socket),
    )
    socket.once('error', reject)
  })

/** Reads until the other side closes, or until what was received satisfies `enough`. */
export const readRaw = (
  socket: TLSSocket,
  enough: (text: string) => boolean = () => false,
): Promise<RawReply> =>
  new Promise((resolve) => {
    let text = ''
    const done = (): void => {
      socket.destroy()
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
      resolve({ text, statuses })
    }
    socket.on('data', (chunk: Uint8Array) => {
      text += Buffer.from(chunk).toString('latin1')
      if (enough(text)) done()
    })
    socket.on('close', done)
    socket.on('error', () => {})
    socket.resume()
  })

/** Writes bytes to a new connection and reads until the server closes it or `enough` was received. */
export const raw = async (
  url: string,
  pki: TestPki,
  bytes: string | Uint8Array,
  enough?: (text: string) => boolean,
): Promise<RawReply> => {
  const socket = await openRaw(url, pki)
  const reading = readRaw(socket, enough)
  socket.write(bytes)
  return reading
}
