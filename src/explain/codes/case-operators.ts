import { t } from '../../lib/language/t.ts'
import { inCase, type Explanation } from '../explanation.ts'

/** Who acts in a case. */
export const caseOperatorCodes = {
  CASE_OPERATOR_MISSING: {
    title: t`Nessuno agisce nel passo`,
    meaning: t`Né il passo, né il caso, né plan.yaml dicono con operator: chi fa la chiamata.`,
    why: t`Ogni chiamata porta i dati e le due firme di un operatore dell'ambiente.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
operator: null
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
operator: medico-titolare
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_OPERATOR_UNKNOWN: {
    title: t`Un operatore che nessun ambiente ha`,
    meaning: t`operator: nomina qualcuno che non è in operators: di nessun environment.yaml.`,
    why: t`Non si saprebbe con quali dati e con quali chiavi agire.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
operator: medico-titolre
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
operator: medico-titolare
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_OPERATOR_UNUSED: {
    title: t`Un operatore elencato che non agisce`,
    meaning: t`operators: elenca qualcuno che non agisce in nessun passo.`,
    why: t`L'elenco si confronta con gli operatori comunicati all'autorità: deve essere quello vero.`,
    wrong: inCase(`
id: E-02
title: Emissione
kind: positive
operators: [medico-titolare, medico-altro]
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
operators: [medico-titolare]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
`),
  },
  CASE_OPERATOR_UNLISTED: {
    title: t`Un operatore agisce e non è elencato`,
    meaning: t`Un passo fa agire qualcuno che operators: del caso non elenca.`,
    why: t`L'elenco si confronta con gli operatori comunicati all'autorità: deve essere quello vero.`,
    wrong: inCase(`
id: E-02
title: Emissione e lettura di un altro medico
kind: positive
operators: [medico-titolare]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
  - id: lettura
    uses: sist
    operator: medico-altro
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A0000000001 }
    expect: [{ anomalies: none }]
`),
    right: inCase(`
id: E-02
title: Emissione e lettura di un altro medico
kind: positive
operators: [medico-titolare, medico-altro]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
  - id: lettura
    uses: sist
    operator: medico-altro
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A0000000001 }
    expect: [{ anomalies: none }]
`),
  },
} as const satisfies Record<string, Explanation>
