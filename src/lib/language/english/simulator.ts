import type { Catalogue } from '../render.ts'

/** What is said of the simulator: its open questions, its rules, the cards that it makes. */
export const simulator: Catalogue = {
  'Il certificato del client è chiesto nell’handshake o dopo, rinegoziando (solo TLS 1.2)?':
    'Is the client’s certificate asked for in the handshake or later, by renegotiation (TLS 1.2 only)?',
  'SIST accetta anche messaggi SOAP 1.2?': 'Does SIST accept SOAP 1.2 messages too?',
  'In quale ordine SIST decide: prima WS-Security, prima busta e schema, o l’applicativo prima della carta?':
    'In which order does SIST decide: WS-Security first, envelope and schema first, or the application before the card?',
  'Di quanto Created del Timestamp può essere nel futuro?':
    'How far in the future may Created of the Timestamp be?',
  'Chi verifica la firma rispetta il PrefixList di InclusiveNamespaces?':
    'Does whoever verifies the signature honour the PrefixList of InclusiveNamespaces?',
  'Dove il Fault porta il codice: in faultstring e nel detail SoapFaultException, o in uno solo?':
    'Where does the Fault carry the code: in faultstring and in the detail SoapFaultException, or in one of them?',
  'Con quale scostamento created di datiApplicativo indica l’ora italiana?':
    'With which offset does created of datiApplicativo state the Italian time?',
  'SIST ammette a ogni operazione solo il ruolo a cui spetta (medico, farmacia)?':
    'Does SIST admit to each operation only the role that it belongs to (doctor, pharmacy)?',
  'Che cosa fa chkPrescrizione di un identificativo già assegnato in iup?':
    'What does chkPrescrizione do with an identifier already assigned in iup?',
  'Con quali codici SIST e SAC dicono lo stato di una ricetta erogata?':
    'With which codes do SIST and SAC state that a prescription was dispensed?',
  'Nel CDA il tipo di accesso 1 ha moodCode APT (tabella) o EVN?':
    'In the CDA, does the kind of access 1 have moodCode APT (table) or EVN?',
  'Quale motivo di non sostituibilità ha il testo «obiettive difficoltà di assunzione»?':
    'Which reason against substitution has the text “obiettive difficoltà di assunzione”?',
  'Nel CDA languageCode è it-IT (esempi) o ita-ITA (PDF)?':
    'In the CDA, is languageCode it-IT (examples) or ita-ITA (PDF)?',
  'Con quale identificativo il CDA indica il custode: quello degli esempi o quello della tabella?':
    'With which identifier does the CDA name the custodian: that of the examples or that of the table?',
  'Dove sta nel CDA la sezione PRIORITA?': 'Where in the CDA does the section PRIORITA stand?',
  'Regole del simulatore spente, per vedere quale caso se ne accorge':
    'Rules of the simulator that are off, to see which case notices',
  'le regole spente del simulatore': 'the rules of the simulator that are off',
  'il simulatore non ha la regola «{0}»': 'the simulator does not have the rule “{0}”',
  '  regole spente: {0}': '  rules off: {0}',
  '--without-rule <nome>': '--without-rule <name>',
  'spegne una regola del simulatore, per vedere chi se ne accorge; si può ripetere':
    'switches a rule of the simulator off, to see who notices; may be repeated',
}
