import { t } from '../../lib/language/t.ts'
import { inExpect, inSteps, type Explanation } from '../explanation.ts'

/** What the linter says of the checks of a case that can be read. */
export const caseLintCheckCodes = {
  CASE_STEP_UNREACHABLE: {
    title: t`Un passo che non può essere raggiunto`,
    meaning: t`Un passo precedente ha verifiche che non possono valere insieme: non riesce mai, e il caso si ferma lì.`,
    why: t`Ciò che viene dopo non è mai provato.`,
    wrong: inSteps(`
- id: lettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000001 }
  expect:
    - anomalies: none
    - refused: { fault: 000004 }
- id: rilettura
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
  expect: [{ refused: { fault: 000004 } }]
- id: rilettura
  uses: sist
  send:
    operation: getPrescrizioneIdentificata
    body: { identificativoRicetta: 1600A0000000002 }
  expect: [{ anomalies: none }]
`),
    alsoGives: ['CASE_CHECK_CONTRADICTORY'],
  },
  CASE_CHECK_CONTRADICTORY: {
    title: t`Due verifiche che non possono valere insieme`,
    meaning: t`Nello stesso passo si attendono un rifiuto e il contenuto di una risposta accolta, oppure due valori diversi della stessa cosa.`,
    why: t`Il passo fallisce sempre, qualunque cosa faccia il servizio.`,
    wrong: inExpect(`
- { xpath: //sist:statoPrescrizione, equals: 1 }
- { xpath: //sist:statoPrescrizione, equals: 2 }
`),
    right: inExpect(`
- { xpath: //sist:statoPrescrizione, one-of: [1, 2] }
`),
  },
  CASE_CHECK_NEVER_FAILS: {
    title: t`Una verifica che non può fallire`,
    meaning: t`La verifica è soddisfatta da qualunque risposta: matches: '.*', un XPath come //* o true(), un valore confrontato con se stesso, any: con una verifica e il suo contrario.`,
    why: t`Un verde che non prova niente è peggio di nessun verde.`,
    wrong: inExpect(`
- { xpath: //sist:dataEmissione, matches: '.*' }
`),
    right: inExpect(`
- { xpath: //sist:dataEmissione, matches: '^\\d{2}/\\d{2}/\\d{4}' }
`),
  },
  CASE_CHECK_REPEATED: {
    title: t`La stessa verifica due volte`,
    meaning: t`Due voci di expect: dicono la stessa cosa della stessa risposta.`,
    why: t`Una delle due doveva guardare altro.`,
    wrong: inExpect(`
- { xpath: //sist:codice, equals: 034298051 }
- { xpath: //sist:codice, equals: 034298051 }
`),
    right: inExpect(`
- { xpath: //sist:codice, equals: 034298051 }
- { xpath: //sist:quantita, equals: 1 }
`),
  },
  CASE_CHECK_BLANKS: {
    title: t`Spazi intorno al valore atteso`,
    meaning: t`equals: o one-of: ha spazi o a capo all'inizio o alla fine.`,
    why: t`Nessuno li vede, e la verifica fallisce su un valore giusto.`,
    wrong: inExpect(`
- { xpath: //sist:codice, equals: '034298051 ' }
`),
    right: inExpect(`
- { xpath: //sist:codice, equals: '034298051' }
`),
  },
  CASE_CHOICE_REPEATED: {
    title: t`Lo stesso valore due volte in one-of`,
    meaning: t`Un valore ammesso è scritto due volte. È un avviso.`,
    why: t`Uno dei due doveva essere un altro valore, che così non è ammesso.`,
    wrong: inExpect(`
- { xpath: //sist:statoRicetta, one-of: [3, 4, 3] }
`),
    right: inExpect(`
- { xpath: //sist:statoRicetta, one-of: [3, 4, 5] }
`),
  },
  CASE_STEP_UNJUDGED: {
    title: t`Un passo senza verifiche obbligatorie`,
    meaning: t`Ogni verifica del passo è un avviso (level: warning) o vale solo se disponibile (if-available).`,
    why: t`Il passo non può fallire: non prova niente.`,
    wrong: inExpect(`
- { anomalies: none, level: warning }
`),
    right: inExpect(`
- { xpath: //sist:prescrizione, count: 1 }
- { anomalies: none, level: warning }
`),
  },
} as const satisfies Record<string, Explanation>
