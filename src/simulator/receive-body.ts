import type { IncomingMessage } from 'node:http'

/** Bodies larger than this are answered with 413. */
export const bodyLimit = 10 * 1024 * 1024

/** Past this the connection is cut: a client that never stops writing is not read for ever. */
const discardLimit = 8 * bodyLimit

/**
 * The whole body of a request, or `too-large`. The rest of a body that is too large is read and thrown away, so that
 * the client gets to read its answer instead of a reset connection.
 */
export const receiveBody = (message: IncomingMessage): Promise<Uint8Array | 'too-large'> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    message.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size <= bodyLimit) chunks.push(chunk)
      else chunks.length = 0
      if (size > discardLimit) message.destroy()
    })
    message.on('end', () => resolve(size > bodyLimit ? 'too-large' : Buffer.concat(chunks)))
    message.on('error', reject)
    message.on('close', () => reject(new Error('connection closed before the end of the body')))
  })
