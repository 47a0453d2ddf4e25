import { Readable } from 'node:stream'

import { Busboy } from '@fastify/busboy'

/** One part of a request, with the type that it says it has. */
export interface ReceivedPart {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

const mostParts = 20
const mostBytes = 10 * 1024 * 1024

/** The parts of a multipart body; null where it is none. */
export const readParts = async (
  contentType: string,
  body: Uint8Array,
): Promise<readonly ReceivedPart[] | null> => {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null
  const parts: ReceivedPart[] = []
  try {
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: { parts: mostParts, fileSize: mostBytes, fieldSize: mostBytes },
      // Every part keeps its type and its bytes, whether or not it has a file's name.
      isPartAFile: () => true,
    })
    await new Promise<void>((resolve, reject) => {
      parser.on('file', (name, stream, _filename, _encoding, type) => {
        const chunks: Buffer[] = []
        // A part that ends before its end: nobody else would catch it.
        stream.on('error', reject)
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => parts.push({ name, type, bytes: Buffer.concat(chunks) }))
      })
      parser.on('finish', () => resolve())
      parser.on('error', reject)
      Readable.from([Buffer.from(body)]).pipe(parser)
    })
    return parts
  } catch {
    return null
  }
}
