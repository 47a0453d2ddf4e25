import type { ByteSource } from './byte-source.ts'
import { cutShort, notHttp, valuesOf, type HttpHead } from './http-head.ts'

/** How the end of a body is known (RFC 9112 §6.3). */
export type BodyFrame =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' }

/** A piece of a body: as it travels, and what it carries. They differ only where the body is in chunks. */
export interface BodyPart {
  readonly wire: Buffer
  readonly content: readonly Buffer[]
  /** The lines after the last chunk, with that chunk. */
  readonly trailers: readonly string[]
}

const none: BodyFrame = { kind: 'none' }

/** The frame that the headers declare. Two that contradict each other are never passed on (RFC 9112 §11.2). */
const declared = (head: HttpHead, version: string): BodyFrame | null => {
  const codings = valuesOf(head, 'transfer-encoding')
  const lengths = [...new Set(valuesOf(head, 'content-length'))]
  if (codings.length > 0) {
    if (version !== '1.1' || codings.length > 1 || codings[0]?.toLowerCase() !== 'chunked')
      throw notHttp(`transfer-encoding not supported: ${codings.join(', ')}`)
    if (lengths.length > 0) throw notHttp('both transfer-encoding and content-length')
    return { kind: 'chunked' }
  }
  const [length, ...others] = lengths
  if (length === undefined) return null
  if (others.length > 0 || !/^\d{1,15}$/.test(length))
    throw notHttp(`content-length not valid: ${lengths.join(', ')}`)
  return { kind: 'length', length: Number(length) }
}

export const requestFrame = (head: HttpHead, version: string): BodyFrame =>
  declared(head, version) ?? none

export const answerFrame = (
  head: HttpHead,
  { method, status, version }: { method: string; status: number; version: string },
): BodyFrame => {
  const frame = declared(head, version)
  return method === 'HEAD' || status < 200 || status === 204 || status === 304
    ? none
    : (frame ?? { kind: 'until-close' })
}

const part = (wire: Buffer): BodyPart => ({ wire, content: [wire], trailers: [] })

async function* ofLength(source: ByteSource, length: number): AsyncGenerator<BodyPart> {
  let left = length
  while (left > 0) {
    const bytes = await source.read()
    if (bytes === null) throw cutShort()
    if (bytes.length > left) source.unread(bytes.subarray(left))
    const own = bytes.subarray(0, left)
    left -= own.length
    yield part(own)
  }
}

async function* untilClose(source: ByteSource): AsyncGenerator<BodyPart> {
  for (;;) {
    const bytes = await source.read()
    if (bytes === null) return
    yield part(bytes)
  }
}

const lineLimit = 16 * 1024
const mostTrailers = 100

interface Chunks {
  state: 'size' | 'data' | 'data-end' | 'trailer' | 'done'
  /** A line that has not arrived whole. */
  line: string
  /** Bytes of the chunk that are still to come. */
  left: number
  readonly trailers: string[]
}

/** Reads a line between the data (RFC 9112 §7.1). */
const takeLine = (chunks: Chunks, line: string): void => {
  if (chunks.state === 'data-end') {
    if (line !== '') throw notHttp('chunk longer than its size')
    chunks.state = 'size'
  } else if (chunks.state === 'size') {
    const size = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(line)?.[1]
    if (size === undefined) throw notHttp(`chunk size not valid: ${line.slice(0, 100)}`)
    chunks.left = Number.parseInt(size, 16)
    chunks.state = chunks.left === 0 ? 'trailer' : 'data'
  } else if (line === '') chunks.state = 'done'
  else if (chunks.trailers.push(line) > mostTrailers) throw notHttp('too many trailers')
}

/** Goes through bytes as far as the body goes, and gives how many that were. */
const takeBytes = (chunks: Chunks, bytes: Buffer, content: Buffer[]): number => {
  let at = 0
  while (at < bytes.length && chunks.state !== 'done') {
    if (chunks.state === 'data') {
      const data = bytes.subarray(at, at + chunks.left)
      content.push(data)
      at += data.length
      chunks.left -= data.length
      if (chunks.left === 0) chunks.state = 'data-end'
      continue
    }
    const feed = bytes.indexOf(10, at)
    const end = feed < 0 ? bytes.length : feed + 1
    chunks.line += bytes.toString('latin1', at, end)
    at = end
    if (chunks.line.length > lineLimit) throw notHttp('line of a chunk too long')
    if (feed < 0) continue
    if (!chunks.line.endsWith('\r\n')) throw notHttp('line of a chunk without CR LF')
    const line = chunks.line.slice(0, -2)
    chunks.line = ''
    takeLine(chunks, line)
  }
  return at
}

async function* inChunks(source: ByteSource): AsyncGenerator<BodyPart> {
  const chunks: Chunks = { state: 'size', line: '', left: 0, trailers: [] }
  while (chunks.state !== 'done') {
    const bytes = await source.read()
    if (bytes === null) throw cutShort()
    const content: Buffer[] = []
    const used = takeBytes(chunks, bytes, content)
    if (used < bytes.length) source.unread(bytes.subarray(used))
    yield { wire: bytes.subarray(0, used), content, trailers: chunks.trailers }
  }
}

/** A body, piece by piece as it arrives, up to its end and not a byte further. */
export const readBody = (source: ByteSource, frame: BodyFrame): AsyncIterable<BodyPart> => {
  switch (frame.kind) {
    case 'none':
      return ofLength(source, 0)
    case 'length':
      return ofLength(source, frame.length)
    case 'chunked':
      return inChunks(source)
    case 'until-close':
      return untilClose(source)
  }
}
