import { claimsIn, type Received } from '../received.ts'
import { publishes, type OperationName } from '../route.ts'
import type { Objection, Rule } from '../rule.ts'
import type { RuleName } from '../rule-table.ts'

const roles =
  'AAS APR PSS INF FAR DSA DAM OAM ASS TUT ING GEN NOR DRS RSA MRP INI OGC OPI MDS GTW DAP'.split(
    ' ',
  )
const purposes = ['TREATMENT', 'UPDATE', 'ACCESS UPDATE']
const actions = ['CREATE', 'READ', 'UPDATE', 'DELETE']

// Codes and names that are sure; of the others any name goes.
const organisations: Readonly<Record<string, string>> = { '160': 'Regione Puglia' }

const person = /^[A-Z0-9]{11,17}\^\^\^&2\.16\.840\.1\.113883\.2\.9\.4\.3\.\d+&ISO$/
const documentType = /^\('\d{1,7}-\d\^\^2\.16\.840\.1\.113883\.6\.1'\)$/
// XON (IHE ITI TF-3 §4.2.3.1.7): name, five empty components, the authority that assigns, three empty ones, the code.
const structure = /^[^^]+\^{5}&[\d.]+&ISO\^{4}[^^]+$/

interface ClaimRule {
  readonly rule: RuleName
  readonly claim: string
  readonly isRight: (value: unknown, received: Received) => boolean
  /** Calls that have it; all, unless said. */
  readonly isFor?: (name: OperationName) => boolean
}

const text = (shape: RegExp) => (value: unknown) => typeof value === 'string' && shape.test(value)
const oneOf = (values: readonly string[]) => (value: unknown) =>
  typeof value === 'string' && values.includes(value)

const table: readonly ClaimRule[] = [
  {
    rule: 'gtw-claim-subject-organization-id',
    claim: 'subject_organization_id',
    isRight: text(/^\d{3}$/),
  },
  {
    rule: 'gtw-claim-subject-organization',
    claim: 'subject_organization',
    isRight: (value, received) => {
      const wanted = organisations[String(claimsIn(received)['subject_organization_id'])]
      return typeof value === 'string' && value !== '' && (wanted ?? value) === value
    },
  },
  {
    rule: 'gtw-claim-locality',
    claim: 'locality',
    isRight: text(structure),
    isFor: (name) => name !== 'validate',
  },
  { rule: 'gtw-claim-subject-role', claim: 'subject_role', isRight: oneOf(roles) },
  { rule: 'gtw-claim-person-id', claim: 'person_id', isRight: text(person) },
  {
    rule: 'gtw-claim-patient-consent',
    claim: 'patient_consent',
    isRight: (value) => typeof value === 'boolean',
  },
  { rule: 'gtw-claim-purpose-of-use', claim: 'purpose_of_use', isRight: oneOf(purposes) },
  {
    rule: 'gtw-claim-resource-hl7-type',
    claim: 'resource_hl7_type',
    isRight: text(documentType),
    isFor: (name) => name !== 'delete',
  },
  { rule: 'gtw-claim-action-id', claim: 'action_id', isRight: oneOf(actions) },
  {
    rule: 'gtw-claim-attachment-hash',
    claim: 'attachment_hash',
    isRight: text(/^[0-9a-f]{64}$/),
    isFor: publishes,
  },
  {
    rule: 'gtw-claim-application-id',
    claim: 'subject_application_id',
    isRight: text(/\S/),
  },
  {
    rule: 'gtw-claim-application-vendor',
    claim: 'subject_application_vendor',
    isRight: text(/\S/),
  },
  {
    rule: 'gtw-claim-application-version',
    claim: 'subject_application_version',
    isRight: text(/\S/),
  },
]

const objection = (claim: string, value: unknown): Objection =>
  value === undefined
    ? { detail: `${claim} assente`, instance: '/jwt-mandatory-field-missing' }
    : {
        detail: `${claim} ${JSON.stringify(value)} non ammesso`,
        instance: '/jwt-mandatory-field-malformed',
      }

const pairsFor = (name: OperationName): readonly string[] => {
  if (name === 'validate') return ['CREATE TREATMENT', 'UPDATE TREATMENT']
  if (name === 'delete') return ['DELETE UPDATE']
  if (name === 'metadata') return ['UPDATE UPDATE', 'UPDATE ACCESS UPDATE']
  return name === 'replace' || name === 'validate-and-replace'
    ? ['UPDATE TREATMENT', 'UPDATE UPDATE']
    : ['CREATE TREATMENT']
}

const actionAndPurpose: Rule<Received> = {
  name: 'gtw-action-purpose',
  check: (received) => {
    const { action_id: action, purpose_of_use: purpose } = claimsIn(received)
    // A claim that is missing or unknown is another rule's matter.
    if (!oneOf(actions)(action) || !oneOf(purposes)(purpose)) return undefined
    const pair = `${String(action)} ${String(purpose)}`
    return pairsFor(received.route.name).includes(pair)
      ? undefined
      : `action_id e purpose_of_use ${pair} non vanno con questa operazione`
  },
}

/** What the claims of FSE-JWT-Signature are judged by, where a call is about a document. */
export const claimRules: readonly Rule<Received>[] = [
  ...table.map(({ rule, claim, isRight, isFor = () => true }): Rule<Received> => ({
    name: rule,
    check: (received) => {
      const value = claimsIn(received)[claim]
      return !isFor(received.route.name) || isRight(value, received)
        ? undefined
        : objection(claim, value)
    },
  })),
  actionAndPurpose,
]

/** What of the claims must agree with the document. */
export const agreementRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-person-matches',
    check: (received) => {
      const { cda } = received
      const claim = claimsIn(received)['person_id']
      if (cda === undefined || cda.fault !== null || typeof claim !== 'string') return undefined
      return claim === `${cda.patientExtension}^^^&${cda.patientRoot}&ISO`
        ? undefined
        : 'person_id diverso dal paziente del CDA'
    },
  },
  {
    name: 'gtw-type-matches',
    check: (received) => {
      const { cda } = received
      const claim = claimsIn(received)['resource_hl7_type']
      if (cda === undefined || cda.fault !== null || typeof claim !== 'string') return undefined
      return claim === `('${cda.code}^^${cda.codeSystem}')`
        ? undefined
        : 'resource_hl7_type diverso dal codice del CDA'
    },
  },
]
