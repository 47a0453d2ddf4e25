import type { SimulatorRule } from '../../../src/adapter/simulated.ts'
import type { Certainty } from '../../../src/model/requirement.ts'

/** How the gateway says no: the type of the problem, its status, its title and where it happened. */
export interface RefusalForm {
  readonly type: string
  readonly status: number
  readonly title: string
  readonly instance: string
}

interface Row {
  readonly form: RefusalForm
  readonly source: string
  readonly certainty: Certainty
}

const of =
  (type: string, status: number, title: string, instance: string) =>
  (source: string, certainty: Certainty, at = instance): Row => ({
    form: { type, status, title, instance: at },
    source,
    certainty,
  })

// In the border proxy's own name: the type is that of its error.
const border = (name: string, status: number, title: string) => of(name, status, title, '')

const missingToken = of('/msg/missing-token', 403, 'Token mancante', '/missing-jwt')
const badToken = of('/msg/jwt-validation', 403, 'Token non valido', '/jwt-validation')
const badClaim = of(
  '/msg/mandatory-element-token',
  403,
  'Campo del token mancante o malformato',
  '/jwt-mandatory-field-missing',
)
const badField = of(
  '/msg/mandatory-element',
  400,
  'Campo della richiesta mancante o non ammesso',
  '/request-missing-field',
)
const badFormat = of('/msg/invalid-format', 400, 'Formato non valido', '/request-invalid-format')

const gateway = 'Documento del gateway FSE'

