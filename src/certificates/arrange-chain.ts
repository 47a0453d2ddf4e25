import type { KeyObject, X509Certificate } from 'node:crypto'

import { certificateFacts, isIssuedBy, type CertificateFacts } from './certificate-facts.ts'
import type { CertificateFile } from './read-certificate-file.ts'

/** The certificates of a file, put in the order in which they certify each other. */
export interface ArrangedChain {
  readonly leaf: CertificateFacts
  /** Who issued the leaf, who issued that one, and so on, as far as the file goes. */
  readonly issuers: readonly CertificateFacts[]
  /** Certificates of the file that have nothing to do with the leaf. */
  readonly strangers: readonly CertificateFacts[]
  /** Whether the file has them in this order: some servers take them as they stand. */
  readonly inOrder: boolean
}

/** The issuer of a certificate among some; itself does not count. */
export const issuerAmong = (
  certificate: X509Certificate,
  others: readonly X509Certificate[],
): X509Certificate | undefined =>
  others.find((one) => !one.raw.equals(certificate.raw) && isIssuedBy(certificate, one))

/** The certificates above one, nearest first, as far as these go; each at most once. */
export const issuersAbove = (
  certificate: X509Certificate,
  others: readonly X509Certificate[],
): X509Certificate[] => {
  const found: X509Certificate[] = []
  let left = others
  for (
    let issuer = issuerAmong(certificate, left);
    issuer !== undefined;
    issuer = issuerAmong(found.at(-1) ?? certificate, left)
  ) {
    const taken = issuer
    found.push(taken)
    left = left.filter((one) => one !== taken)
  }
  return found
}

const matches = (certificate: X509Certificate, key: KeyObject): boolean => {
  try {
    return certificate.checkPrivateKey(key)
  } catch {
    return false
  }
}

/** The certificate that a file is about: that of its key, else the first that issued none of the others. */
const leafOf = (
  certificates: readonly X509Certificate[],
  key: CertificateFile['key'],
): X509Certificate | undefined =>
  (key === null || key === 'encrypted'
    ? undefined
    : certificates.find((one) => matches(one, key))) ??
  certificates.find(
    (one) => !certificates.some((other) => other !== one && isIssuedBy(other, one)),
  ) ??
  certificates[0]

/** Puts the certificates of a file in order; undefined when it holds none. */
export const arrangeChain = ({
  certificates,
  key,
}: Pick<CertificateFile, 'certificates' | 'key'>): ArrangedChain | undefined => {
  const distinct = certificates.filter(
    (one, index) => certificates.findIndex(({ raw }) => raw.equals(one.raw)) === index,
  )
  const leaf = leafOf(distinct, key)
  if (leaf === undefined) return undefined
  const others = distinct.filter((one) => one !== leaf)
  const issuers = issuersAbove(leaf, others)
  const strangers = others.filter((one) => !issuers.includes(one))
  const wanted = [leaf, ...issuers]
  return {
    leaf: certificateFacts(leaf),
    issuers: issuers.map((one) => certificateFacts(one)),
    strangers: strangers.map((one) => certificateFacts(one)),
    inOrder: wanted.every((one, index) => distinct[index] === one),
  }
}
