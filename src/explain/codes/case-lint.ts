import { t } from '../../lib/language/t.ts'
import { inCase, inSteps, type Explanation } from '../explanation.ts'

/** What the linter says of a case that can be read. */
export const caseLintCodes = {
  CASE_CAPTURE_UNUSED: {
    title: t`Un valore catturato che nessuno usa`,
    meaning: t`capture: prende un valore dalla risposta, ma nessun passo seguente lo usa e il caso non lo esporta.`,
    why: t`Di solito manca proprio la verifica per cui il valore era stato preso: il caso sembra provare più di quanto prova.`,
    wrong: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
  capture: { stato: { xpath: //sist:statoPrescrizione } }
`),
    right: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ anomalies: none }]
  capture: { stato: { xpath: //sist:statoPrescrizione } }
- id: rilettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect: [{ xpath: //sist:statoPrescrizione, equals: '\${ stato }' }]
`),
  },
  CASE_TAKE_UNUSED: {
    title: t`Un valore preso da un altro caso che nessuno usa`,
    meaning: t`needs: … take prende un valore esportato da un altro caso, ma nessun passo lo usa.`,
    why: t`Il caso dipende da un altro senza ragione, oppure agisce su dati diversi da quelli che si credono.`,
    wrong: inCase(`
id: E-02
title: Un NRE inesistente è rifiutato
kind: negative
needs: [{ case: E-01, take: [nre] }]
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A9999999999 }
    expect: [{ refused: { fault: 000004 } }]
`),
    right: inCase(`
id: E-02
title: Un NRE con il codice fiscale di un altro è rifiutato
kind: negative
needs: [{ case: E-01, take: [nre] }]
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: '\${ nre }', codiceFiscale: '\${ people.rossi.cf }' }
    expect: [{ refused: { fault: 000004 } }]
`),
  },
  CASE_EXPORT_UNUSED: {
    title: t`Un valore esportato che nessun caso prende`,
    meaning: t`exports: offre un valore agli altri casi, ma nessun needs: … take lo prende. È un avviso.`,
    why: t`Un nome esportato per sbaglio, o il caso che doveva prenderlo ne prende un altro.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
exports: [codAut]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
    capture: { codAut: { xpath: //sist:codAutenticazione } }
`),
    right: inCase(`
id: E-02
title: Emissione
kind: positive
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect:
      - identifier: nre
      - { xpath: //sist:codAutenticazione, exists: true }
`),
  },
  CASE_NEGATIVE_WITHOUT_REFUSAL: {
    title: t`Un caso negativo che non attende nessun rifiuto`,
    meaning: t`Il caso ha kind: negative, ma nessuna verifica obbligatoria dei suoi passi attende un rifiuto: un Fault (refused), un'anomalia bloccante (severity: C), un esito false.`,
    why: t`Un caso negativo passa quando avviene il rifiuto atteso: senza, passerebbe anche se il servizio accettasse tutto.`,
    wrong: inCase(`
id: E-02
title: Un NRE inesistente è rifiutato
kind: negative
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A9999999999 }
    expect: [{ status: 500 }]
`),
    right: inCase(`
id: E-02
title: Un NRE inesistente è rifiutato
kind: negative
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A9999999999 }
    expect: [{ refused: { fault: 000004 } }]
`),
  },
  CASE_POSITIVE_REFUSED: {
    title: t`Un caso positivo in cui tutto deve essere rifiutato`,
    meaning: t`Il caso ha kind: positive, ma ogni verifica dei suoi passi attende un rifiuto.`,
    why: t`Il tipo del caso finisce nel rapporto e nel dossier: l'autorità leggerebbe come riuscita ciò che è un rifiuto.`,
    wrong: inCase(`
id: E-02
title: Un NRE inesistente è rifiutato
kind: positive
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A9999999999 }
    expect: [{ refused: { fault: 000004 } }]
`),
    right: inCase(`
id: E-02
title: Un NRE inesistente è rifiutato
kind: negative
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A9999999999 }
    expect: [{ refused: { fault: 000004 } }]
`),
  },
  CASE_SOURCE_EMPTY: {
    title: t`Le parole dell'autorità mancano`,
    meaning: t`source.text è vuoto, o tiene il posto (TODO, …, «da completare») del testo dell'autorità.`,
    why: t`Chi rilegge il caso lo confronta con il documento: senza le sue parole non può.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
source: { sheet: Casi, cell: C3, text: TODO }
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
source: { sheet: Casi, cell: C3, text: Il medico emette la ricetta e riceve un NRE. }
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_ALIKE: {
    title: t`Due casi che fanno la stessa cosa`,
    meaning: t`Il caso spedisce e attende esattamente ciò che spedisce e attende un altro: titoli, etichette, nomi di passi e di catture non contano.`,
    why: t`Di solito è una copia non completata: uno dei due casi del documento non è provato.`,
    wrong: inCase(`
id: E-02
title: Annullamento di una ricetta non registrata
kind: negative
needs: [{ case: E-01, take: [nre] }]
steps:
  - id: annulla
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: '\${ nre }' }
    expect: [{ refused: { fault: 000280 } }]
`),
    right: inCase(`
id: E-02
title: Annullamento di una ricetta inesistente
kind: negative
steps:
  - id: annulla
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: 1600A9999999999 }
    expect: [{ refused: { fault: 000004 } }]
`),
  },
  CASE_NEED_LATER: {
    title: t`Un caso di cui si ha bisogno viene dopo nel piano`,
    meaning: t`Il caso ha bisogno di uno che il piano elenca più avanti: si esegue comunque prima. È un avviso.`,
    why: t`L'ordine eseguito non è più quello del documento, e chi legge il rapporto non se lo aspetta.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
needs: [{ case: E-03 }]
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
needs: [{ case: E-01 }]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_WORD_VARIANT: {
    title: t`La stessa parola scritta in due modi`,
    meaning: t`Un'etichetta o un requisito differisce da un altro del piano solo per maiuscole, trattini, accenti o per il plurale. È un avviso.`,
    why: t`Per i filtri (--tag, le suite) sono due cose diverse, e un caso resta fuori senza che si veda.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
tags: [Prova]
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
tags: [prova]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
} as const satisfies Record<string, Explanation>
