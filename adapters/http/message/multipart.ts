/** One part, ready to be written. */
export interface WrittenPart {
  readonly name: string
  readonly filename: string | undefined
  readonly type: string | undefined
  readonly bytes: Uint8Array
}

// As HTML writes names of multipart/form-data (RFC 7578 §2 leaves it open): what would end the value is escaped.
const quoted = (text: string): string =>
  `"${text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')}"`

const headOf = ({ name, filename, type }: WrittenPart): string =>
  [
    `Content-Disposition: form-data; name=${quoted(name)}${filename === undefined ? '' : `; filename=${quoted(filename)}`}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
  ].join('\r\n')

/** The bytes of a multipart body (RFC 7578, RFC 2046 §5.1.1), its parts in order. */
export const writeMultipart = (parts: readonly WrittenPart[], boundary: string): Uint8Array =>
  Buffer.concat([
    ...parts.flatMap((part) => [
      Buffer.from(`--${boundary}\r\n${headOf(part)}\r\n\r\n`, 'utf8'),
      part.bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
