/** One part of a multipart body (RFC 2046 §5.1): names of headers in lower case. */
export interface BodyPart {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** A parameter of a Content-Type; undefined where it has none of that name. */
export const mediaParameter = (contentType: string, name: string): string | undefined => {
  const found = new RegExp(
    String.raw`;\s*${name}\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))`,
    'i',
  ).exec(contentType)
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]
}

/** The media type alone, in lower case. */
export const mediaTypeOf = (contentType: string): string =>
  (contentType.split(';')[0] ?? '').trim().toLowerCase()

const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .flatMap((line) => {
        const at = line.indexOf(':')
        return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]]
      }),
  )

const partOf = (bytes: Buffer): BodyPart | null => {
  // A part without headers begins with the empty line itself.
  if (bytes.subarray(0, 2).toString('latin1') === '\r\n')
    return { headers: {}, body: bytes.subarray(2) }
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  return {
    headers: headersOf(bytes.subarray(0, end).toString('latin1')),
    body: bytes.subarray(end + 4),
  }
}

/** The parts of a multipart body, byte for byte; null where it is none, or is cut off. */
export const readMultipart = (
  contentType: string,
  body: Uint8Array,
): readonly BodyPart[] | null => {
  const boundary = mediaParameter(contentType, 'boundary')
  if (!mediaTypeOf(contentType).startsWith('multipart/') || boundary === undefined) return null
  const bytes = Buffer.concat([Buffer.from('\r\n'), body])
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  const parts: BodyPart[] = []
  let at = bytes.indexOf(delimiter)
  while (at >= 0) {
    const after = at + delimiter.length
    if (bytes.subarray(after, after + 2).toString('latin1') === '--') return parts
    const lineEnd = bytes.indexOf('\r\n', after)
    const next = bytes.indexOf(delimiter, after)
    if (lineEnd < 0 || next < 0) return null
    const part = partOf(bytes.subarray(lineEnd + 2, Math.max(next, lineEnd + 2)))
    if (part === null) return null
    parts.push(part)
    at = next
  }
  return null
}

/** A multipart body. The boundary must occur in none of the parts. */
export const writeMultipart = (
  boundary: string,
  parts: readonly {
    readonly headers: Readonly<Record<string, string>>
    readonly body: Uint8Array
  }[],
): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ headers, body }) => [
      Buffer.from(
        `--${boundary}\r\n${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}\r\n`,
        'latin1',
      ),
      body,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`, 'latin1'),
  ])
