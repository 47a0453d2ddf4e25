import * as asn1js from 'asn1js'

/** What a DER is, by its outermost shape alone. */
export type DerKind = 'certificate' | 'request' | 'p12' | 'p7' | 'key' | 'public-key' | 'other'

const signedData = '1.2.840.113549.1.7.2'

const membersOf = (node: asn1js.AsnType | undefined): readonly asn1js.AsnType[] =>
  node instanceof asn1js.Sequence ? node.valueBlock.value : []

const integerOf = (node: asn1js.AsnType | undefined): number | undefined =>
  node instanceof asn1js.Integer ? node.valueBlock.valueDec : undefined

/** Whether bytes are one DER value, with nothing behind it. */
export const isWholeDer = (bytes: Uint8Array): boolean => {
  const { offset } = asn1js.fromBER(bytes)
  return offset === bytes.length
}

/**
 * Looks at the first members of the outermost SEQUENCE: certificate (RFC 5280 §4.1), request (RFC 2986 §4), PFX
 * (RFC 7292 §4), SignedData (RFC 5652 §5.1), keys (RFC 5208 §5, RFC 8017 A.1.2, RFC 5915 §3, RFC 5280 §4.1.2.7).
 */
export const kindOfDer = (bytes: Uint8Array): DerKind => {
  const [first, second, third] = membersOf(asn1js.fromBER(bytes).result)
  if (first instanceof asn1js.ObjectIdentifier)
    return first.getValue() === signedData ? 'p7' : 'other'
  const version = integerOf(first)
  if (version === 3 && membersOf(second)[0] instanceof asn1js.ObjectIdentifier) return 'p12'
  if (version === 0 || version === 1) return 'key'
  if (second instanceof asn1js.BitString) return 'public-key'
  if (!(third instanceof asn1js.BitString)) return 'other'
  // A certificate has names, dates and names before its key: a request has one name.
  return membersOf(first).length > 4 ? 'certificate' : 'request'
}
