import type { SimulatedWorld } from '../../../../src/adapter/simulated.ts'
import { firstRefusal, type Refusal, type Rule } from '../refusal.ts'
import { identifiers, namespaces } from '../xml/namespaces.ts'
import { elements, textAt, textsAt } from '../xml/parse-xml.ts'
import { allowsUse } from './certificate-extensions.ts'
import type { SecurityHeader } from './security-header.ts'
import { signatureRules } from './signature-rules.ts'
import { isInForce, isTrusted } from './trust.ts'

const code = '000265'

const rule = (
  name: string,
  check: (header: SecurityHeader) => string | undefined,
): Rule<SecurityHeader> => ({ name, code, check })

const envelopeRoot = rule('envelope-root', ({ root }) =>
  root.name === 'Envelope' && root.namespaceUri === namespaces.soap
    ? undefined
    : 'la radice non è un Envelope SOAP 1.1',
)

const singleSecurity = rule('security-header-single', ({ security, everywhere }) =>
  security.length === 1 && everywhere.length === 1
    ? undefined
    : `attesa una sola wsse:Security, figlia di soap:Header: trovate ${everywhere.length}`,
)

const uniqueIds = rule('ids-unique', ({ byId }) => {
  const [repeated] = [...byId].find(([, found]) => found.length > 1) ?? []
  return repeated === undefined ? undefined : `wsu:Id ripetuto: "${repeated}"`
})

const singleTimestamp = rule('timestamp-single', ({ timestamps, security }) =>
  timestamps.length === 1 && security.flatMap((s) => elements(s, 'wsu:Timestamp')).length === 1
    ? undefined
    : `atteso un solo wsu:Timestamp, trovati ${timestamps.length}`,
)

const token = rule('token-x509', ({ tokens, certificate }) => {
  const [only] = tokens
  if (only === undefined || tokens.length > 1)
    return `atteso un BinarySecurityToken, trovati ${tokens.length}`
  if (textAt(only, '@ValueType') !== identifiers.x509v3)
    return 'il BinarySecurityToken non è di tipo X509v3'
  const encoding = textAt(only, '@EncodingType')
  if (encoding !== undefined && encoding !== identifiers.base64Binary)
    return 'il BinarySecurityToken non è Base64Binary'
  return certificate === undefined
    ? 'il BinarySecurityToken non contiene un certificato'
    : undefined
})

const singleSignature = rule('signature-present', ({ signatures }) =>
  signatures.length === 1 ? undefined : `attesa una ds:Signature, trovate ${signatures.length}`,
)

const skewMs = 5 * 60_000

const instant = (header: SecurityHeader, name: string): Date | undefined => {
  const texts = header.timestamps.flatMap((timestamp) => textsAt(timestamp, `wsu:${name}`))
  const [text = ''] = texts
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
  const value = new Date(text)
  return texts.length === 1 && shape.test(text) && !Number.isNaN(value.getTime())
    ? value
    : undefined
}

/** Created − 5 minutes ≤ now ≤ Expires, read from the Timestamp that the rules before have found signed. */
const timeWindow = (now: Date): Rule<SecurityHeader> =>
  rule('timestamp-window', (header) => {
    const created = instant(header, 'Created')
    const expires = instant(header, 'Expires')
    if (created === undefined || expires === undefined)
      return 'Created o Expires del Timestamp non valido (atteso aaaa-mm-ggThh:mm:ssZ)'
    if (now.getTime() < created.getTime() - skewMs) return 'Timestamp nel futuro'
    return now > expires ? 'Timestamp scaduto' : undefined
  })

// Five minutes are those of the authority's example; how many it tolerates is an open question.
const lifetimeMs = 5 * 60_000

const lifetime = (world: SimulatedWorld): Rule<SecurityHeader> =>
  rule('timestamp-lifetime', (header) => {
    const created = instant(header, 'Created')?.getTime() ?? Number.NaN
    const expires = instant(header, 'Expires')?.getTime() ?? Number.NaN
    if (expires <= created) return 'Timestamp che scade prima di cominciare'
    return expires - created > lifetimeMs && world.switches['timestamp-lifetime'] !== 'unlimited'
      ? 'Timestamp che dura più di 5 minuti'
      : undefined
  })

/** What the authority demands of the certificate of the card. */
const certificateRules = (world: SimulatedWorld, now: Date): readonly Rule<SecurityHeader>[] => [
  rule('certificate-dates', ({ certificate }) =>
    certificate !== undefined && isInForce(certificate, now)
      ? undefined
      : 'certificato di autenticazione fuori validità',
  ),
  rule('certificate-usage', ({ certificate }) =>
    certificate !== undefined && allowsUse(certificate, 'digitalSignature')
      ? undefined
      : 'il certificato non è di autenticazione (manca digitalSignature)',
  ),
  rule('certificate-trust', ({ certificate }) =>
    certificate !== undefined &&
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

/** WS-Security 1.0 as the policy of the service wants it: the first rule that the header breaks. */
export const refuseSecurity = (
  header: SecurityHeader,
  world: SimulatedWorld,
  now: Date,
): Refusal | undefined =>
  firstRefusal(
    [
      envelopeRoot,
      singleSecurity,
      uniqueIds,
      singleTimestamp,
      token,
      singleSignature,
      ...signatureRules,
      timeWindow(now),
      lifetime(world),
      ...certificateRules(world, now),
    ],
    header,
  )
