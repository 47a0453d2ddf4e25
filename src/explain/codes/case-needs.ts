import { t } from '../../lib/language/t.ts'
import { inCase, type Explanation } from '../explanation.ts'

/** What is wrong between a case, the others and the simulator. */
export const caseNeedCodes = {
  CASE_EXPORT_UNDEFINED: {
    title: t`Un valore esportato che nessun passo cattura`,
    meaning: t`exports: nomina un valore che non è in capture: di nessun passo.`,
    why: t`Il caso che lo prende non troverebbe niente.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
exports: [nre]
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
    alsoGives: ['CASE_EXPORT_UNUSED'],
  },
  CASE_NEED_UNKNOWN: {
    title: t`Un caso, o un suo valore, che non c'è`,
    meaning: t`needs: nomina un caso che il piano non ha, o con take: un valore che quel caso non esporta.`,
    why: t`Il caso resterebbe senza i dati di cui ha bisogno.`,
    wrong: inCase(`
id: E-02
title: Emissione dopo un'altra
kind: positive
needs: [{ case: E-11 }]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
    right: inCase(`
id: E-02
title: Emissione dopo un'altra
kind: positive
needs: [{ case: E-01 }]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_NEED_CYCLE: {
    title: t`Casi che hanno bisogno l'uno dell'altro`,
    meaning: t`Seguendo needs: si torna al caso di partenza.`,
    why: t`Nessuno dei due potrebbe essere eseguito per primo.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
needs: [{ case: E-02 }]
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
  CASE_NAME_TAKEN: {
    title: t`Lo stesso nome preso da due casi`,
    meaning: t`Due voci di needs: prendono un valore con lo stesso nome.`,
    why: t`Uno coprirebbe l'altro, e non si saprebbe quale è spedito.`,
    wrong: inCase(`
id: E-02
title: Un NRE con il codice fiscale di un altro è rifiutato
kind: negative
needs: [{ case: E-01, take: [nre] }, { case: E-01, take: [nre] }]
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: '\${ nre }' }
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
      body: { identificativoRicetta: '\${ nre }' }
    expect: [{ refused: { fault: 000004 } }]
`),
  },
  CASE_CONDITION_UNKNOWN: {
    title: t`Una condizione che il simulatore non ha`,
    meaning: t`requires: simulator: nomina una condizione che il simulatore non sa creare.`,
    why: t`Il caso si eseguirebbe senza la condizione di cui parla.`,
    wrong: inCase(`
id: E-02
title: Con il SAC fermo la ricetta riceve uno IUP
kind: positive
requires: { simulator: sac-dow, otherwise: Chiedere all'help desk il SAC fermo }
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: iup }]
`),
    right: inCase(`
id: E-02
title: Con il SAC fermo la ricetta riceve uno IUP
kind: positive
requires: { simulator: sac-down, otherwise: Chiedere all'help desk il SAC fermo }
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: iup }]
`),
  },
  CASE_SWITCH_UNKNOWN: {
    title: t`Una questione aperta che il simulatore non ha`,
    meaning: t`switches: nomina una scelta che il simulatore non dichiara.`,
    why: t`Il rapporto non potrebbe dire da quale ipotesi dipende il verdetto.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
switches: [list-visibilita]
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
switches: [list-visibility]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
} as const satisfies Record<string, Explanation>
