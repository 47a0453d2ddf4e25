import * as asn1js from 'asn1js'

/** More rounds than any program writes; twice as many would keep a machine busy for half a minute. */
const most = 1_000_000

const deepest = 24

/** The value that the bytes begin with, or null. A salt may look like a date with impossible digits: asn1js throws. */
const valueOf = (der: Uint8Array): asn1js.AsnType | null => {
  try {
    const { result, offset } = asn1js.fromBER(der)
    return offset === -1 ? null : result
  } catch {
    return null
  }
}

/** The values within a value: those of a constructed one, and what an OCTET STRING wraps. */
const inside = (node: asn1js.AsnType): readonly asn1js.AsnType[] => {
  if (node instanceof asn1js.OctetString && !node.idBlock.isConstructed) {
    const wrapped = valueOf(node.valueBlock.valueHexView)
    return wrapped === null ? [] : [wrapped]
  }
  return node instanceof asn1js.Constructed ? node.valueBlock.value : []
}

const rounds = (node: asn1js.AsnType): bigint => {
  if (!(node instanceof asn1js.Integer)) return 0n
  // A number longer than 64 bits is more than enough.
  return node.valueBlock.valueHexView.length > 8 ? BigInt(most) + 1n : node.toBigInt()
}

const exceeds = (node: asn1js.AsnType, depth: number): boolean => {
  if (depth > deepest) return true
  const parts = inside(node)
  return parts.some(
    (part, index) =>
      // In PKCS#12 and PKCS#5 alike the count of rounds stands right after the salt.
      (parts[index - 1] instanceof asn1js.OctetString && rounds(part) > most) ||
      exceeds(part, depth + 1),
  )
}

/**
 * Whether a DER asks for more rounds of a key derivation than is reasonable (RFC 7292 §4, RFC 8018 §5.2), or is
 * nested beyond measure: whoever opened it would not come back. What is not DER asks for none.
 */
export const asksTooMuch = (der: Uint8Array): boolean => {
  const value = valueOf(der)
  return value !== null && exceeds(value, 0)
}
