import { createHash, verify } from 'node:crypto'

import type { SimulatedWorld } from '../../../../src/adapter/simulated.ts'
import { firstRefusal, type Refusal, type Rule } from '../refusal.ts'
import { allowsUse } from '../security/certificate-extensions.ts'
import { children, isUniversal, octets, oid, tags } from '../security/der.ts'
import { isInForce, isTrusted } from '../security/trust.ts'
import type { Cades } from './read-cades.ts'

const code = '000219'

const types = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const sha256Oid = '2.16.840.1.101.3.4.2.1'
// rsaEncryption, sha256WithRSAEncryption, ecdsa-with-SHA256
const signatureOids = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.11', '1.2.840.10045.4.3.2']

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

const rule = (name: string, check: (cades: Cades) => string | undefined): Rule<Cades> => ({
  name,
  code,
  check,
})

/** The hash in the first ESSCertIDv2 (RFC 5035 §3); undefined when absent or not SHA-256. */
const namedCertificateHash = (cades: Cades): Buffer | undefined => {
  const certificates = children(cades.attribute(types.signingCertificateV2))[0]
  const [first, second] = children(children(certificates)[0])
  // hashAlgorithm has a default, SHA-256, and is then left out.
  if (isUniversal(first, tags.octetString)) return octets(first)
  return oid(children(first)[0]) === sha256Oid ? octets(second) : undefined
}

const structure: readonly Rule<Cades>[] = [
  rule('p7m-content', ({ content }) =>
    content === null || content.length === 0 ? 'la firma non contiene il documento' : undefined,
  ),
  rule('p7m-signers', ({ signerCount }) =>
    signerCount === 1 ? undefined : `atteso un firmatario, trovati ${signerCount}`,
  ),
  rule('p7m-algorithms', ({ digestAlgorithm, signatureAlgorithm }) =>
    digestAlgorithm === sha256Oid && signatureOids.includes(signatureAlgorithm ?? '')
      ? undefined
      : 'la firma vuole SHA-256',
  ),
  rule('signer-certificate', ({ signer }) =>
    signer === undefined ? 'manca il certificato del firmatario' : undefined,
  ),
  rule('p7m-content-type', (cades) =>
    oid(cades.attribute(types.contentType)) === cades.contentType
      ? undefined
      : 'attributo contentType assente o diverso',
  ),
  rule('p7m-message-digest', (cades) =>
    octets(cades.attribute(types.messageDigest)).equals(sha256(cades.content ?? Buffer.alloc(0)))
      ? undefined
      : 'attributo messageDigest diverso dal digest del documento',
  ),
  rule('p7m-signing-certificate', (cades) =>
    cades.signer !== undefined && namedCertificateHash(cades)?.equals(sha256(cades.signer.raw))
      ? undefined
      : 'attributo signing-certificate-v2 assente o di un altro certificato',
  ),
  rule('p7m-signing-time', ({ signingTime }) =>
    signingTime === undefined ? 'manca l’attributo signing-time' : undefined,
  ),
  rule('p7m-signature', ({ signer, signedBytes, signature }) =>
    signer !== undefined && verify('sha256', signedBytes, signer.publicKey, signature)
      ? undefined
      : 'la firma del documento non è valida',
  ),
]

const signer = (world: SimulatedWorld, now: Date): readonly Rule<Cades>[] => [
  rule('signer-dates', ({ signer: certificate, signingTime }) =>
    certificate !== undefined &&
    isInForce(certificate, now) &&
    isInForce(certificate, signingTime ?? now)
      ? undefined
      : 'certificato del firmatario fuori validità',
  ),
  rule('signer-usage', ({ signer: certificate }) =>
    certificate !== undefined && allowsUse(certificate, 'nonRepudiation')
      ? undefined
      : 'il certificato non è di firma (manca nonRepudiation)',
  ),
  rule('signer-trust', ({ signer: certificate }) =>
    certificate !== undefined &&
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

/** CAdES-BES with SHA-256 and signing-time (ETSI EN 319 122-1 §6): the first rule that the signature breaks. */
export const refuseCades = (cades: Cades, world: SimulatedWorld, now: Date): Refusal | undefined =>
  firstRefusal([...structure, ...signer(world, now)], cades)
