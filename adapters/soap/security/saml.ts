import type { CallContext, Operator } from '../../../src/adapter/define-adapter.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import { durationMs } from '../../../src/soap/deviate/duration.ts'
import { signWithStrangerKey } from '../../../src/soap/deviate/stranger-key.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Deviations } from '../deviate/deviations.ts'
import { namespaces } from '../namespaces.ts'
import type { Saml } from './profile.ts'
import { samlAttributeNames, samlAttributes, type SamlAttributeName } from './saml-attributes.ts'
import { alteredSignature, signatureXml } from './sign-xml.ts'

type Broken = NonNullable<Deviations['saml']>

const saml20 = 'urn:oasis:names:tc:SAML:2.0'

/** The assertion of a message, and what a signature may name it by. */
export interface Assertion {
  readonly id: string
  readonly xml: string
}

/** What the assertion is made with. */
interface Making {
  readonly saml: Saml
  readonly broken: Broken
  readonly context: Pick<CallContext, 'instant' | 'operator' | 'operatorNamed'>
  readonly id: string
}

const certificateText = ({ authentication }: Operator): string =>
  authentication.certificate.raw.toString('base64')

const keyInfoOf = (certificate: string): string =>
  `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`

const confirmationXml = ({ saml, broken, context }: Making): string => {
  if (broken.confirmation === 'absent') return ''
  const method = `<saml2:SubjectConfirmation Method="${saml20}:cm:${saml.confirmation}"`
  if (saml.confirmation !== 'holder-of-key' || broken.confirmation === 'without-key')
    return `${method}/>`
  // SAML 2.0 Core §2.4.1.3: whoever shows this key is the subject.
  const certificate =
    broken.confirmation === 'other-key'
      ? context.operator.signature.signature.certificate.raw.toString('base64')
      : certificateText(context.operator.authentication)
  return (
    `${method}><saml2:SubjectConfirmationData xmlns:xsi="${namespaces.xsi}" xsi:type="saml2:KeyInfoConfirmationDataType">` +
    `<ds:KeyInfo xmlns:ds="${namespaces.ds}">${keyInfoOf(certificate)}</ds:KeyInfo>` +
    `</saml2:SubjectConfirmationData></saml2:SubjectConfirmation>`
  )
}

const subjectXml = (making: Making): string => {
  const { saml, broken } = making
  const nameId = broken['name-id'] ?? saml['name-id']
  const name =
    nameId === ''
      ? ''
      : `<saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${xmlEscape(nameId)}</saml2:NameID>`
  return `<saml2:Subject>${name}${confirmationXml(making)}</saml2:Subject>`
}

const hourMs = 3_600_000

const conditionsXml = ({ saml, broken, context }: Making): string => {
  if (broken.conditions === 'absent') return ''
  const shift =
    broken.conditions === 'expired' ? -hourMs : broken.conditions === 'future' ? hourMs : 0
  const from = new Date(context.instant.getTime() + shift)
  const until = new Date(from.getTime() + durationMs(saml.lifetime))
  const audience = broken.audience ?? saml.audience ?? ''
  return (
    `<saml2:Conditions NotBefore="${from.toISOString()}" NotOnOrAfter="${until.toISOString()}">` +
    (audience === ''
      ? ''
      : `<saml2:AudienceRestriction><saml2:Audience>${xmlEscape(audience)}</saml2:Audience></saml2:AudienceRestriction>`) +
    `</saml2:Conditions>`
  )
}

const attributeXml = (name: string, format: string, value: string): string =>
  `<saml2:Attribute Name="${xmlEscape(name)}" NameFormat="${format}">` +
  `<saml2:AttributeValue>${xmlEscape(value)}</saml2:AttributeValue></saml2:Attribute>`

const valueOf = (
  name: SamlAttributeName,
  { saml, broken }: Pick<Making, 'saml' | 'broken'>,
): string | null =>
  broken.attribute === name ? null : (broken.values?.[name] ?? saml.attributes[name] ?? null)

