import { t } from '../../lib/language/t.ts'
import { inCase, inFile, type Example, type Explanation } from '../explanation.ts'

const inTable = (text: string): Example => inFile('plans/esempio/requirements.csv', text)

const rightTable = inTable(`
id,section,text,certainty
R.emissione,4.4,La ricetta emessa riceve un identificativo,spec
R.annullamento,5.2,Solo chi ha emesso la ricetta la annulla,spec
`)

/** The requirements of a plan, and the cases that prove them. */
export const requirementCodes = {
  PLAN_REQUIREMENTS_INVALID: {
    title: t`requirements.csv non ha la forma attesa`,
    meaning: t`La prima riga non ha i quattro nomi delle colonne, una riga ha più o meno valori, oppure un valore manca o ha spazi ai lati.`,
    why: t`Un requisito letto male non è provato da nessuno, o lo è dal caso sbagliato.`,
    wrong: inTable(`
id,section,text,certainty
R.emissione,4.4,La ricetta emessa riceve un identificativo, spec
R.annullamento,5.2,Solo chi ha emesso la ricetta, la annulla,spec
`),
    right: rightTable,
  },
  PLAN_REQUIREMENT_CERTAINTY: {
    title: t`Un grado di certezza che non esiste`,
    meaning: t`L'ultima colonna di requirements.csv dice da dove si sa che l'autorità lo chiede: spec, spec?, obs, kit o guess.`,
    why: t`Un'ipotesi presa per certa fa bocciare un'applicazione che forse ha ragione.`,
    wrong: inTable(`
id,section,text,certainty
R.emissione,4.4,La ricetta emessa riceve un identificativo,certo
R.annullamento,5.2,Solo chi ha emesso la ricetta la annulla,spec
`),
    right: rightTable,
  },
  PLAN_REQUIREMENT_UNCOVERED: {
    title: t`Un requisito che nessun caso prova`,
    meaning: t`requirements.csv elenca un requisito, e nessun caso (né una sua verifica) lo nomina.`,
    why: t`Il requisito resterebbe senza prova, e ce ne si accorgerebbe con l'autorità.`,
    wrong: inTable(`
id,section,text,certainty
R.emissione,4.4,La ricetta emessa riceve un identificativo,spec
R.annullamento,5.2,Solo chi ha emesso la ricetta la annulla,spec
R.ricerca,5.4,Una ricerca senza periodo è rifiutata,spec
`),
    right: rightTable,
  },
  PLAN_REQUIREMENT_DUPLICATE: {
    title: t`Un requisito elencato due volte`,
    meaning: t`Due righe di requirements.csv hanno lo stesso id.`,
    why: t`Non si saprebbe quale delle due il caso prova.`,
    wrong: inTable(`
id,section,text,certainty
R.emissione,4.4,La ricetta emessa riceve un identificativo,spec
R.annullamento,5.2,Solo chi ha emesso la ricetta la annulla,spec
R.annullamento,5.2,Una ricetta annullata non si annulla ancora,spec
`),
    right: rightTable,
  },
  CASE_REQUIREMENT_UNKNOWN: {
    title: t`Un requisito che il piano non ha`,
    meaning: t`Il caso, o una sua verifica, dice di provare un requisito che requirements.csv non elenca. Vale solo se il piano ha quel file.`,
    why: t`Un id scritto male lascia il requisito vero senza prova.`,
    wrong: inTable(`
id,section,text,certainty
R.emissione,4.4,La ricetta emessa riceve un identificativo,spec
R.annullo,5.2,Solo chi ha emesso la ricetta la annulla,spec
`),
    right: rightTable,
    alsoGives: ['PLAN_REQUIREMENT_UNCOVERED'],
  },
  CASE_REQUIREMENT_MISSING: {
    title: t`Un caso che non prova nessun requisito`,
    meaning: t`Il piano ha requirements.csv, e il caso non ha requirements: né verifiche con requirement:.`,
    why: t`O il caso prova qualcosa che nessuno ha chiesto, o alla tabella manca una riga.`,
    wrong: inCase(`
id: E-02
title: L'annullamento di una ricetta inesistente è rifiutato
kind: negative
steps:
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: 1600A0000000001 }
    expect: [{ refused: { fault: 000004 } }]
`),
    right: inCase(`
id: E-02
title: L'annullamento di una ricetta inesistente è rifiutato
kind: negative
requirements: [R.annullamento]
steps:
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: 1600A0000000001 }
    expect: [{ refused: { fault: 000004 } }]
`),
  },
} as const satisfies Record<string, Explanation>
