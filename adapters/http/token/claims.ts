import type { CallContext, Operator } from '../../../src/adapter/define-adapter.ts'
import type { Json } from '../../../src/json/parse-json.ts'
import type { CdaFacts } from '../document/write-cda.ts'
import { toJson, type JsonContent, type JsonFields } from '../message/json-content.ts'
import type { TokenRequest } from './token-request.ts'

/** The claims of a token. */
export type Claims = Readonly<Record<string, Json>>

/** The two tokens of a call. */
export interface Both<Value> {
  readonly bearer: Value
  readonly signature: Value
}

/** Claims that both tokens have. */
export const sharedClaims: readonly string[] = ['iss', 'iat', 'exp', 'jti', 'aud', 'sub']

/** How long a token is good for, in seconds: they are made afresh for each call. */
const lifetime = 300

const codiceFiscaleOid = '2.16.840.1.113883.2.9.4.3.2'
const structureOid = '2.16.840.1.113883.2.9.4.1.2'

// The names of organisations go with their codes in a table of the authority's; this is the one that is sure.
const organisations: Readonly<Record<string, string>> = { '160': 'Regione Puglia' }

// What the dispatcher accepts, by what a call does; a reading is ours to choose.
const actions: Readonly<Record<string, readonly [action: string, purpose: string]>> = {
  POST: ['CREATE', 'TREATMENT'],
  PUT: ['UPDATE', 'UPDATE'],
  PATCH: ['UPDATE', 'UPDATE'],
  DELETE: ['DELETE', 'UPDATE'],
}

const reading = ['READ', 'TREATMENT'] as const

/** What the claims of a call are made of. */
export interface ClaimSources {
  readonly context: CallContext
  readonly method: string
  /** The clinical document in the call; null where there is none. */
  readonly cda: CdaFacts | null
  /** SHA-256 in hexadecimal of the part that is the file; null where there is none. */
  readonly fileHash: string | null
}

const commonName = ({ signature }: Operator): string =>
  /^CN=(.*)$/m.exec(signature.certificate.subject)?.[1] ?? ''

const uuidOf = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes)
  // RFC 9562 §5.4
  hex[6] = ((hex[6] ?? 0) & 0x0f) | 0x40
  hex[8] = ((hex[8] ?? 0) & 0x3f) | 0x80
  return hex.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const shared = ({ context }: ClaimSources, prefix: string): Claims => {
  const { datiOperatore, signature } = context.operator
  const issuedAt = Math.floor(context.instant.getTime() / 1000)
  return {
    iss: `${prefix}:${commonName(signature)}`,
    iat: issuedAt,
    exp: issuedAt + lifetime,
    jti: uuidOf(context.randomBytes(16)),
    aud: context.endpoint,
    sub: `${datiOperatore.codiceFiscale}^^^&${codiceFiscaleOid}&ISO`,
  }
}

const specific = ({
  context,
  method,
  cda,
  fileHash,
}: ClaimSources): Readonly<Record<string, Json | undefined>> => {
  const { application, operator } = context
  const { codStruttura } = operator.datiOperatore
  const region = codStruttura.slice(0, 3)
  const [action, purpose] = actions[method] ?? reading
  return {
    subject_role: 'AAS',
    purpose_of_use: purpose,
    subject_organization: organisations[region],
    subject_organization_id: region,
    locality: `${codStruttura}^^^^^&${structureOid}&ISO^^^^${codStruttura}`,
    patient_consent: true,
    action_id: action,
    resource_hl7_type: cda?.type,
    person_id: cda?.person,
    attachment_hash: fileHash ?? undefined,
    subject_application_id: application.name,
    subject_application_vendor: application.producer,
    subject_application_version: application.version,
  }
}

const numbers = ['iat', 'exp', 'nbf']
const booleans = ['patient_consent', 'use_subject_as_author']

/** The types of the claims are the contract's: of what is written, a number or a boolean is made where it is one. */
const typedClaim = (name: string, value: JsonContent): Json => {
  if (typeof value === 'string') {
    if (numbers.includes(name) && /^-?\d+$/.test(value)) return Number(value)
    if (booleans.includes(name) && /^(?:true|false)$/.test(value)) return value === 'true'
  }
  return toJson(value)
}

const laidOver = (
  claims: Readonly<Record<string, Json | undefined>>,
  written: JsonFields,
): Claims => {
  const all: Record<string, Json | undefined> = { ...claims }
  for (const [name, value] of Object.entries(written))
    all[name] = value === null ? undefined : typedClaim(name, value)
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  )
}

const only = (written: JsonFields, wanted: (name: string) => boolean): JsonFields =>
  Object.fromEntries(Object.entries(written).filter(([name]) => wanted(name)))

/** The claims of both tokens: the defaults, and over them what the case writes. */
export const claimsOf = (
  { claims = {}, bearer = {} }: TokenRequest,
  sources: ClaimSources,
): Both<Claims> => ({
  bearer: laidOver(
    laidOver(
      shared(sources, 'auth'),
      only(claims, (name) => sharedClaims.includes(name)),
    ),
    bearer,
  ),
  signature: laidOver({ ...shared(sources, 'integrity'), ...specific(sources) }, claims),
})
