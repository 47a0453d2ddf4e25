import { guessedRules } from '../../../src/adapter/guessed-rules.ts'
import type { SimulatorSwitch } from '../../../src/adapter/simulated.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { RuleName } from './rule-table.ts'

/**
 * What a service asks beyond its contract and the specifications is a guess, unless its own file says it: which parts are
 * signed, which action an operation is.
 */
const questions = {
  'wss-key-known': t`Il servizio rifiuta la firma di chi non conosce?`,
  'saml-single': t`Il servizio rifiuta un messaggio con più asserzioni?`,
  'saml-signer-known': t`Il servizio rifiuta un'asserzione firmata da chi non conosce?`,
  'saml-name-id': t`Il servizio rifiuta un'asserzione senza NameID?`,
  'saml-conditions': t`Il servizio rifiuta un'asserzione senza Conditions?`,
  'saml-subject-right': t`Il servizio rifiuta un subject-id che non è quello del NameID?`,
  'saml-locality-right': t`Il servizio rifiuta una environment:locality che non è in forma XON?`,
  'saml-application-right': t`Il servizio rifiuta un SubjectApplicationId che non è di un applicativo registrato?`,
  'saml-application-vendor-right': t`Il servizio rifiuta un SubjectApplicationVendor che non è il produttore dell'applicativo registrato?`,
  'saml-application-version-right': t`Il servizio rifiuta una SubjectApplicationVersion che non è quella registrata?`,
  'saml-authenticator-right': t`Il servizio rifiuta un SubjectAuthenticator che non è tra gli emittenti ammessi?`,
  'xds-patient-asserted': t`Il registry rifiuta un assistito che non è quello dell'asserzione?`,
} as const satisfies Partial<Record<RuleName, string>>

/** What is not known of such services; the first value of each is the default. */
export const switches: readonly SimulatorSwitch[] = guessedRules(questions)
