/** A message that came in parts, taken apart: the root, and the others by their Content-ID. */
export interface MimeMessage {
  readonly root: Buffer
  readonly parts: ReadonlyMap<string, Buffer>
}

const parameter = (contentType: string, name: string): string | undefined => {
  const found = contentType
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.toLowerCase().startsWith(`${name}=`))
  return found?.slice(name.length + 1).replace(/^"|"$/g, '')
}

export const isMultipart = (contentType: string): boolean =>
  contentType.trim().toLowerCase().startsWith('multipart/related')

const withoutBrackets = (id: string): string => id.trim().replace(/^<|>$/g, '')

/** Takes a multipart/related body apart (RFC 2046 §5.1.1, RFC 2387); a text says why that cannot be done. */
export const readMime = (contentType: string, body: Uint8Array): MimeMessage | string => {
  const boundary = parameter(contentType, 'boundary')
  if (boundary === undefined) return 'Content-Type senza boundary'
  // One byte is one character, so that the text may be cut and the bytes stay what they were.
  const text = `\r\n${Buffer.from(body).toString('latin1')}`
  const pieces = text.split(`\r\n--${boundary}`)
  const last = pieces.pop()
  if (last === undefined || !last.startsWith('--')) return 'il delimitatore di chiusura non arriva'
  const parts = new Map<string, Buffer>()
  let first: string | undefined
  for (const piece of pieces.slice(1)) {
    const at = piece.indexOf('\r\n\r\n')
    if (at < 0) return 'una parte senza la riga vuota dopo le intestazioni'
    const id = withoutBrackets(/\r\ncontent-id:([^\r\n]*)/i.exec(piece.slice(0, at))?.[1] ?? '')
    first ??= id
    parts.set(id, Buffer.from(piece.slice(at + 4), 'latin1'))
  }
  const start = parameter(contentType, 'start')
  const rootId = start === undefined ? (first ?? '') : withoutBrackets(start)
  const root = parts.get(rootId)
  if (root === undefined) return `manca la parte principale ${rootId}`
  parts.delete(rootId)
  return { root, parts }
}

/** A multipart/related answer: the message as root, each document as a part. */
export const writeMime = (
  envelope: string,
  mediaType: string,
  documents: readonly { readonly id: string; readonly type: string; readonly bytes: Buffer }[],
  boundary: string,
): { readonly contentType: string; readonly body: Buffer } => {
  const piece = (headers: readonly string[], bytes: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ])
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<busta@simulatore>"; start-info="${mediaType}"`,
    body: Buffer.concat([
      piece(
        [
          `Content-Type: application/xop+xml; charset=UTF-8; type="${mediaType}"`,
          'Content-Transfer-Encoding: binary',
          'Content-ID: <busta@simulatore>',
        ],
        Buffer.from(envelope),
      ),
      ...documents.map(({ id, type, bytes }) =>
        piece(
          [`Content-Type: ${type}`, 'Content-Transfer-Encoding: binary', `Content-ID: <${id}>`],
          bytes,
        ),
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  }
}
