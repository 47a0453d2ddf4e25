import type { ByteSource } from './byte-source.ts'

/** The head of a message, read and not changed. */
export interface HttpHead {
  /** Start line, headers and the empty line, as they arrived. */
  readonly raw: Buffer
  readonly startLine: string
  /** In order, with their names as written. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** What is not HTTP/1.1 beyond doubt: a message whose end two readers could see in two places is never passed on. */
export const notHttp = (reason: string): Error =>
  Object.assign(new Error(reason), { code: 'HTTP_INVALID' })

/** Whether an error says that a message is not HTTP. */
export const isNotHttp = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'HTTP_INVALID'

/** A connection that ended in the middle of a message. */
export const cutShort = (): Error =>
  Object.assign(new Error('connection closed in the middle of a message'), { code: 'ECONNRESET' })

const headLimit = 64 * 1024
const emptyLine = Buffer.from('\r\n\r\n')

/** A header field (RFC 9112 §5): a token, a colon, and a value without controls. No line goes on in the next. */
const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/

const parse = (raw: Buffer): HttpHead => {
  const [startLine = '', ...lines] = raw.toString('latin1').slice(0, -4).split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const [, name, value] = field.exec(line) ?? []
    if (name === undefined || value === undefined) throw notHttp(`header not valid: ${line}`)
    return [name, value.trimEnd()]
  })
  return { raw, startLine, headers }
}

/** The head of the next message; null where the connection ends before it. */
export const readHead = async (source: ByteSource): Promise<HttpHead | null> => {
  let bytes: Buffer = Buffer.alloc(0)
  for (;;) {
    const more = await source.read()
    if (more === null) {
      if (bytes.length > 0) throw cutShort()
      return null
    }
    const from = Math.max(0, bytes.length - 3)
    bytes = bytes.length === 0 ? more : Buffer.concat([bytes, more])
    const at = bytes.indexOf(emptyLine, from)
    if (at < 0 && bytes.length <= headLimit) continue
    if (at < 0 || at > headLimit) throw notHttp(`head larger than ${headLimit} bytes`)
    const end = at + emptyLine.length
    if (end < bytes.length) source.unread(bytes.subarray(end))
    return parse(bytes.subarray(0, end))
  }
}

/** The values of a header, in order. */
export const valuesOf = ({ headers }: HttpHead, name: string): readonly string[] =>
  headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []))

/** Headers by lower-case name; repeated ones are joined by a comma. */
export const joinedHeaders = (head: HttpHead): Record<string, string> =>
  Object.fromEntries(
    [...new Set(head.headers.map(([name]) => name.toLowerCase()))].map((name) => [
      name,
      valuesOf(head, name).join(', '),
    ]),
  )

/** Whether the connection stays open after this message (RFC 9112 §9.3). */
export const isPersistent = (head: HttpHead, version: string): boolean => {
  const tokens = valuesOf(head, 'connection')
    .flatMap((value) => value.toLowerCase().split(','))
    .map((token) => token.trim())
  return version === '1.1' ? !tokens.includes('close') : tokens.includes('keep-alive')
}

export interface RequestLine {
  readonly method: string
  readonly target: string
  readonly version: string
}

export const requestLineOf = ({ startLine }: HttpHead): RequestLine => {
  const [, method, target, version] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([\x21-\x7e]+) HTTP\/(1\.[01])$/.exec(startLine) ?? []
  if (method === undefined || target === undefined || version === undefined)
    throw notHttp(`request line not valid: ${startLine.slice(0, 100)}`)
  return { method, target, version }
}

export interface StatusLine {
  readonly status: number
  readonly version: string
}

export const statusLineOf = ({ startLine }: HttpHead): StatusLine => {
  const [, version, status] =
    /^HTTP\/(1\.[01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/.exec(startLine) ?? []
  if (version === undefined || status === undefined)
    throw notHttp(`status line not valid: ${startLine.slice(0, 100)}`)
  return { status: Number(status), version }
}
