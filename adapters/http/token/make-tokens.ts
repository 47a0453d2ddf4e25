import { createHash, generateKeyPair, sign } from 'node:crypto'
import { isDeepStrictEqual, promisify } from 'node:util'

import type { CallContext } from '../../../src/adapter/define-adapter.ts'
import { issueSelfSigned } from '../../../src/certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../../../src/certificates/signing-key.ts'
import type { Json } from '../../../src/json/parse-json.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { SigningKey } from '../../../src/model/signing-key.ts'
import { toJson, type JsonContent } from '../message/json-content.ts'
import { claimsOf, type Both, type ClaimSources } from './claims.ts'
import { ineffective, readDeviation, type TokenDeviation, type TokenFlaw } from './deviations.ts'
import type { TokenRequest } from './token-request.ts'
import { hashOf, signingInput, signToken, type Unsigned } from './write-token.ts'

/** The tokens as they travel; null where one is left out. */
export type Tokens = Both<string | null>

type Name = keyof Tokens
type Detailed = Exclude<TokenDeviation, string>

const names: readonly Name[] = ['bearer', 'signature']

const hour = 3600

const numberOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0)

const moved = (token: Unsigned, change: (seconds: number) => number): Unsigned => ({
  ...token,
  claims: {
    ...token.claims,
    iat: change(numberOf(token.claims['iat'])),
    exp: change(numberOf(token.claims['exp'])),
  },
})

/** A token as a flaw of its claims or of its header makes it, before the signature. */
const flawed = (token: Unsigned, flaw: TokenFlaw): Unsigned => {
  switch (flaw) {
    case 'expired':
      return moved(token, (seconds) => seconds - hour)
    case 'future':
      return moved(token, (seconds) => seconds + hour)
    case 'milliseconds':
      return moved(token, (seconds) => seconds * 1000)
    case 'wrong-hash':
      return 'attachment_hash' in token.claims
        ? {
            ...token,
            claims: {
              ...token.claims,
              attachment_hash: createHash('sha256').update('another file').digest('hex'),
            },
          }
        : token
    case 'alg-none':
      return { ...token, header: { ...token.header, alg: 'none' } }
    case 'wrong-key':
    case 'unknown-certificate':
    case 'authentication-key':
    case 'unsigned':
    case 'signature-altered':
    case 'payload-altered':
    case 'missing':
    case 'malformed':
    case 'swapped':
      return token
  }
}

/** A record with one member otherwise: null takes it out. */
const withMember = (
  record: Readonly<Record<string, Json>>,
  name: string,
  value: JsonContent,
): Readonly<Record<string, Json>> =>
  value === null
    ? Object.fromEntries(Object.entries(record).filter(([one]) => one !== name))
    : { ...record, [name]: toJson(value) }

const changed = (token: Unsigned, { flaw, claim, header, is = null }: Detailed): Unsigned => {
  if (flaw !== undefined) return flawed(token, flaw)
  return header === undefined
    ? { ...token, claims: withMember(token.claims, claim ?? '', is) }
    : { ...token, header: withMember(token.header, header, is) }
}

/** What signs in the place of the operator's signature key, and the certificate that the token then has. */
const otherSigner = async (flaw: TokenFlaw, { operator }: CallContext): Promise<SigningKey> => {
  const { authentication } = operator.authentication
  const own = operator.signature.signature
  if (flaw === 'authentication-key') return authentication
  if (flaw === 'wrong-key') {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
    return { ...own, sign: async (hash, data) => sign(hash, data, privateKey) }
  }
  const name = /^CN=(.*)$/m.exec(own.certificate.subject)?.[1] ?? 'PROVA'
  const { certificatePem, keyPem } = await issueSelfSigned({ commonName: name, use: 'signature' })
  return signingKeyFromPem(certificatePem, keyPem)
}

const signersOf: readonly TokenFlaw[] = ['wrong-key', 'unknown-certificate', 'authentication-key']

/** The last character but one: the last of base64url may hold bits that nobody reads. */
const altered = (text: string): string => {
  const at = text.length - 2
  return `${text.slice(0, at)}${text.charAt(at) === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
}

/** A signed token as a flaw of its signature makes it. */
const spoilt = (token: string, flaw: TokenFlaw | undefined, unsigned: Unsigned): string => {
  const [header = '', payload = '', signature = ''] = token.split('.')
  switch (flaw) {
    case 'alg-none':
    case 'unsigned':
      return `${header}.${payload}.`
    case 'signature-altered':
      return `${header}.${payload}.${altered(signature)}`
    case 'payload-altered': {
      const other = { ...unsigned, claims: { ...unsigned.claims, jti: 'changed-after-signing' } }
      return `${signingInput(other)}.${signature}`
    }
    case 'malformed':
      return payload
    default:
      return token
  }
}

/** The tokens that a deviation is about: those that have what it breaks, unless the case says which. */
const targetsOf = ({ of, flaw, claim }: Detailed, tokens: Both<Unsigned>): readonly Name[] => {
  if (of !== undefined) return of === 'both' ? names : [of]
  if (flaw === 'wrong-hash') return ['signature']
  if (claim === undefined) return names
  const having = names.filter((name) => claim in tokens[name].claims)
  return having.length === 0 ? ['signature'] : having
}

const sameAsBefore = (before: Unsigned, after: Unsigned): boolean =>
  isDeepStrictEqual(before.header, after.header) && isDeepStrictEqual(before.claims, after.claims)

const changesContent = ({ flaw }: Detailed): boolean =>
  flaw === undefined ||
  ['expired', 'future', 'milliseconds', 'wrong-hash', 'alg-none'].includes(flaw)

/** The two tokens of a call, broken as the case wants and not otherwise; throws DEVIATION_INVALID. */
export const makeTokens = async (request: TokenRequest, sources: ClaimSources): Promise<Tokens> => {
  const { context } = sources
  const own = context.operator.signature.signature
  const deviation = readDeviation(context.deviate)
  const claims = claimsOf(request, sources)
  const plain = (name: Name, key: SigningKey): Unsigned => ({
    header: {
      alg: request.alg ?? 'RS256',
      typ: 'JWT',
      x5c: [key.certificate.raw.toString('base64')],
    },
    claims: claims[name],
  })
  const right = { bearer: plain('bearer', own), signature: plain('signature', own) }
  const targets = deviation === undefined ? [] : targetsOf(deviation, right)
  const flaw = deviation?.flaw
  const makeOne = async (name: Name): Promise<string | null> => {
    if (deviation === undefined || !targets.includes(name)) return signToken(right[name], own.sign)
    if (flaw === 'missing') return null
    const key =
      flaw !== undefined && signersOf.includes(flaw) ? await otherSigner(flaw, context) : own
    const token = changed(plain(name, key), deviation)
    if (changesContent(deviation) && sameAsBefore(right[name], token))
      throw ineffective(t`nel token ${name} non cambierebbe niente`)
    const signed = await signToken(token, key.sign, hashOf(request.alg))
    return spoilt(signed, flaw, token)
  }
  const bearer = await makeOne('bearer')
  const signature = await makeOne('signature')
  return flaw === 'swapped' ? { bearer: signature, signature: bearer } : { bearer, signature }
}
