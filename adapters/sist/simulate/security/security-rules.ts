import { rule, type Rule } from '../rule.ts'
import { identifiers, namespaces } from '../xml/namespaces.ts'
import { textAt, textsAt } from '../xml/parse-xml.ts'
import { allowsUse } from './certificate-extensions.ts'
import type { SecurityHeader } from './security-header.ts'
import { signatureRules, type SecuritySubject } from './signature-rules.ts'
import { isInForce, isTrusted } from './trust.ts'

const envelopeRoot = rule<SecuritySubject>('envelope-root', ({ header: { root }, world }) => {
  const both = world.switches['soap-version'] === '1.1-and-1.2'
  const accepted = both ? [namespaces.soap, namespaces.soap12] : [namespaces.soap]
  return root.name === 'Envelope' && accepted.some((uri) => uri === root.namespaceUri)
    ? undefined
    : `la radice non è un Envelope SOAP ${both ? '1.1 o 1.2' : '1.1'}`
})

const singleSecurity = rule<SecuritySubject>(
  'security-header-single',
  ({ header: { security, everywhere } }) =>
    security.length === 1 && everywhere.length === 1
      ? undefined
      : `attesa una sola wsse:Security, figlia di soap:Header: trovate ${everywhere.length}`,
)

const uniqueIds = rule<SecuritySubject>('ids-unique', ({ header: { byId } }) => {
  const [repeated] = [...byId].find(([, found]) => found.length > 1) ?? []
  return repeated === undefined ? undefined : `wsu:Id ripetuto: "${repeated}"`
})

const singleTimestamp = rule<SecuritySubject>(
  'timestamp-single',
  ({ header: { timestamps, ownTimestamps } }) =>
    timestamps.length === 1 && ownTimestamps.length === 1
      ? undefined
      : `atteso un solo wsu:Timestamp, trovati ${timestamps.length}`,
)

const singleToken = rule<SecuritySubject>('token-single', ({ header: { tokens } }) =>
  tokens.length === 1 ? undefined : `atteso un BinarySecurityToken, trovati ${tokens.length}`,
)

const tokenType = rule<SecuritySubject>('token-type', ({ header: { tokens } }) => {
  const [token] = tokens
  if (token === undefined) return undefined
  if (textAt(token, '@ValueType') !== identifiers.x509v3)
    return 'il BinarySecurityToken non è di tipo X509v3'
  const encoding = textAt(token, '@EncodingType')
  return encoding === undefined || encoding === identifiers.base64Binary
    ? undefined
    : 'il BinarySecurityToken non è Base64Binary'
})

const tokenCertificate = rule<SecuritySubject>(
  'token-certificate',
  ({ header: { tokens, certificate } }) =>
    tokens.length > 0 && certificate === undefined
      ? 'il BinarySecurityToken non contiene un certificato'
      : undefined,
)

const singleSignature = rule<SecuritySubject>('signature-single', ({ header: { signatures } }) =>
  signatures.length === 1 ? undefined : `attesa una ds:Signature, trovate ${signatures.length}`,
)

const instant = (header: SecurityHeader, name: string): Date | undefined => {
  const [timestamp] = header.timestamps
  const texts = timestamp === undefined ? [] : textsAt(timestamp, `wsu:${name}`)
  const [text = ''] = texts
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
  const value = new Date(text)
  return texts.length === 1 && shape.test(text) && !Number.isNaN(value.getTime())
    ? value
    : undefined
}

const skewsMs: Readonly<Record<string, number>> = {
  '5m': 5 * 60_000,
  none: 0,
  unlimited: Number.POSITIVE_INFINITY,
}

/** Created − skew ≤ now ≤ Expires, read from the Timestamp that the rules before have found signed. */
const timeWindow = rule<SecuritySubject>('timestamp-window', ({ header, world, now }) => {
  if (header.timestamps.length === 0) return undefined
  const created = instant(header, 'Created')
  const expires = instant(header, 'Expires')
  if (created === undefined || expires === undefined)
    return 'Created o Expires del Timestamp non valido (atteso aaaa-mm-ggThh:mm:ssZ)'
  const skewMs = skewsMs[world.switches['clock-skew'] ?? ''] ?? 0
  if (created.getTime() - now.getTime() > skewMs) return 'Timestamp nel futuro'
  return now > expires ? 'Timestamp scaduto' : undefined
})

// Five minutes are those of the authority's example; how many it tolerates is an open question.
const lifetimeMs = 5 * 60_000

const lifetime = rule<SecuritySubject>('timestamp-lifetime', ({ header, world }) => {
  const created = instant(header, 'Created')?.getTime() ?? Number.NaN
  const expires = instant(header, 'Expires')?.getTime() ?? Number.NaN
  if (expires <= created) return 'Timestamp che scade prima di cominciare'
  return expires - created > lifetimeMs && world.switches['timestamp-lifetime'] !== 'unlimited'
    ? 'Timestamp che dura più di 5 minuti'
    : undefined
})

/** What the authority demands of the certificate of the card. */
const certificateRules: readonly Rule<SecuritySubject>[] = [
  rule('certificate-dates', ({ header: { certificate }, now }) =>
    certificate === undefined || isInForce(certificate, now)
      ? undefined
      : 'certificato di autenticazione fuori validità',
  ),
  rule('certificate-usage', ({ header: { certificate } }) =>
    certificate === undefined || allowsUse(certificate, 'digitalSignature')
      ? undefined
      : 'il certificato non è di autenticazione (manca digitalSignature)',
  ),
  rule('certificate-trust', ({ header: { certificate }, world, now }) =>
    certificate === undefined ||
    isTrusted(
      certificate,
      world.operators.map((operator) => operator.authentication),
      world.authorities.authentication,
      now,
    )
      ? undefined
      : 'certificato di autenticazione non riconosciuto',
  ),
]

/** WS-Security 1.0 as the policy of the service wants it, in the order in which it is decided. */
export const securityRules: readonly Rule<SecuritySubject>[] = [
  envelopeRoot,
  singleSecurity,
  uniqueIds,
  singleTimestamp,
  singleToken,
  tokenType,
  tokenCertificate,
  singleSignature,
  ...signatureRules,
  timeWindow,
  lifetime,
  ...certificateRules,
]
