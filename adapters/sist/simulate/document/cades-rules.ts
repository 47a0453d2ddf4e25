import { createHash, verify } from 'node:crypto'

import { rule, type Rule } from '../rule.ts'
import { allowsUse } from '../security/certificate-extensions.ts'
import { children, isUniversal, octets, oid, tags } from '../security/der.ts'
import { isInForce, isTrusted } from '../security/trust.ts'
import type { Cades } from './read-cades.ts'
import type { Registration } from './registration.ts'

const types = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const sha256Oid = '2.16.840.1.101.3.4.2.1'
// rsaEncryption, sha256WithRSAEncryption, ecdsa-with-SHA256
const signatureOids = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.11', '1.2.840.10045.4.3.2']

// CAdES wants the first; the other is computed where nothing refuses it before.
const hashOf: Readonly<Record<string, string>> = { [sha256Oid]: 'sha256', '1.3.14.3.2.26': 'sha1' }

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A rule about a signature that could be read. */
const cadesRule = (
  name: Parameters<typeof rule>[0],
  check: (cades: Cades, registration: Registration) => string | undefined,
): Rule<Registration> =>
  rule(name, (registration) =>
    registration.cades === undefined ? undefined : check(registration.cades, registration),
  )

/** The hash in the first ESSCertIDv2 (RFC 5035 §3); undefined when absent or not SHA-256. */
const namedCertificateHash = (cades: Cades): Buffer | undefined => {
  const certificates = children(cades.attribute(types.signingCertificateV2))[0]
  const [first, second] = children(children(certificates)[0])
  // hashAlgorithm has a default, SHA-256, and is then left out.
  if (isUniversal(first, tags.octetString)) return octets(first)
  return oid(children(first)[0]) === sha256Oid ? octets(second) : undefined
}

const readable: readonly Rule<Registration>[] = [
  rule('p7m-encoding', ({ p7m, world }) =>
    p7m === undefined
      ? `documento firmato: atteso un p7m in ${world.switches['prescrizione-encoding'] ?? 'base64'}`
      : undefined,
  ),
  rule('p7m-structure', ({ p7m, cades }) =>
    p7m !== undefined && cades === undefined
      ? 'documento firmato: non è un CMS SignedData in DER'
      : undefined,
  ),
]

const structure: readonly Rule<Registration>[] = [
  cadesRule('p7m-content', ({ content }) =>
    content === null || content.length === 0 ? 'la firma non contiene il documento' : undefined,
  ),
  cadesRule('p7m-signers', ({ signerCount }) =>
    signerCount === 1 ? undefined : `atteso un firmatario, trovati ${signerCount}`,
  ),
  cadesRule('p7m-algorithms', ({ digestAlgorithm, signatureAlgorithm }) =>
    digestAlgorithm === sha256Oid && signatureOids.includes(signatureAlgorithm ?? '')
      ? undefined
      : 'la firma vuole SHA-256',
  ),
  cadesRule('signer-certificate', ({ signer }) =>
    signer === undefined ? 'manca il certificato del firmatario' : undefined,
  ),
  cadesRule('p7m-content-type', (cades) =>
    oid(cades.attribute(types.contentType)) === cades.contentType
      ? undefined
      : 'attributo contentType assente o diverso',
  ),
  cadesRule('p7m-message-digest', (cades) => {
    const hash = hashOf[cades.digestAlgorithm ?? '']
    if (cades.content === null) return undefined
    return hash !== undefined &&
      octets(cades.attribute(types.messageDigest)).equals(
        createHash(hash).update(cades.content).digest(),
      )
      ? undefined
      : 'attributo messageDigest diverso dal digest del documento'
  }),
  cadesRule('p7m-signing-certificate', (cades) =>
    cades.signer === undefined || namedCertificateHash(cades)?.equals(sha256(cades.signer.raw))
      ? undefined
      : 'attributo signing-certificate-v2 assente o di un altro certificato',
  ),
  cadesRule('p7m-signing-time', ({ signingTime }) =>
    signingTime === undefined ? 'manca l’attributo signing-time' : undefined,
  ),
  cadesRule('p7m-signature', ({ signer, signedBytes, signature, digestAlgorithm }) => {
    if (signer === undefined) return undefined
    const hash = hashOf[digestAlgorithm ?? '']
    return hash !== undefined && verify(hash, signedBytes, signer.publicKey, signature)
      ? undefined
      : 'la firma del documento non è valida'
  }),
]

const signer: readonly Rule<Registration>[] = [
  cadesRule('signer-dates', ({ signer: certificate, signingTime }, { now }) =>
    certificate === undefined ||
    (isInForce(certificate, now) && isInForce(certificate, signingTime ?? now))
      ? undefined
      : 'certificato del firmatario fuori validità',
  ),
  cadesRule('signer-usage', ({ signer: certificate }) =>
    certificate === undefined || allowsUse(certificate, 'nonRepudiation')
      ? undefined
      : 'il certificato non è di firma (manca nonRepudiation)',
  ),
  cadesRule('signer-trust', ({ signer: certificate }, { world, now }) =>
    certificate === undefined ||
    isTrusted(
      certificate,
      world.operators.map((operator) => operator.signature),
      world.authorities.signature,
      now,
    )
      ? undefined
      : 'certificato del firmatario non riconosciuto',
  ),
]

/** CAdES-BES with SHA-256 and signing-time (ETSI EN 319 122-1 §6), in the order in which it is decided. */
export const cadesRules: readonly Rule<Registration>[] = [...readable, ...structure, ...signer]
