import type { SimulatorRule } from '../../../src/adapter/simulated.ts'
import type { Certainty } from '../../../src/model/requirement.ts'

type Entry = Omit<SimulatorRule, 'name'>

const of =
  (code: string) =>
  (source: string, certainty: Certainty = 'spec'): Entry => ({ code, source, certainty })

const sender = of('Sender')
const addressing = of('wsa:MessageAddressingHeaderRequired')
const security = of('wsse:InvalidSecurity')
const failed = of('wsse:FailedCheck')
const token = of('wsse:InvalidSecurityToken')
// An assertion that lacks a mandatory attribute (as the national infrastructure says it).
const attribute = of('PIT2')
const lacks = (source: string): Entry => attribute(`Assertion di attributo: ${source}`, 'kit')

const table = {
  'soap-media-type': of('HTTP 415')('SOAP 1.2 Part 2 §7.1.4'),
  'soap-well-formed': sender('XML 1.0 §2.1'),
  'soap-doctype': sender('SOAP 1.2 Part 1 §5'),
  'soap-envelope': of('VersionMismatch')('SOAP 1.2 Part 1 §5.4.7'),
  'soap-understood': of('MustUnderstand')('SOAP 1.2 Part 1 §5.4.8'),
  'soap-body': sender('WS-I Basic Profile 1.1 R2712'),
  'soap-operation': sender('WSDL 1.1 §3.4'),
  'http-action': of('wsa:ActionMismatch')('WSDL 1.1 §3.4'),
  'soap-schema': sender('WSDL, XSD'),
  'mtom-structure': sender('RFC 2046 §5.1.1'),
  'mtom-reference': sender('XOP §4.1'),

  'wsa-action': addressing('WS-Addressing 1.0 SOAP Binding §6.4.1'),
  'wsa-action-right': of('wsa:ActionNotSupported')('WS-Addressing 1.0 Metadata §4.4'),
  'wsa-message-id': addressing('WS-Addressing 1.0 Core §3.4'),
  'wsa-to': of('wsa:DestinationUnreachable')('WS-Addressing 1.0 Core §3.1'),
  'wsa-replay': of('wsa:InvalidAddressingHeader')('WS-Addressing 1.0 Core §3.1'),

  'wss-header': security('SOAP Message Security 1.1 §5'),
  'wss-timestamp': security('SOAP Message Security 1.1 §10'),
  'wss-timestamp-window': of('wsse:MessageExpired')('SOAP Message Security 1.1 §10'),
  'wss-username': security('UsernameToken Profile 1.1 §3.1'),
  'wss-username-fresh': of('wsse:MessageExpired')('UsernameToken Profile 1.1 §3.1'),
  'wss-username-nonce': security('UsernameToken Profile 1.1 §3.1'),
  'wss-username-password': of('wsse:FailedAuthentication')('UsernameToken Profile 1.1 §3.1'),
  'wss-username-replay': of('wsse:FailedAuthentication')('UsernameToken Profile 1.1 §3.1'),
  'wss-signature': security('X.509 Token Profile 1.1 §3.3'),
  'wss-key-known': of('wsse:InvalidSecurityToken')('X.509 Token Profile 1.1 §3.2', 'guess'),
  'wss-signed-timestamp': failed('SOAP Message Security 1.1 §8', 'guess'),
  'wss-signed-body': failed('SOAP Message Security 1.1 §8', 'guess'),
  'wss-signed-addressing': failed('SOAP Message Security 1.1 §8', 'guess'),
  'wss-signed-assertion': failed('SAML Token Profile 1.1 §3.5', 'guess'),
  'wss-digest': failed('XML Signature §3.2.1'),
  'wss-signature-value': failed('XML Signature §3.2.2'),

  'saml-present': security('SAML Token Profile 1.1 §3'),
  'saml-single': token('IHE XUA', 'guess'),
  'saml-signed': token('SAML 2.0 Core §5.4.2'),
  'saml-signer-known': token('SAML 2.0 Core §5', 'guess'),
  'saml-digest': failed('XML Signature §3.2.1'),
  'saml-signature-value': failed('XML Signature §3.2.2'),
  'saml-issuer': token('SAML 2.0 Core §2.2.5'),
  'saml-name-id': token('SAML 2.0 Core §2.4.1', 'guess'),
  'saml-conditions': token('IHE XUA, Conditions', 'guess'),
  'saml-validity': of('wsse:MessageExpired')('SAML 2.0 Core §2.5.1.2'),
  'saml-audience': token('SAML 2.0 Core §2.5.1.4'),
  'saml-confirmation': token('SAML Token Profile 1.1 §3.5'),
  'saml-key': token('SAML 2.0 Profiles §3.1'),
  'saml-holder': failed('SAML Token Profile 1.1 §3.5.1'),
  'saml-subject': lacks('subject-id'),
  'saml-role': lacks('subject:role'),
  'saml-organization-id': lacks('organization-id'),
  'saml-organization': lacks('organization'),
  'saml-locality': lacks('environment:locality'),
  'saml-purpose': lacks('purposeofuse'),
  'saml-action': lacks('action-id'),
  'saml-patient': lacks('resource-id'),
  'saml-document-type': lacks('resource:hl7:type'),
  'saml-consent': lacks('resource:patient:consent'),
  'saml-application-id': lacks('SubjectApplicationId'),
  'saml-application-vendor': lacks('SubjectApplicationVendor'),
  'saml-application-version': lacks('SubjectApplicationVersion'),
  'saml-authenticator': lacks('SubjectAuthenticator'),
  'saml-subject-right': token('coerenza con il NameID', 'guess'),
  'saml-role-right': token('vocabolario dei ruoli', 'kit'),
  'saml-organization-id-right': token('codice di organizzazione, tre cifre', 'kit'),
  'saml-organization-right': token('nome che va con il codice', 'kit'),
  'saml-locality-right': token('struttura in forma XON', 'guess'),
  'saml-purpose-right': token('vocabolario delle finalità', 'kit'),
  'saml-action-right': token('azione della transazione', 'guess'),
  'saml-patient-right': token('identificativo in forma CX', 'kit'),
  'saml-document-type-right': token('codice LOINC', 'kit'),
  'saml-consent-right': token('valore booleano', 'kit'),
  'saml-application-right': token('applicazione registrata', 'guess'),
  'saml-application-vendor-right': token('produttore registrato', 'guess'),
  'saml-application-version-right': token('versione registrata', 'guess'),
  'saml-authenticator-right': token('emittente ammesso', 'guess'),

  'xds-stored-query': of('XDSUnknownStoredQuery')('IHE ITI TF-3 §4.2.4'),
  'xds-query-parameter': of('XDSStoredQueryMissingParam')('IHE ITI TF-3 §4.2.4'),
  'xds-patient-asserted': of('XDSUnknownPatientId')('coerenza con resource-id', 'guess'),
  'xds-patient': of('XDSUnknownPatientId')('IHE ITI TF-3 §4.2.4'),
  'xds-metadata': of('XDSRegistryMetadataError')('IHE ITI TF-3 §4.2.4'),
  'xds-document': of('XDSMissingDocument')('IHE ITI TF-3 §4.2.4'),
  'xds-document-metadata': of('XDSMissingDocumentMetadata')('IHE ITI TF-3 §4.2.4'),
  'xds-hash': of('XDSRepositoryMetadataError')('IHE ITI TF-3 §4.2.4'),
  'xds-unique-id': of('XDSDuplicateUniqueIdInRegistry')('IHE ITI TF-3 §4.2.4'),
  'xds-repository': of('XDSUnknownRepositoryId')('IHE ITI TF-3 §4.2.4'),
  'xds-document-known': of('XDSDocumentUniqueIdError')('IHE ITI TF-3 §4.2.4'),
} as const satisfies Record<string, Entry>

export type RuleName = keyof typeof table

export const ruleTable: Readonly<Record<RuleName, Entry>> = table

export const rules: readonly SimulatorRule[] = Object.entries(table).map(([name, entry]) => ({
  name,
  ...entry,
}))
