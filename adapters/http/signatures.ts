import { verify, X509Certificate } from 'node:crypto'

import type { CarriedSignature } from '../../src/adapter/define-adapter.ts'
import { parseJson, type Json } from '../../src/json/parse-json.ts'
import { t } from '../../src/lib/language/t.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { tokenNames } from './token/token-documents.ts'

const hashes: Readonly<Record<string, string>> = {
  RS256: 'sha256',
  RS384: 'sha384',
  RS512: 'sha512',
}

const membersOf = (part: string): Readonly<Record<string, Json>> => {
  const parsed = parseJson(Buffer.from(part, 'base64url'))
  const value = parsed.ok ? parsed.value : null
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Verifies a token by the certificate in it, as it was when the token was issued. */
const verifyToken = (title: string, token: string, exchange: Exchange): CarriedSignature => {
  const no = (description: string): CarriedSignature => ({ title, valid: false, description })
  const [first = '', second = '', third = '', ...more] = token.split('.')
  if (third === '' || more.length > 0) return no(t`il token non ha tre parti`)
  const { alg, x5c } = membersOf(first)
  const hash = typeof alg === 'string' ? hashes[alg] : undefined
  const der = Array.isArray(x5c) ? x5c[0] : undefined
  if (hash === undefined) return no(t`l'algoritmo non è tra RS256, RS384 e RS512`)
  if (typeof der !== 'string') return no(t`il token non porta il certificato (x5c)`)
  try {
    const certificate = new X509Certificate(Buffer.from(der, 'base64'))
    const input = Buffer.from(`${first}.${second}`, 'ascii')
    if (!verify(hash, input, certificate.publicKey, Buffer.from(third, 'base64url')))
      return no(t`la firma non è della chiave del certificato`)
    const at = exchange.startedAt
    if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo))
      return no(t`il certificato non era valido in quel momento`)
    const name = certificate.subject.split('\n').join(', ')
    return { title, valid: true, description: t`firma valida di ${name}` }
  } catch {
    return no(t`il certificato (x5c) non si legge`)
  }
}

const headerIn = (exchange: Exchange, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(
    Buffer.from(exchange.request.head).toString('latin1'),
  )?.[1]

/**
 * The signatures of the two tokens of a request, from the bytes that were kept: FSE-JWT-Signature from its header, the
 * other from the document that stands in the place of its header, which is masked.
 */
export const signaturesOf = async (exchange: Exchange): Promise<readonly CarriedSignature[]> => {
  const kept = exchange.documents
    .filter(({ mediaType }) => mediaType === 'application/jwt')
    .map(({ bytes }) => Buffer.from(bytes).toString('ascii'))
  const travelled = headerIn(exchange, 'FSE-JWT-Signature')
  const bearers = travelled === undefined ? kept : kept.slice(0, -1)
  return [
    ...bearers.map((bearer) => verifyToken(tokenNames.bearer, bearer, exchange)),
    ...(travelled === undefined ? [] : [verifyToken(tokenNames.signature, travelled, exchange)]),
    ...(travelled === undefined || kept.at(-1) === travelled
      ? []
      : [
          {
            title: tokenNames.signature,
            valid: false,
            description: t`il token conservato non è quello della richiesta`,
          },
        ]),
  ]
}
