import type { X509Certificate } from 'node:crypto'

import forge from 'node-forge'

type Node = forge.asn1.Asn1

const childrenOf = (node: Node | undefined): readonly Node[] =>
  Array.isArray(node?.value) ? node.value : []

const bytesOf = (node: Node | undefined): string =>
  typeof node?.value === 'string' ? node.value : ''

// 2.5.29.14
const oid = '\x55\x1d\x0e'

/** The subject key identifier that a certificate says of itself (RFC 5280 §4.2.1.2); undefined where it has none. */
export const subjectKeyIdentifier = (certificate: X509Certificate): Buffer | undefined => {
  try {
    const whole = forge.asn1.fromDer(certificate.raw.toString('latin1'))
    const [toBeSigned] = childrenOf(whole)
    // RFC 5280 §4.1: extensions are the explicit [3] of what is signed.
    const explicit = childrenOf(toBeSigned).find(
      ({ tagClass, type }) =>
        tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && (type as number) === 3,
    )
    const extension = childrenOf(childrenOf(explicit)[0]).find(
      (one) => bytesOf(childrenOf(one)[0]) === oid,
    )
    if (extension === undefined) return undefined
    const inner = forge.asn1.fromDer(bytesOf(childrenOf(extension).at(-1)))
    return Buffer.from(bytesOf(inner), 'latin1')
  } catch {
    return undefined
  }
}
