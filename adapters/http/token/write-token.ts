import type { Json } from '../../../src/json/parse-json.ts'
import type { SignatureHash, SigningKey } from '../../../src/model/signing-key.ts'
import type { Claims } from './claims.ts'

/** A token before it is signed. */
export interface Unsigned {
  readonly header: Readonly<Record<string, Json>>
  readonly claims: Claims
}

const part = (value: Json | Readonly<Record<string, Json>>): string =>
  Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')

const hashes: Readonly<Record<string, SignatureHash>> = {
  RS256: 'sha256',
  RS384: 'sha384',
  RS512: 'sha512',
}

/** The hash of an algorithm of JSON Web Algorithms; of any other, that of RS256. */
export const hashOf = (alg: Json | undefined): SignatureHash =>
  (typeof alg === 'string' ? hashes[alg] : undefined) ?? 'sha256'

/** What is signed of a token (RFC 7515 §5.1). */
export const signingInput = ({ header, claims }: Unsigned): string =>
  `${part(header)}.${part(claims)}`

/**
 * A token in the compact form of RFC 7515 §7.1. Only the signature is asked of the key, which may be on a card or
 * behind a program: no library of tokens takes such a one.
 */
export const signToken = async (
  token: Unsigned,
  sign: SigningKey['sign'],
  hash: SignatureHash = hashOf(token.header['alg']),
): Promise<string> => {
  const input = signingInput(token)
  const signature = await sign(hash, Buffer.from(input, 'ascii'))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}