const attributesXml = (making: Making): string => {
  const written = samlAttributeNames.flatMap((name) => {
    const value = valueOf(name, making)
    return value === null
      ? []
      : [attributeXml(samlAttributes[name].name, samlAttributes[name].format, value)]
  })
  const more = Object.entries(making.saml.more ?? {}).map(([name, value]) =>
    attributeXml(name, `${saml20}:attrname-format:uri`, value),
  )
  return `<saml2:AttributeStatement>${[...written, ...more].join('')}</saml2:AttributeStatement>`
}

const withoutSignature = (making: Making) => {
  const { saml, broken, context, id } = making
  const instant = context.instant.toISOString()
  return {
    head:
      `<saml2:Assertion xmlns:saml2="${namespaces.saml2}" ID="${id}" Version="2.0" IssueInstant="${instant}">` +
      `<saml2:Issuer>${xmlEscape(broken.issuer ?? saml.issuer)}</saml2:Issuer>`,
    tail:
      subjectXml(making) +
      conditionsXml(making) +
      `<saml2:AuthnStatement AuthnInstant="${instant}"><saml2:AuthnContext>` +
      `<saml2:AuthnContextClassRef>${saml20}:ac:classes:X509</saml2:AuthnContextClassRef>` +
      `</saml2:AuthnContext></saml2:AuthnStatement>` +
      `${attributesXml(making)}</saml2:Assertion>`,
  }
}

/** Mistakes of a deviation that would leave the assertion as it is. */
const refuseIneffective = ({ saml, broken }: Making): void => {
  const { attribute, values = {}, confirmation } = broken
  if (attribute !== undefined && (saml.attributes[attribute] ?? null) === null)
    throw ineffective(
      'saml',
      t`l'asserzione non ha l'attributo «${attribute}» che si vuole togliere`,
    )
  for (const [name, value] of Object.entries(values))
    if (saml.attributes[name as SamlAttributeName] === value)
      throw ineffective('saml', t`«${value}» è già il valore di «${name}»`)
  if (
    (confirmation === 'other-key' || confirmation === 'without-key') &&
    saml.confirmation !== 'holder-of-key'
  )
    throw ineffective('saml', t`solo holder-of-key nomina una chiave`)
  if (broken.audience === saml.audience && broken.audience !== undefined)
    throw ineffective('saml', t`«${broken.audience}» è già l'Audience`)
  if (broken.issuer === saml.issuer) throw ineffective('saml', t`«${saml.issuer}» è già l'Issuer`)
}

/** A SAML 2.0 assertion, signed with the key of whoever issues it (XML Signature, enveloped). */
export const makeAssertion = async (
  saml: Saml,
  broken: Broken,
  context: Making['context'],
  id: string,
): Promise<Assertion> => {
  const making: Making = { saml, broken, context, id }
  refuseIneffective(making)
  const signedBy = saml['signed-by']
  const signer =
    signedBy === undefined ? context.operator.authentication : context.operatorNamed(signedBy)
  const { head, tail } = withoutSignature(making)
  if (broken.signature === 'absent') return { id, xml: head + tail }
  const made = await signatureXml({
    xml: head + tail,
    ids: [id],
    enveloped: true,
    algorithm: saml.algorithm,
    digest: saml.algorithm === 'rsa-sha1' ? 'sha1' : 'sha256',
    sign: broken.signature === 'wrong-key' ? signWithStrangerKey : signer.authentication.sign,
    keyInfo: keyInfoOf(certificateText(signer)),
  })
  const signature = broken.signature === 'altered' ? alteredSignature(made) : made
  // What changes is white space: whoever does not verify the signature notices nothing.
  const content =
    broken.content === 'altered'
      ? tail.replace('<saml2:AttributeStatement>', '<saml2:AttributeStatement> ')
      : tail
  return { id, xml: head + signature + content }
}
