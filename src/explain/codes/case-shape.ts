import { t } from '../../lib/language/t.ts'
import { inCase, inExpect, inSteps, type Explanation } from '../explanation.ts'

/** What is wrong in one place of a case. */
export const caseShapeCodes = {
  CASE_INVALID: {
    title: t`Un caso non ha la forma attesa`,
    meaning: t`Una chiave è sconosciuta o manca, o un valore non è del genere atteso. Il messaggio dice che cosa era atteso e che cosa è stato trovato.`,
    why: t`Una chiave scritta male sarebbe ignorata, e il caso proverebbe altro.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positivo
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
    right: inCase(`
id: E-02
title: Emissione
kind: positive
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_ID_MISMATCH: {
    title: t`L'id del caso non è quello del nome del file`,
    meaning: t`Il file <ID>.case.yaml contiene il caso <ID>: qui i due nomi sono diversi.`,
    why: t`Di solito il file è una copia in cui si è dimenticato di cambiare id:.`,
    wrong: inCase(`
id: E-2
title: Da codificare
state: to-be-encoded
`),
    right: inCase(`
id: E-02
title: Da codificare
state: to-be-encoded
`),
  },
  CASE_CHECK_INVALID: {
    title: t`Una verifica non è scritta bene`,
    meaning: t`Una voce di expect: non è nessuna delle verifiche conosciute, ne contiene due, o manca di qualcosa.`,
    why: t`Una verifica che non si può leggere non proverebbe niente.`,
    wrong: inExpect(`
- { xpth: //sist:codice, equals: 034298051 }
`),
    right: inExpect(`
- { xpath: //sist:codice, equals: 034298051 }
`),
  },
  CASE_CAPTURE_INVALID: {
    title: t`Una cattura usa un prefisso non dichiarato`,
    meaning: t`L'XPath di capture: nomina un prefisso che né l'adattatore né namespaces: dichiarano.`,
    why: t`Non troverebbe mai niente, e il caso fallirebbe senza dire perché.`,
    wrong: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emissione }
  expect: [{ identifier: nre }]
  capture: { codice: { xpath: //cvp:IUP } }
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: '\${ codice }' }
  expect: [{ anomalies: none }]
`),
    right: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emissione }
  expect: [{ identifier: nre }]
  capture: { codice: { xpath: //sist:IUP } }
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: '\${ codice }' }
  expect: [{ anomalies: none }]
`),
  },
  CASE_CONTRACT: {
    title: t`La richiesta non rispetta il contratto del servizio`,
    meaning: t`Un elemento di body: non esiste nell'operazione, sta nel posto sbagliato, o ha un valore che non può mai essere giusto.`,
    why: t`Il servizio la rifiuterebbe per la forma, e il caso non proverebbe ciò che dice.`,
    wrong: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativo: 1600A0000000001 }
  expect: [{ anomalies: none }]
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
`),
  },
  CASE_ADAPTER_UNKNOWN: {
    title: t`uses: nomina un adattatore che non è installato`,
    meaning: t`Un adattatore sa come si parla con un sistema: il passo ne nomina uno che non esiste.`,
    why: t`Senza adattatore la chiamata non si può fare.`,
    wrong: inSteps(`
- id: lettura
  uses: sits
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
`),
  },
  CASE_BASE_UNKNOWN: {
    title: t`base: nomina un payload che non esiste`,
    meaning: t`base: è il nome di un file di payloads/ del piano, senza .yaml e senza cartelle.`,
    why: t`Senza il payload la richiesta resterebbe quasi vuota.`,
    wrong: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emisione }
  expect: [{ identifier: nre }]
`),
    right: inSteps(`
- id: emissione
  uses: sist
  send: { operation: chkPrescrizione, base: emissione }
  expect: [{ identifier: nre }]
`),
  },
  CASE_FILE_UNUSABLE: {
    title: t`Una richiesta nomina un file che non si può usare`,
    meaning: t`I file di cui una richiesta è fatta stanno nella cartella del piano, e si leggono con esso: il nome è scritto alla lettera, con /.`,
    why: t`Un nome sbagliato si vede prima di inviare qualcosa, e il file è parte di ciò che il caso è.`,
    wrong: inSteps(`
- id: invio
  uses: http
  send: { method: POST, path: /documenti, file: payloads/manca.yaml }
  expect: [{ status: 201 }]
`),
    right: inSteps(`
- id: invio
  uses: http
  send: { method: POST, path: /documenti, file: payloads/emissione.yaml }
  expect: [{ status: 201 }]
`),
  },
  CASE_DEVIATION: {
    title: t`deviate: non romperebbe niente in questa richiesta`,
    meaning: t`La deviazione è scritta bene, ma agisce su qualcosa che questa chiamata non ha: per esempio su un documento firmato, in una ricerca.`,
    why: t`Il messaggio partirebbe intatto, e il caso negativo proverebbe altro.`,
    wrong: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  deviate: { document: { cades: signature-altered } }
  expect: [{ refused: { fault: 000219 } }, { status: 500 }]
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  deviate: { application: wrong-code }
  expect: [{ refused: { fault: 000220 } }, { status: 500 }]
`),
  },
  CASE_VARIABLE_UNDEFINED: {
    title: t`Un nome che qui non ha un valore`,
    meaning: t`Un'espressione \${ … } o un $nome in XPath usa qualcosa che non è nei dati del piano, né catturato da un passo precedente, né preso con needs: … take.`,
    why: t`Al suo posto non si saprebbe che cosa spedire.`,
    wrong: inExpect(`
- { xpath: //sist:codFiscale, equals: '\${ people.rosi.cf }' }
`),
    right: inExpect(`
- { xpath: //sist:codFiscale, equals: '\${ people.rossi.cf }' }
`),
  },
  CASE_TEMPLATE_INVALID: {
    title: t`Un'espressione \${ … } non è leggibile`,
    meaning: t`Manca la parentesi che chiude, un filtro non esiste, o dentro non c'è un nome. Per scrivere un \${ letterale si usa $\${.`,
    why: t`Un testo con una espressione a metà partirebbe così come è scritto.`,
    wrong: inExpect(`
- { xpath: //sist:codFiscale, equals: '\${ people.rossi.cf | maiuscolo }' }
`),
    right: inExpect(`
- { xpath: //sist:codFiscale, equals: '\${ people.rossi.cf | upcase }' }
`),
  },
  CASE_EXAMPLES_INVALID: {
    title: t`La tabella di examples: non è leggibile`,
    meaning: t`Le righe non hanno tutte gli stessi nomi, la tabella è vuota, o il file CSV o JSON nella cartella examples/ non esiste o non si può leggere.`,
    why: t`Il caso si esegue una volta per riga: una riga a metà proverebbe altro.`,
    wrong: inCase(`
id: E-02
title: Emissione di più confezioni
kind: positive
examples: [{ quante: '1', esito: '1' }, { quante: '2' }]
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: '1600A000000000\${ quante }' }
    expect: [{ xpath: //sist:statoPrescrizione, equals: '\${ esito }' }]
`),
    right: inCase(`
id: E-02
title: Emissione di più confezioni
kind: positive
examples: [{ quante: '1', esito: '1' }, { quante: '2', esito: '1' }]
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: '1600A000000000\${ quante }' }
    expect: [{ xpath: //sist:statoPrescrizione, equals: '\${ esito }' }]
`),
  },
} as const satisfies Record<string, Explanation>
