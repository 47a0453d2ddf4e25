import type { IncomingMessage } from 'node:http'

/** Bodies larger than this are answered with 413. */
export const bodyLimit = 10 * 1024 * 1024

/** Past this the connection is cut: a client that never stops writing is not read for ever. */
const discardLimit = 128 * 1024 * 1024

/** The body of a request; no bytes when it is larger than the limit. */
export interface ReceivedBody {
  readonly bytes: Uint8Array | null
}

/**
 * The whole body of a request. One that is too large is known as soon as it is; its rest is read and thrown away, so
 * that the client gets to read its answer instead of a reset connection. Rejects when the connection ends before it.
 */
export const receiveBody = (message: IncomingMessage): Promise<ReceivedBody> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    message.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size <= bodyLimit) chunks.push(chunk)
      else {
        chunks.length = 0
        resolve({ bytes: null })
      }
      if (size > discardLimit) message.destroy()
    })
    message.on('end', () => resolve({ bytes: size > bodyLimit ? null : Buffer.concat(chunks) }))
    message.on('error', reject)
    message.on('close', () => reject(new Error('connection closed before the end of the body')))
  })