const table = {
  'gtw-content-type': border(
    'InteroperabilityInvalidRequest',
    400,
    'Bad Request',
  )(gateway, 'guess'),
  'gtw-part-type': border('InvalidResponse', 502, 'Bad Gateway')(`${gateway}, multipart`, 'spec'),

  'gtw-bearer-present': missingToken(gateway, 'spec'),
  'gtw-signature-token-present': missingToken(gateway, 'spec'),
  'gtw-token-readable': badToken('RFC 7519 §7.2', 'guess'),
  'gtw-token-algorithm': badToken(`${gateway}, token`, 'guess'),
  'gtw-token-type': badToken(`${gateway}, token`, 'guess'),
  'gtw-token-certificate': badToken(`${gateway}, token`, 'guess'),
  'gtw-certificate-trusted': badToken(`${gateway}, certificati`, 'guess'),
  'gtw-token-signature': badToken('RFC 7515 §5.2', 'guess'),
  'gtw-token-issuer': badToken(`${gateway}, iss`, 'guess'),
  'gtw-token-seconds': badToken(`${gateway}, iat ed exp`, 'guess'),
  'gtw-token-expired': badToken('RFC 7519 §4.1.4', 'guess'),
  'gtw-token-future': badToken('RFC 7519 §4.1.6', 'guess'),
  'gtw-token-audience': badToken(`${gateway}, aud`, 'guess'),
  'gtw-token-subject': badToken(`${gateway}, sub`, 'guess'),
  'gtw-token-id': badToken(`${gateway}, jti`, 'guess'),
  'gtw-token-replay': badToken(`${gateway}, jti`, 'guess'),

  'gtw-claim-subject-organization-id': badClaim(`${gateway}, subject_organization_id`, 'spec'),
  'gtw-claim-subject-organization': badClaim(`${gateway}, subject_organization`, 'spec'),
  'gtw-claim-locality': badClaim(`${gateway}, locality`, 'spec'),
  'gtw-claim-subject-role': badClaim(`${gateway}, subject_role`, 'spec'),
  'gtw-claim-person-id': badClaim(`${gateway}, person_id`, 'spec'),
  'gtw-claim-patient-consent': badClaim(`${gateway}, patient_consent`, 'spec'),
  'gtw-claim-purpose-of-use': badClaim(`${gateway}, purpose_of_use`, 'spec'),
  'gtw-claim-resource-hl7-type': badClaim(`${gateway}, resource_hl7_type`, 'spec'),
  'gtw-claim-action-id': badClaim(`${gateway}, action_id`, 'spec'),
  'gtw-claim-attachment-hash': badClaim(`${gateway}, attachment_hash`, 'spec'),
  'gtw-claim-application-id': badClaim(`${gateway}, subject_application_id`, 'spec'),
  'gtw-claim-application-vendor': badClaim(`${gateway}, subject_application_vendor`, 'spec'),
  'gtw-claim-application-version': badClaim(`${gateway}, subject_application_version`, 'spec'),
  'gtw-action-purpose': badToken(`${gateway}, action_id e purpose_of_use`, 'guess'),

  'gtw-file-part': of(
    '/msg/empty-file',
    400,
    'File vuoto',
    '/empty-multipart-file',
  )(gateway, 'guess'),
  'gtw-file-pdf': of(
    '/msg/document-type',
    415,
    'Il file non è un PDF',
    '/multipart-file',
  )(gateway, 'spec'),
  'gtw-cda-attachment': of(
    '/msg/cda-element',
    400,
    'CDA non trovato',
    '/cda-extraction',
  )(gateway, 'guess'),
  'gtw-request-body': badField(gateway, 'guess'),
  'gtw-health-data-format': badField(`${gateway}, healthDataFormat`, 'guess'),
  'gtw-mode': badField(`${gateway}, mode`, 'guess'),
  'gtw-activity': badField(`${gateway}, activity`, 'spec'),
  'gtw-structure-type': badField(`${gateway}, tipologiaStruttura`, 'spec'),
  'gtw-document-class': badField(`${gateway}, tipoDocumentoLivAlto`, 'spec'),
  'gtw-practice-setting': badField(`${gateway}, assettoOrganizzativo`, 'spec'),
  'gtw-clinical-activity': badField(`${gateway}, tipoAttivitaClinica`, 'spec'),
  'gtw-document-id': of(
    '/msg/id-doc',
    400,
    'Identificativo del documento non valido',
    '/id-doc',
  )(`${gateway}, identificativoDoc`, 'guess'),
  'gtw-repository-id': badFormat(`${gateway}, identificativoRep`, 'guess'),
  'gtw-submission-id': badFormat(`${gateway}, identificativoSottomissione`, 'guess'),
  'gtw-dates': badFormat(
    `${gateway}, dataInizioPrestazione`,
    'spec',
    '/request-invalid-date-format',
  ),
  'gtw-lengths': badFormat(`${gateway}, lunghezze`, 'guess'),

  'gtw-cda-syntax': of(
    '/msg/syntax',
    400,
    'Errore di sintassi',
    '/validation/error',
  )(`${gateway}, validazione`, 'spec'),
  'gtw-cda-vocabulary': of(
    '/msg/vocabulary',
    400,
    'Errore vocabolario',
    '/validation/error',
  )(`${gateway}, validazione`, 'spec'),
  'gtw-cda-semantic': of(
    '/msg/semantic',
    422,
    'Errore semantico',
    '/validation/error',
  )(`${gateway}, validazione`, 'spec'),
  'gtw-person-matches': badToken(`${gateway}, person_id`, 'guess', '/jwt-person-id'),
  'gtw-type-matches': badToken(`${gateway}, resource_hl7_type`, 'guess', '/jwt-document-type'),
  'gtw-hash-matches': badToken(`${gateway}, attachment_hash`, 'guess', '/jwt-hash-match'),

  'gtw-workflow-known': of(
    '/msg/wii',
    400,
    'workflowInstanceId sconosciuto',
    '/wii',
  )(gateway, 'guess'),
  'gtw-cda-validated': of(
    '/msg/cda-match',
    400,
    'CDA non validato',
    '/cda-match',
  )(gateway, 'guess'),
  'gtw-not-verified-only': of(
    '/msg/cda-match',
    400,
    'CDA soltanto verificato',
    '/cda-match',
  )(`${gateway}, activity`, 'guess'),
  'gtw-cda-unchanged': of(
    '/msg/document-hash',
    400,
    'CDA diverso da quello validato',
    '/hash',
  )(`${gateway}, pubblicazione`, 'guess'),
  'gtw-five-days': of(
    '/msg/max-day-limit-exceed',
    400,
    'Validazione troppo vecchia',
    '/max-day',
  )(`${gateway}, pubblicazione`, 'spec'),
  'gtw-document-known': of(
    '/msg/record-not-found',
    404,
    'Documento sconosciuto',
    '/record',
  )(gateway, 'spec'),
  'gtw-transaction-known': of(
    '/msg/record-not-found',
    404,
    'Transazione sconosciuta',
    '/record',
  )(gateway, 'spec'),
} as const satisfies Record<string, Row>

export type RuleName = keyof typeof table

/** How a rule refuses. */
export const formOf = (name: RuleName): RefusalForm => table[name].form

/** Whether a rule is the border proxy's: it refuses in its own words. */
export const isOfBorder = (name: RuleName): boolean => !table[name].form.type.startsWith('/')

/** Every rule, in the order in which they are decided. */
export const rules: readonly SimulatorRule[] = Object.entries(table).map(
  ([name, { form, source, certainty }]) => ({ name, code: form.type, source, certainty }),
)
