import { t } from '../../lib/language/t.ts'
import { inSteps, type Explanation } from '../explanation.ts'

/** What is wrong between the steps of a case. */
export const caseFlowCodes = {
  CASE_STEP_DUPLICATE: {
    title: t`Due passi con lo stesso nome`,
    meaning: t`Ogni passo ha un id diverso nel suo caso.`,
    why: t`again:, resend: e from: nominano un passo: con due uguali non si saprebbe quale.`,
    wrong: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000002 }
  expect: [{ anomalies: none }]
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
- id: rilettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000002 }
  expect: [{ anomalies: none }]
`),
  },
  CASE_STEP_UNKNOWN: {
    title: t`Un passo che non c'è prima di questo`,
    meaning: t`again:, resend:, from: di un documento o repeated-nonce: nomina un passo che non esiste, che viene dopo, o che non fa la chiamata che serve.`,
    why: t`Si può ripetere, o riprendere, solo una chiamata già fatta.`,
    wrong: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
- { id: ancora, again: letura, expect: [{ anomalies: none }] }
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
- { id: ancora, again: lettura, expect: [{ anomalies: none }] }
`),
  },
  CASE_REPEAT_WRITE: {
    title: t`repeat: su una chiamata che scrive`,
    meaning: t`repeat: ripete una lettura finché risponde ciò che si attende; questa operazione cambia qualcosa.`,
    why: t`Nessuna scrittura si ripete da sola: nascerebbero due ricette.`,
    wrong: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emissione }
  repeat: { until: [{ identifier: nre }], every: 2s, limit: 5 }
  expect: [{ identifier: nre }]
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  repeat: { until: [{ xpath: //sist:statoRicetta, equals: 3 }], every: 2s, limit: 5 }
  expect: [{ anomalies: none }]
`),
  },
  CASE_RECOVER_INVALID: {
    title: t`Un recover: che non può servire`,
    meaning: t`recover: sta accanto a una scrittura, e contiene solo chiamate, nessuna con un altro recover:.`,
    why: t`Serve a sapere, o a disfare, ciò che una scrittura senza risposta può avere fatto: deve restare semplice.`,
    wrong: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emissione }
  expect: [{ identifier: nre }]
  recover: [{ id: attesa, wait: 5s }]
`),
    right: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emissione }
  expect: [{ identifier: nre }]
  recover:
    - id: ricerca
      uses: sist
      send:
        operation: getPrescrizioneIdentificata
        body: { identificativoRicetta: 1600A0000000001 }
      expect: [{ anomalies: none }]
`),
  },
  CASE_FRAGMENT_UNKNOWN: {
    title: t`Un frammento che non si può usare`,
    meaning: t`fragment: nomina un file che non è in fragments/ del piano, oppure un frammento ne usa un altro.`,
    why: t`I suoi passi mancherebbero dal caso.`,
    wrong: inSteps(`
- { id: rilettura, fragment: letura, with: { numero: 1600A0000000001 } }
`),
    right: inSteps(`
- { id: rilettura, fragment: lettura, with: { numero: 1600A0000000001 } }
`),
  },
  CASE_FRAGMENT_PARAMETER: {
    title: t`Un parametro del frammento manca o è di troppo`,
    meaning: t`with: dà un valore a ogni nome di parameters: del frammento, e a nessun altro.`,
    why: t`I passi del frammento non saprebbero che cosa spedire.`,
    wrong: inSteps(`
- { id: rilettura, fragment: lettura, with: { numero: 1600A0000000001, cf: X } }
`),
    right: inSteps(`
- { id: rilettura, fragment: lettura, with: { numero: 1600A0000000001 } }
`),
  },
  CASE_DOCUMENT: {
    title: t`Il documento che il caso farebbe comporre non va bene`,
    meaning: t`Con i valori del caso il CDA non si può comporre, o rompe una regola che la specifica pretende oltre allo schema. Il messaggio dice il nome della regola: «collaudo explain cda-asl» la spiega.`,
    why: t`L'autorità lo rifiuterebbe: meglio saperlo senza spedire niente. Chi vuole provarlo lo rompe con deviate: document: cda:.`,
    wrong: inSteps(`
- id: emissione
  uses: sist
  send:
    operation: chkPrescrizione
    base: emissione
    body:
      assistito:
        codIdentificativoAssistito: \${ people.rossi.cf }
      tipoVisita: A
      elencoPrestazioni: { prestazione: { codPrestazione: 034298051, quantitaPrescritta: 1 } }
  expect: [{ identifier: nre }]
- id: registrazione
  uses: sist
  send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione } }
  expect: [{ esito: true }]
`),
    right: inSteps(`
- id: emissione
  uses: sist
  send:
    operation: chkPrescrizione
    base: emissione
    body:
      assistito:
        codIdentificativoAssistito: \${ people.rossi.cf }
        codNazionaleAslResidenza: 160114
      tipoVisita: A
      elencoPrestazioni: { prestazione: { codPrestazione: 034298051, quantitaPrescritta: 1 } }
  expect: [{ identifier: nre }]
- id: registrazione
  uses: sist
  send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione } }
  expect: [{ esito: true }]
`),
  },
} as const satisfies Record<string, Explanation>
