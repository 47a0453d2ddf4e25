import type { CallContext } from '../../../src/adapter/define-adapter.ts'
import { durationMs } from '../../../src/soap/deviate/duration.ts'
import { signWithStrangerKey } from '../../../src/soap/deviate/stranger-key.ts'
import type { SoapVersion } from '../contract/operation.ts'
import type { Deviations } from '../deviate/deviations.ts'
import { namespaces, tokenTypes } from '../namespaces.ts'
import { messageKeyInfo } from '../security/key-info.ts'
import type { SecurityProfile, SignedPart } from '../security/profile.ts'
import { makeAssertion } from '../security/saml.ts'
import { alteredSignature, signatureXml } from '../security/sign-xml.ts'
import { usernameToken } from '../security/username-token.ts'
import { utcSeconds } from '../security/utc.ts'
import type { AddressingHeader } from './addressing.ts'

/** What an envelope is composed of. */
export interface EnvelopeParts {
  readonly version: SoapVersion
  /** The content of the Body, which stands in the message byte for byte. */
  readonly body: string
  readonly addressing: readonly AddressingHeader[]
  readonly security: SecurityProfile | undefined
  readonly broken: Deviations
  readonly freshId: () => string
}

const usualLifetimeMs = 5 * 60_000
const hourMs = 3_600_000

export const envelopeNamespace = (version: SoapVersion): string =>
  version === '1.1' ? namespaces.soap : namespaces.soap12

const timestampXml = (
  { timestamp }: SecurityProfile,
  broken: Deviations['security'],
  instant: Date,
  id: string,
): string => {
  if (timestamp === 'false' || broken?.timestamp === 'absent') return ''
  const lifetime = typeof timestamp === 'string' ? usualLifetimeMs : durationMs(timestamp.lifetime)
  const shift =
    broken?.timestamp === 'expired' ? -hourMs : broken?.timestamp === 'future' ? hourMs : 0
  const created = new Date(instant.getTime() + shift)
  const expires = new Date(created.getTime() + lifetime)
  return `<wsu:Timestamp wsu:Id="${id}"><wsu:Created>${utcSeconds(created)}</wsu:Created><wsu:Expires>${utcSeconds(expires)}</wsu:Expires></wsu:Timestamp>`
}

interface Ids {
  readonly timestamp: string
  readonly token: string
  readonly assertion: string
  readonly body: string
}

/** The ids of what the signature covers, but for what is left out on purpose. */
const signedIds = (
  sign: readonly SignedPart[],
  ids: Ids,
  { addressing, broken }: EnvelopeParts,
): readonly string[] => {
  const out = [
    broken.security?.unsigned,
    ...(broken.security?.timestamp === 'unsigned' || broken.security?.timestamp === 'absent'
      ? ['timestamp']
      : []),
    ...(broken.saml?.assertion === 'absent' ? ['assertion'] : []),
  ]
  return sign
    .filter((part) => !out.includes(part))
    .flatMap((part) => (part === 'addressing' ? addressing.map(({ id }) => id) : [ids[part]]))
}

const assertionXml = async (
  { security, broken }: EnvelopeParts,
  context: CallContext,
  id: string,
): Promise<string> => {
  if (security?.saml === undefined || broken.saml?.assertion === 'absent') return ''
  const { xml } = await makeAssertion(security.saml, broken.saml ?? {}, context, id)
  // Another assertion like it, which has an id of its own.
  return broken.saml?.assertion === 'twice' ? `${xml}${xml.replaceAll(id, `${id}-2`)}` : xml
}

interface Security {
  readonly content: string
  /** Signs the whole message; nothing where it is not signed. */
  readonly sign: ((xml: string) => Promise<string>) | null
}

const securityOf = async (
  parts: EnvelopeParts,
  profile: SecurityProfile,
  context: CallContext,
  ids: Ids,
): Promise<Security> => {
  const { broken } = parts
  const { x509, username } = profile
  const { authentication } = context.operator.authentication
  const token =
    x509?.key === 'binary-token'
      ? `<wsse:BinarySecurityToken EncodingType="${tokenTypes.base64Binary}" ValueType="${tokenTypes.x509v3}" wsu:Id="${ids.token}">${authentication.certificate.raw.toString('base64')}</wsse:BinarySecurityToken>`
      : ''
  const content =
    timestampXml(profile, broken.security, context.instant, ids.timestamp) +
    token +
    (username === undefined ? '' : usernameToken(username, broken.security?.username, context)) +
    (await assertionXml(parts, context, ids.assertion))
  if (x509 === undefined || broken.security?.signature === 'absent') return { content, sign: null }
  return {
    content,
    sign: async (xml) => {
      const signature = await signatureXml({
        xml,
        ids: signedIds(x509.sign, ids, parts),
        enveloped: false,
        algorithm: x509.algorithm,
        digest: x509.digest ?? (x509.algorithm === 'rsa-sha1' ? 'sha1' : 'sha256'),
        sign:
          broken.security?.signature === 'wrong-key' ? signWithStrangerKey : authentication.sign,
        keyInfo: messageKeyInfo(x509.key, authentication.certificate, ids),
      })
      return broken.security?.signature === 'altered' ? alteredSignature(signature) : signature
    },
  }
}

const unknownHeader = (version: SoapVersion): string =>
  `<c:Ignota xmlns:c="urn:collaudo:ignota" soap:mustUnderstand="${version === '1.1' ? '1' : 'true'}"/>`

/** The whole message: addressing, security, Body; signed where its profile says so. */
export const composeEnvelope = async (
  parts: EnvelopeParts,
  context: CallContext,
): Promise<string> => {
  const { version, body, addressing, security, broken, freshId } = parts
  const ids: Ids = {
    timestamp: freshId(),
    token: freshId(),
    assertion: freshId(),
    body: freshId(),
  }
  const signsBody = security?.x509?.sign.includes('body') ?? false
  const bodyStart = signsBody
    ? `<soap:Body xmlns:wsu="${namespaces.wsu}" wsu:Id="${ids.body}">`
    : '<soap:Body>'
  const hasSecurity = security !== undefined && broken.security?.header !== 'absent'
  const { envelope } = broken
  const unknown =
    typeof envelope === 'object' && envelope.header === 'unknown' ? unknownHeader(version) : ''
  const start = `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${envelopeNamespace(version)}">`
  const headers = `${addressing.map(({ xml }) => xml).join('')}${unknown}`
  const end = (content: string): string => `${bodyStart}${content}</soap:Body></soap:Envelope>`
  if (!hasSecurity)
    return headers === ''
      ? `${start}${end(body)}`
      : `${start}<soap:Header>${headers}</soap:Header>${end(body)}`
  const { content, sign } = await securityOf(parts, security, context, ids)
  const understand = version === '1.1' ? '1' : 'true'
  const head = `${start}<soap:Header>${headers}<wsse:Security xmlns:wsse="${namespaces.wsse}" xmlns:wsu="${namespaces.wsu}" soap:mustUnderstand="${understand}">${content}`
  const tail = (own: string): string => `</wsse:Security></soap:Header>${end(own)}`
  // The signature is put in as text: what it covers stays byte for byte what it was.
  const signature = sign === null ? '' : await sign(`${head}${tail(body)}`)
  const sent = broken.security?.body === 'altered' ? `${body} ` : body
  return `${head}${signature}${tail(sent)}`
}
