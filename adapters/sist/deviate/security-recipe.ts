import { createHash, createHmac } from 'node:crypto'

import type { SigningKey } from '../../../src/model/signing-key.ts'
import { namespaces } from '../namespaces.ts'
import type { SecurityRecipe } from '../ws-security/sign.ts'
import { durationMs, moved } from '../../../src/soap/deviate/duration.ts'
import { signWithStrangerKey } from '../../../src/soap/deviate/stranger-key.ts'
import type { AlgorithmName, SecurityDeviation } from './security.ts'

const algorithms = {
  'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'hmac-sha1': `${namespaces.ds}hmac-sha1`,
  'digest-sha256': 'http://www.w3.org/2001/04/xmlenc#sha256',
  'canonicalization-inclusive': 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
} as const satisfies Record<AlgorithmName, string>

const shifted = (recipe: SecurityRecipe, by: string): SecurityRecipe => ({
  ...recipe,
  created: moved(recipe.created, by),
  expires: moved(recipe.expires, by),
})

const withAlgorithm = (
  recipe: SecurityRecipe,
  algorithm: AlgorithmName,
  key: SigningKey,
): SecurityRecipe => {
  const uri = algorithms[algorithm]
  switch (algorithm) {
    case 'rsa-sha256':
      return {
        ...recipe,
        signature: { algorithm: uri, of: (signedInfo) => key.sign('sha256', signedInfo) },
      }
    case 'hmac-sha1':
      // The confusion of algorithms: what everyone has, the certificate, is taken for a shared secret.
      return {
        ...recipe,
        signature: {
          algorithm: uri,
          of: async (signedInfo) =>
            createHmac('sha1', key.certificate.raw).update(signedInfo).digest(),
        },
      }
    case 'digest-sha256':
      return {
        ...recipe,
        digest: {
          algorithm: uri,
          of: (canonical) => createHash('sha256').update(canonical).digest(),
        },
      }
    case 'canonicalization-inclusive':
      return { ...recipe, canonicalization: uri }
  }
}

/** Signed like the Timestamp, and gone when the message leaves. */
export const passingElement = 'Passing'

/** Other bytes of the same length. */
export const altered = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)))

const withTimes = (
  recipe: SecurityRecipe,
  { shift, lifetime }: NonNullable<Exclude<SecurityDeviation, string>['timestamp']>,
): SecurityRecipe => {
  const there = shift === undefined ? recipe : shifted(recipe, shift)
  return lifetime === undefined
    ? there
    : { ...there, expires: new Date(there.created.getTime() + durationMs(lifetime)) }
}

/** The recipe of the header: what is broken before it is signed. */
export const deviateRecipe = (
  recipe: SecurityRecipe,
  deviation: SecurityDeviation,
  key: SigningKey,
): SecurityRecipe => {
  if (typeof deviation === 'object') {
    const { timestamp, wrapping, algorithm } = deviation
    if (timestamp !== undefined) return withTimes(recipe, timestamp)
    if (algorithm !== undefined) return withAlgorithm(recipe, algorithm, key)
    // Wrapping gives new life to a signature that is over.
    return wrapping === 'security-in-body' ? recipe : shifted(recipe, '-1h')
  }
  switch (deviation) {
    case 'timestamp-expired':
      return shifted(recipe, '-1h')
    case 'timestamp-future':
      return shifted(recipe, '1h')
    case 'timestamp-unsigned':
      return { ...recipe, signed: 'BinarySecurityToken' }
    case 'digest-altered': {
      const { algorithm, of } = recipe.digest
      return { ...recipe, digest: { algorithm, of: (canonical) => altered(of(canonical)) } }
    }
    case 'wrong-key':
      return {
        ...recipe,
        signature: {
          ...recipe.signature,
          of: (signedInfo) => signWithStrangerKey('sha1', signedInfo),
        },
      }
    case 'reference-lost':
      return { ...recipe, passing: passingElement }
    case 'timestamp-altered':
    case 'no-timestamp':
    case 'signature-altered':
    case 'no-token':
    case 'two-tokens':
    case 'token-type':
    case 'token-unreadable':
    case 'two-signatures':
    case 'key-elsewhere':
    case 'no-signature':
    case 'no-security':
    case 'duplicate-id':
      return recipe
  }
}
