import { gunzipSync } from 'node:zlib'

import * as asn1js from 'asn1js'

/** Deeper than anything travels: base64 in base64 in a signed document in base64. */
export const deepest = 6

const largestUnpacked = 100_000_000

// Line ends as text, as XML writes them, or as a JSON text does; the alphabets of RFC 4648 §4 and §5.
const fold = String.raw`(?:[\r\n\t ]|&#(?:1[03]|x0?[AaDd]);)`
const base64 = new RegExp(
  String.raw`(?:[A-Za-z0-9+/_-](?:${fold}{1,4}(?=[A-Za-z0-9+/_=-]))?){24,}={0,2}`,
  'g',
)
const folds = new RegExp(fold, 'g')

/** A run of base64 in a text, and what it decodes to. */
export interface Base64Run {
  readonly start: number
  readonly text: string
  readonly bytes: Buffer
}

/** Every run of base64 that is long enough to hold somebody, in the latin1 view of some bytes. */
export const base64Runs = (text: string): readonly Base64Run[] =>
  [...text.matchAll(base64)].flatMap((found) => {
    const bare = found[0].replace(folds, '').replace(/=+$/, '')
    if (bare.length % 4 === 1) return []
    return [{ start: found.index, text: found[0], bytes: Buffer.from(bare, 'base64') }]
  })

/** The same run with other bytes of the same length in it: line ends, alphabet and padding stay where they are. */
export const laidOut = ({ text }: Pick<Base64Run, 'text'>, bytes: Uint8Array): string => {
  const url = /[-_]/.test(text.replace(folds, ''))
  const fresh = Buffer.from(bytes)
    .toString(url ? 'base64url' : 'base64')
    .replace(/=+$/, '')
  let next = 0
  return text.replace(new RegExp(`${fold}|[A-Za-z0-9+/_-]`, 'g'), (part) =>
    /^[A-Za-z0-9+/_-]$/.test(part) ? (fresh[next++] ?? '') : part,
  )
}

/** What gzip holds; undefined of anything else. */
export const unzipped = (bytes: Uint8Array): Buffer | undefined => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined
  try {
    return gunzipSync(bytes, { maxOutputLength: largestUnpacked })
  } catch {
    return undefined
  }
}

const members = (block: unknown): readonly asn1js.BaseBlock[] => {
  const value = (block as { valueBlock?: { value?: unknown } } | undefined)?.valueBlock?.value
  return Array.isArray(value) ? (value as readonly asn1js.BaseBlock[]) : []
}

const octets = (block: asn1js.BaseBlock | undefined): readonly Uint8Array[] => {
  if (!(block instanceof asn1js.OctetString)) return []
  const parts = members(block)
  return parts.length > 0 ? parts.flatMap(octets) : [block.valueBlock.valueHexView]
}

/**
 * The pieces in which a CMS SignedData (RFC 5652 §5.1) carries its content: BER lets a value stand in two of them.
 * None of anything else.
 */
export const signedPieces = (bytes: Uint8Array): readonly Uint8Array[] => {
  if (bytes[0] !== 0x30) return []
  try {
    const { offset, result } = asn1js.fromBER(Uint8Array.from(bytes).buffer)
    if (offset < 0) return []
    const signedData = members(members(result)[1])[0]
    const content = members(members(signedData)[2])[1]
    return octets(members(content)[0])
  } catch {
    return []
  }
}

/** Whether bytes can be looked into: text, DER, or what is packed in a way that we unpack. */
export const isReadable = (bytes: Uint8Array): boolean => {
  if (bytes[0] === 0x30 || unzipped(bytes) !== undefined) return true
  const head = bytes.subarray(0, 4096)
  return (
    !head.includes(0) &&
    !/^(?:%PDF-|PK\u0003\u0004|\u0089PNG|\u00ff\u00d8\u00ff|GIF8)/.test(
      Buffer.from(head).toString('latin1', 0, 8),
    )
  )
}

/** Bytes, and everything that they hold, however it is packed. */
export function* layersOf(bytes: Uint8Array, depth = 0): Generator<Buffer> {
  const own = Buffer.from(bytes)
  yield own
  if (depth >= deepest) return
  const plain = unzipped(own)
  if (plain !== undefined) yield* layersOf(plain, depth + 1)
  const pieces = signedPieces(own)
  if (pieces.length > 0) yield* layersOf(Buffer.concat(pieces), depth + 1)
  for (const run of base64Runs(own.toString('latin1'))) yield* layersOf(run.bytes, depth + 1)
}
