import type { SimulatorSwitch } from '../../../src/adapter/simulated.ts'
import { t } from '../../../src/lib/language/t.ts'

/** What nobody outside InnovaPuglia knows about these operations; the first value of each is the default. */
export const switches: readonly SimulatorSwitch[] = [
  {
    name: 'client-certificate',
    question: t`La porta di collaudo chiede al client un certificato TLS?`,
    values: ['required', 'requested', 'none'],
    default: 'required',
  },
  {
    name: 'prescrizione-encoding',
    question: t`Con quale codifica il p7m viaggia in setRegistraPrescrizione/prescrizione?`,
    values: ['base64', 'pem'],
    default: 'base64',
  },
  {
    name: 'duplicate-registration',
    question: t`Che cosa risponde SIST a una seconda registrazione della stessa prescrizione?`,
    values: ['refuse', 'accept'],
    default: 'refuse',
  },
  {
    name: 'nonce-replay',
    question: t`SIST rifiuta un nonce già usato?`,
    values: ['refuse', 'accept'],
    default: 'refuse',
  },
  {
    name: 'created-window',
    question: t`Quanto può distare created di datiApplicativo dall’ora del server?`,
    values: ['unlimited', '5m', '15m'],
    default: 'unlimited',
  },
  {
    name: 'timestamp-lifetime',
    question: t`Quanto può durare il Timestamp, da Created a Expires?`,
    values: ['5m', 'unlimited'],
    default: '5m',
  },
  {
    name: 'soap-action-quotes',
    question: t`SIST pretende le virgolette attorno al valore di SOAPAction?`,
    values: ['required', 'optional'],
    default: 'required',
  },
  {
    name: 'boolean-form',
    question: t`SIST scrive oscurato come true/false o come 1/0?`,
    values: ['literal', 'numeric'],
    default: 'literal',
  },
  {
    name: 'wsse-failure-code',
    question: t`Con quale Fault SIST rifiuta un messaggio che non supera WS-Security?`,
    values: ['000265', 'wsse-fault'],
    default: '000265',
  },
  {
    name: 'fault-shape',
    question: t`Il Fault porta nel detail un SoapFaultException con codice e messaggio?`,
    values: ['detail', 'bare'],
    default: 'detail',
  },
  {
    name: 'list-visibility',
    question: t`getPrescrizioniIdentificate elenca solo le prescrizioni di chi chiama?`,
    values: ['own', 'all'],
    default: 'own',
  },
  {
    name: 'cda-loinc',
    question: t`Nel CDA valgono i codici LOINC della tabella o quelli degli esempi?`,
    values: ['table', 'examples', 'either'],
    default: 'table',
  },
  {
    name: 'service-mood-code',
    question: t`Nel CDA le prestazioni specialistiche hanno moodCode PRMS o RQO?`,
    values: ['PRMS', 'RQO', 'either'],
    default: 'PRMS',
  },
]
