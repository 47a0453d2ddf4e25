import forge from 'node-forge'

const { asn1 } = forge

/** A node of a DER structure. */
export type Der = forge.asn1.Asn1

// The declared type of the second argument knows only the flag, not the object that node-forge takes.
const faithful = {
  strict: true,
  parseAllBytes: true,
  decodeBitStrings: false,
} as unknown as boolean

/** Parses DER without interpreting bit strings, so that what is encoded again is what was read. */
export const parseDer = (bytes: Uint8Array): Der =>
  asn1.fromDer(Buffer.from(bytes).toString('binary'), faithful)

export const toDer = (node: Der): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary')

export const isUniversal = (node: Der | undefined, type: number): node is Der =>
  node !== undefined && node.tagClass === asn1.Class.UNIVERSAL && (node.type as number) === type

export const isContext = (node: Der | undefined, tag: number): node is Der =>
  node !== undefined &&
  node.tagClass === asn1.Class.CONTEXT_SPECIFIC &&
  (node.type as number) === tag

/** Children of a constructed node; none for a primitive one. */
export const children = (node: Der | undefined): readonly Der[] =>
  node !== undefined && Array.isArray(node.value) ? node.value : []

/** A field of a SEQUENCE: of a universal type or of a context's tag; any of several; perhaps absent. */
export interface Field {
  readonly universal?: number
  readonly context?: number
  readonly optional?: true
}

/** The fields of a SEQUENCE by their order; undefined when it holds others, or when it is none. */
export const fieldsOf = (
  node: Der | undefined,
  shape: readonly Field[],
): readonly (Der | undefined)[] | undefined => {
  if (!isUniversal(node, tags.sequence)) return undefined
  const left = [...children(node)]
  const found: (Der | undefined)[] = []
  for (const { universal, context, optional } of shape) {
    const [next] = left
    const fits =
      (universal !== undefined && isUniversal(next, universal)) ||
      (context !== undefined && isContext(next, context))
    if (!fits && optional === undefined) return undefined
    found.push(fits ? left.shift() : undefined)
  }
  return left.length === 0 ? found : undefined
}

/** Content octets; those of the segments when an octet string comes in pieces (X.690 §8.7.3). */
export const octets = (node: Der | undefined): Buffer => {
  if (node === undefined) return Buffer.alloc(0)
  return typeof node.value === 'string'
    ? Buffer.from(node.value, 'binary')
    : Buffer.concat(node.value.map(octets))
}

export const oid = (node: Der | undefined): string | undefined =>
  isUniversal(node, asn1.Type.OID) && typeof node.value === 'string'
    ? asn1.derToOid(node.value)
    : undefined

/** Universal tags that these modules name. */
export const tags = {
  integer: 0x02,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x10,
  set: 0x11,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const

/** A UTCTime or GeneralizedTime (RFC 5652 §11.3); undefined when it is neither. */
export const time = (node: Der | undefined): Date | undefined => {
  const text = octets(node).toString('latin1')
  if (isUniversal(node, tags.utcTime)) return asn1.utcTimeToDate(text)
  return isUniversal(node, tags.generalizedTime) ? asn1.generalizedTimeToDate(text) : undefined
}
