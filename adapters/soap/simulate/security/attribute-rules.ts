import { textsAt } from '../xml/read-xml.ts'
import type { Received } from '../received.ts'
import type { RuleName } from '../rule-table.ts'
import type { Rule } from '../rule.ts'
import { ofAssertion, type Asserted } from './saml-rules.ts'

const oasis = 'urn:oasis:names:tc'

/** The attributes that every assertion has, and the rules that ask for them. */
const required = {
  'saml-subject': `${oasis}:xacml:1.0:subject:subject-id`,
  'saml-role': `${oasis}:xacml:2.0:subject:role`,
  'saml-organization-id': `${oasis}:xspa:1.0:subject:organization-id`,
  'saml-organization': `${oasis}:xspa:1.0:subject:organization`,
  'saml-locality': `${oasis}:xspa:1.0:environment:locality`,
  'saml-purpose': `${oasis}:xspa:1.0:subject:purposeofuse`,
  'saml-action': `${oasis}:xacml:1.0:action:action-id`,
  'saml-patient': `${oasis}:xacml:1.0:resource:resource-id`,
  'saml-document-type': `${oasis}:xspa:1.0:resource:hl7:type`,
  'saml-consent': `${oasis}:xspa:1.0:resource:patient:consent`,
  'saml-application-id': 'SubjectApplicationId',
  'saml-application-vendor': 'SubjectApplicationVendor',
  'saml-application-version': 'SubjectApplicationVersion',
  'saml-authenticator': 'SubjectAuthenticator',
} as const satisfies Partial<Record<RuleName, string>>

type RequiredRule = keyof typeof required

const valueOf = (
  { assertion }: Pick<Asserted, 'assertion'>,
  rule: RequiredRule,
): string | undefined =>
  textsAt(
    assertion,
    `saml:AttributeStatement/saml:Attribute[@Name="${required[rule]}"]/saml:AttributeValue`,
  )[0]

/** The value of resource-id: the patient that a message is about, as the assertion says it. */
export const assertedPatient = ({ security }: Received): string | undefined => {
  const [assertion] = security.assertions
  return assertion === undefined ? undefined : valueOf({ assertion }, 'saml-patient')
}

const presence: readonly Rule<Received>[] = (Object.keys(required) as RequiredRule[]).map(
  (name) => ({
    name,
    check: ofAssertion((asserted) =>
      (valueOf(asserted, name) ?? '') === '' ? `manca l'attributo ${required[name]}` : undefined,
    ),
  }),
)

/** A rule about the value of an attribute: one that is not there is another rule's matter. */
const right = (
  name: RuleName,
  of: RequiredRule,
  holds: (value: string, asserted: Asserted) => boolean,
): Rule<Received> => ({
  name,
  check: ofAssertion((asserted) => {
    const value = valueOf(asserted, of) ?? ''
    return value === '' || holds(value, asserted)
      ? undefined
      : `valore «${value}» non ammesso per ${required[of]}`
  }),
})

const cx = /^[A-Z0-9]{11,16}\^\^\^&2\.16\.840\.1\.113883\.2\.9\.4\.3\.(?:2|17|18)&ISO$/

// XON (IHE ITI TF-3 §4.2.3.1.7): name, five empty components, the authority that assigns, three empty ones, the code.
const xon = /^[^^]+\^{5}&[\d.]+&ISO\^{4}[^^]+$/

/** What is registered of the application that an assertion names; of one that is not, another rule speaks. */
const registered = (asserted: Asserted) =>
  asserted.received.world.applications.find(
    ({ name }) => name === valueOf(asserted, 'saml-application-id'),
  )

const nameId = ({ assertion }: Asserted): string =>
  textsAt(assertion, 'saml:Subject/saml:NameID')[0] ?? ''

const values: readonly Rule<Received>[] = [
  // Without a NameID there is nothing to compare with.
  right(
    'saml-subject-right',
    'saml-subject',
    (value, asserted) => nameId(asserted) === '' || nameId(asserted).startsWith(`${value}^`),
  ),
  right('saml-role-right', 'saml-role', (value, { policy }) => policy.roles.includes(value)),
  right('saml-organization-id-right', 'saml-organization-id', (value) => /^\d{3}$/.test(value)),
  right('saml-organization-right', 'saml-organization', (value, asserted) => {
    const code = valueOf(asserted, 'saml-organization-id') ?? ''
    const { organizations } = asserted.policy
    return !Object.hasOwn(organizations, code) || organizations[code] === value
  }),
  right('saml-locality-right', 'saml-locality', (value) => xon.test(value)),
  right('saml-purpose-right', 'saml-purpose', (value, { policy }) =>
    policy.purposes.includes(value),
  ),
  right('saml-action-right', 'saml-action', (value, { policy, received }) => {
    const wanted = policy.actions[received.operation?.name ?? '']
    return wanted === undefined || value === wanted
  }),
  right('saml-patient-right', 'saml-patient', (value) => cx.test(value)),
  right('saml-document-type-right', 'saml-document-type', (value) =>
    /^\('\d{4,6}-\d\^\^2\.16\.840\.1\.113883\.6\.1'\)$/.test(value),
  ),
  right('saml-consent-right', 'saml-consent', (value) => value === 'true' || value === 'false'),
  right('saml-application-right', 'saml-application-id', (value, { received: { world } }) =>
    world.applications.some(({ name }) => name === value),
  ),
  right(
    'saml-application-vendor-right',
    'saml-application-vendor',
    (value, asserted) => (registered(asserted)?.producer ?? value) === value,
  ),
  right(
    'saml-application-version-right',
    'saml-application-version',
    (value, asserted) => (registered(asserted)?.version ?? value) === value,
  ),
  right('saml-authenticator-right', 'saml-authenticator', (value, { policy }) =>
    policy.issuers.includes(value),
  ),
]

/** Every attribute: that it is there, and that its value may be. */
export const attributeRules: readonly Rule<Received>[] = [...presence, ...values]
