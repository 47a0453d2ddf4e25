import { guessedRules } from '../../../src/adapter/guessed-rules.ts'
import type { SimulatorSwitch } from '../../../src/adapter/simulated.ts'
import { t } from '../../../src/lib/language/t.ts'
import { formOf, type RefusalForm, type RuleName } from './rule-table.ts'

/** Rules of which nobody knows that the gateway keeps them. */
const refusals = {
  'gtw-content-type': t`Il proxy di confine ferma un Content-Type che non è quello dell'operazione?`,
  'gtw-token-type': t`Il gateway rifiuta un token con typ diverso da JWT?`,
  'gtw-token-issuer': t`Il gateway confronta iss con il CN del certificato di firma?`,
  'gtw-token-seconds': t`Il gateway rifiuta iat ed exp che non sono secondi?`,
  'gtw-token-future': t`Il gateway rifiuta un token emesso nel futuro?`,
  'gtw-token-audience': t`Il gateway rifiuta un aud che non è il suo indirizzo?`,
  'gtw-token-subject': t`Il gateway rifiuta un sub che non è in forma CX?`,
  'gtw-token-id': t`Il gateway rifiuta un token senza jti?`,
  'gtw-action-purpose': t`Il gateway rifiuta action_id e purpose_of_use che non vanno con l'operazione?`,
  'gtw-health-data-format': t`Il gateway rifiuta un healthDataFormat diverso da CDA?`,
  'gtw-mode': t`Il gateway rifiuta un mode che non conosce?`,
  'gtw-document-id': t`Il gateway guarda la forma di identificativoDoc?`,
  'gtw-repository-id': t`Il gateway guarda la forma di identificativoRep?`,
  'gtw-submission-id': t`Il gateway guarda la forma di identificativoSottomissione?`,
  'gtw-lengths': t`Il gateway rifiuta identificativi ed elenchi troppo lunghi?`,
  'gtw-person-matches': t`Il gateway confronta person_id con l'assistito del CDA?`,
  'gtw-type-matches': t`Il gateway confronta resource_hl7_type con il codice del CDA?`,
  'gtw-hash-matches': t`Il gateway confronta attachment_hash con il file?`,
  'gtw-not-verified-only': t`Il gateway rifiuta di pubblicare ciò che è stato soltanto verificato?`,
} as const satisfies Partial<Record<RuleName, string>>

interface Form {
  readonly value: string
  readonly form: RefusalForm
}

interface OpenForm {
  readonly question: string
  /** The value by which the rule refuses in its own way, and the other ways. */
  readonly own: string
  readonly others: readonly Form[]
}

const like = (value: string, rule: RuleName): Form => ({ value, form: formOf(rule) })

/** Rules that are sure to refuse, though not with which type. */
const forms: Partial<Record<RuleName, OpenForm>> = {
  'gtw-file-part': {
    question: t`Con quale tipo il gateway rifiuta un file assente o vuoto?`,
    own: 'empty-file',
    others: [like('mandatory-element', 'gtw-request-body')],
  },
  'gtw-cda-attachment': {
    question: t`Con quale tipo il gateway rifiuta un PDF senza cda.xml?`,
    own: 'cda-element',
    others: [like('syntax', 'gtw-cda-syntax')],
  },
  'gtw-request-body': {
    question: t`Con quale tipo il gateway rifiuta un requestBody che non si legge?`,
    own: 'mandatory-element',
    others: [like('invalid-format', 'gtw-lengths')],
  },
  'gtw-workflow-known': {
    question: t`Con quale tipo il gateway rifiuta un workflowInstanceId sconosciuto?`,
    own: 'wii',
    others: [like('record-not-found', 'gtw-transaction-known')],
  },
  'gtw-cda-validated': {
    question: t`Con quale tipo il gateway rifiuta un CDA che nessuno ha validato?`,
    own: 'cda-match',
    others: [like('document-hash', 'gtw-cda-unchanged')],
  },
  'gtw-cda-unchanged': {
    question: t`Con quale tipo il gateway rifiuta un CDA che non è quello validato?`,
    own: 'document-hash',
    others: [like('cda-match', 'gtw-cda-validated')],
  },
}

/** How a rule refuses, with these answers to the open questions. */
export const refusalForm = (
  rule: RuleName,
  switches: Readonly<Record<string, string>>,
): RefusalForm =>
  forms[rule]?.others.find(({ value }) => value === switches[rule])?.form ?? formOf(rule)

/** Every rule that is a guess, as a switch of its name; those of a token's refusal have one together. */
export const guesses: readonly SimulatorSwitch[] = [
  ...guessedRules(refusals),
  ...Object.entries(forms).map(([name, { question, own, others }]): SimulatorSwitch => ({
    name,
    question,
    values: [own, ...others.map(({ value }) => value)],
    default: own,
    certainty: 'guess',
  })),
]
