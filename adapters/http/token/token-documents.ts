import { t } from '../../../src/lib/language/t.ts'
import type { CarriedDocument } from '../../../src/model/exchange.ts'
import type { Tokens } from './make-tokens.ts'

/** The names under which the tokens are kept among the evidence. */
export const tokenNames = {
  bearer: t`token di autenticazione`,
  signature: t`token FSE-JWT-Signature`,
} as const

const membersOf = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return part
  }
}

/** A token as a person reads it: header and claims, without the certificate that anybody can read in the token itself. */
const readable = (token: string): unknown => {
  const [header = '', claims = ''] = token.split('.')
  const members = membersOf(header)
  return {
    header:
      typeof members === 'object' && members !== null && 'x5c' in members
        ? { ...members, x5c: '…' }
        : members,
    claims: membersOf(claims),
  }
}

/**
 * The tokens of a call, as they travelled, and what they say. The header of the first is masked where it is kept:
 * without the token itself nobody could verify it again. It is good for five minutes, and only together with the
 * client's TLS certificate.
 */
export const tokenDocuments = (tokens: Tokens): readonly CarriedDocument[] => {
  const sent = (['bearer', 'signature'] as const).flatMap((name) => {
    const token = tokens[name]
    return token === null ? [] : [{ name, token }]
  })
  if (sent.length === 0) return []
  const said = Object.fromEntries(
    sent.map(({ name, token }) => [tokenNames[name], readable(token)]),
  )
  return [
    ...sent.map(({ name, token }) => ({
      name: tokenNames[name],
      mediaType: 'application/jwt',
      extension: 'jwt',
      bytes: Buffer.from(token, 'ascii'),
    })),
    {
      name: t`intestazione e claim dei token`,
      mediaType: 'application/json',
      extension: 'json',
      bytes: Buffer.from(`${JSON.stringify(said, null, 2)}\n`, 'utf8'),
    },
  ]
}
