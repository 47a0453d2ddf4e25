import { t } from '../../../src/lib/language/t.ts'

const xspa = 'urn:oasis:names:tc:xspa:1.0'
const xacml = 'urn:oasis:names:tc:xacml'

const nameFormats = {
  uri: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  basic: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
} as const

interface SamlAttribute {
  readonly name: string
  readonly format: string
  readonly description: string
}

const attribute = (
  name: string,
  description: string,
  format: keyof typeof nameFormats = 'uri',
): SamlAttribute => ({ name, format: nameFormats[format], description })

/** The attributes of an Italian assertion by the names that a case knows them by, in the order of the assertion. */
export const samlAttributes = {
  subject: attribute(
    `${xacml}:1.0:subject:subject-id`,
    t`Chi opera: il suo codice fiscale (subject-id)`,
  ),
  role: attribute(`${xacml}:2.0:subject:role`, t`Ruolo di chi opera, per esempio AAS o APR`),
  'organization-id': attribute(
    `${xspa}:subject:organization-id`,
    t`Codice dell'organizzazione di chi opera`,
  ),
  organization: attribute(`${xspa}:subject:organization`, t`Nome dell'organizzazione di chi opera`),
  locality: attribute(`${xspa}:environment:locality`, t`Struttura da cui si opera`),
  purpose: attribute(
    `${xspa}:subject:purposeofuse`,
    t`Finalità, per esempio TREATMENT o EMERGENCY`,
  ),
  action: attribute(`${xacml}:1.0:action:action-id`, t`Azione: CREATE, READ, UPDATE o DELETE`),
  patient: attribute(
    `${xacml}:1.0:resource:resource-id`,
    t`Assistito: il suo codice fiscale in forma CX (resource-id)`,
  ),
  'document-type': attribute(
    `${xspa}:resource:hl7:type`,
    t`Tipo di documento: il suo codice LOINC`,
  ),
  consent: attribute(`${xspa}:resource:patient:consent`, t`Consenso dell'assistito: true o false`),
  'application-id': attribute('SubjectApplicationId', t`Identificativo dell'applicativo`, 'basic'),
  'application-vendor': attribute(
    'SubjectApplicationVendor',
    t`Produttore dell'applicativo`,
    'basic',
  ),
  'application-version': attribute(
    'SubjectApplicationVersion',
    t`Versione dell'applicativo`,
    'basic',
  ),
  authenticator: attribute('SubjectAuthenticator', t`Chi ha autenticato chi opera`, 'basic'),
} as const satisfies Record<string, SamlAttribute>

export type SamlAttributeName = keyof typeof samlAttributes

export const samlAttributeNames = Object.keys(samlAttributes) as [
  SamlAttributeName,
  ...SamlAttributeName[],
]
