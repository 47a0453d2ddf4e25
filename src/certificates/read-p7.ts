import * as asn1js from 'asn1js'

const contextTag = (node: asn1js.AsnType, tag: number): boolean =>
  node.idBlock.tagClass === 3 && node.idBlock.tagNumber === tag

const childrenOf = (node: asn1js.AsnType | undefined): readonly asn1js.AsnType[] =>
  node instanceof asn1js.Constructed || node instanceof asn1js.Sequence ? node.valueBlock.value : []

/** The DER of the certificates that travel in a CMS SignedData (RFC 5652 §5.1), each byte for byte. */
export const certificatesIn = (contentInfo: asn1js.AsnType): Uint8Array[] => {
  const [, content] = childrenOf(contentInfo)
  const signedData = childrenOf(childrenOf(content)[0])
  return childrenOf(signedData.find((member) => contextTag(member, 0)))
    .filter((one) => one instanceof asn1js.Sequence)
    .map((one) => one.valueBeforeDecodeView)
}

/**
 * The DER of the certificates of a PKCS#7, as authorities send them with the name `.p7b`. Whose signature it may
 * hold is not looked at.
 */
export const certificatesOfP7 = (bytes: Uint8Array): Uint8Array[] =>
  certificatesIn(asn1js.fromBER(bytes).result)
