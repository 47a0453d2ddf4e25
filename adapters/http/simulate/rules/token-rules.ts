import type { X509Certificate } from 'node:crypto'

import { algorithms, type ReceivedToken } from '../receive/read-token.ts'
import type { Received, TokenName } from '../received.ts'
import type { Objection, Rule } from '../rule.ts'
import type { RuleName } from '../rule-table.ts'

const names: readonly TokenName[] = ['bearer', 'signature']
const prefixes = { bearer: 'auth', signature: 'integrity' } as const
const headers = { bearer: 'Authorization: Bearer', signature: 'FSE-JWT-Signature' } as const

interface Judged extends ReceivedToken {
  readonly name: TokenName
  readonly received: Received
}

/** A rule that each token is judged by; what is missing is another rule's matter. */
const each = (name: RuleName, check: (token: Judged) => string | undefined): Rule<Received> => ({
  name,
  check: (received) => {
    for (const one of names) {
      const token = received.tokens[one]
      const found = token === undefined ? undefined : check({ ...token, name: one, received })
      if (found !== undefined) return `${headers[one]}: ${found}`
    }
    return undefined
  },
})

const present = (rule: RuleName, name: TokenName): Rule<Received> => ({
  name: rule,
  check: ({ tokens }): Objection | undefined =>
    tokens[name] === undefined ? `${headers[name]} assente` : undefined,
})

/** A rule about a claim; of a token that cannot be read, another rule speaks. */
const aboutClaim = (
  rule: RuleName,
  claim: string,
  isRight: (value: unknown, token: Judged) => boolean,
  wanted: string,
): Rule<Received> =>
  each(rule, (token) =>
    token.claims === null || isRight(token.claims[claim], token)
      ? undefined
      : `${claim} ${JSON.stringify(token.claims[claim]) ?? 'assente'}: atteso ${wanted}`,
  )

const commonName = (certificate: X509Certificate): string =>
  /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? ''

const isTrusted = (certificate: X509Certificate, { world, request }: Received): boolean =>
  world.authorities.signature.some(
    (authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey),
  ) &&
  new Date(certificate.validFrom) <= request.receivedAt &&
  request.receivedAt <= new Date(certificate.validTo)

// A number of seconds has so few digits until the year 5138; one of milliseconds has had more since 1973.
const mostSeconds = 99_999_999_999

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= mostSeconds

const skew = 60

const nowOf = ({ received }: Judged): number => received.request.receivedAt.getTime() / 1000

const subject =
  /^(?:[A-Z0-9]{16}\^\^\^&2\.16\.840\.1\.113883\.2\.9\.4\.3\.2|\d{11}\^\^\^&2\.16\.840\.1\.113883\.2\.9\.6\.3\.2)&ISO$/

/** What the two tokens are judged by, whatever is asked with them. */
export const tokenRules: readonly Rule<Received>[] = [
  present('gtw-bearer-present', 'bearer'),
  present('gtw-signature-token-present', 'signature'),
  each('gtw-token-readable', ({ header, claims }) =>
    header === null || claims === null ? 'non si legge' : undefined,
  ),
  each('gtw-token-algorithm', ({ header }) =>
    header === null || algorithms.includes(String(header['alg']))
      ? undefined
      : `alg ${String(header['alg'])} non ammesso`,
  ),
  each('gtw-token-type', ({ header }) =>
    header === null || header['typ'] === 'JWT' ? undefined : 'typ diverso da JWT',
  ),
  each('gtw-token-certificate', ({ header, certificate }) =>
    header === null || certificate !== null ? undefined : 'x5c assente o illeggibile',
  ),
  each('gtw-certificate-trusted', ({ certificate, received }) =>
    certificate === null || isTrusted(certificate, received)
      ? undefined
      : 'certificato non di firma, non riconosciuto o scaduto',
  ),
  each('gtw-token-signature', ({ isSigned }) =>
    isSigned === false ? 'firma non valida' : undefined,
  ),
  aboutClaim(
    'gtw-token-issuer',
    'iss',
    (value, { certificate, name }) =>
      certificate === null || value === `${prefixes[name]}:${commonName(certificate)}`,
    'auth: o integrity: con il CN del certificato di firma',
  ),
  each('gtw-token-seconds', ({ claims }) =>
    claims === null || (isSeconds(claims['iat']) && isSeconds(claims['exp']))
      ? undefined
      : 'iat ed exp non sono secondi',
  ),
  aboutClaim(
    'gtw-token-expired',
    'exp',
    (value, token) => !isSeconds(value) || value > nowOf(token) - skew,
    'un istante futuro',
  ),
  aboutClaim(
    'gtw-token-future',
    'iat',
    (value, token) => !isSeconds(value) || value < nowOf(token) + skew,
    'un istante passato',
  ),
  aboutClaim(
    'gtw-token-audience',
    'aud',
    (value, { received }) => value === received.base,
    "l'indirizzo del gateway",
  ),
  aboutClaim(
    'gtw-token-subject',
    'sub',
    (value) => typeof value === 'string' && subject.test(value),
    'codice fiscale o partita IVA in forma CX',
  ),
  aboutClaim(
    'gtw-token-id',
    'jti',
    (value) => typeof value === 'string' && value !== '',
    'un identificativo',
  ),
  aboutClaim(
    'gtw-token-replay',
    'jti',
    (value, { received, name }) =>
      received.world.switches['gtw-jti-replay'] === 'accepted' ||
      !received.state.hasToken(`${name} ${String(value)}`),
    'un identificativo mai usato',
  ),
]

/** Takes note of the tokens of a call that was found good. */
export const useTokens = ({ tokens, state }: Received): void => {
  for (const name of names) {
    const id = tokens[name]?.claims?.['jti']
    if (typeof id === 'string') state.addToken(`${name} ${id}`)
  }
}
