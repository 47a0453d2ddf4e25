import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

/** Another prescription, for a second case: two that do the same are a mistake of a plan. */
export const otherVisit = 'codEsenzione: NES00, tipoVisita: D'

/** A case of one step, which issues a prescription. */
export const issuingCase = (
  id: string,
  title: string,
  body = 'codEsenzione: NES00',
): string => `id: ${id}
title: ${title}
kind: positive
steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: ricetta
      body: { ${body} }
    expect:
      - anomalies: none
      - identifier: nre
`

/** The files of a plan with these cases, by their ids, and of the application that it is for. */
export const smallPlanFiles = (
  name: string,
  cases: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  [`plans/${name}/plan.yaml`]: `title: Piano di prova
version: '1'
operator: medico-titolare
areas:
  - name: Emissione
    cases: [${Object.keys(cases).join(', ')}]
`,
  [`plans/${name}/data/farmaci.yaml`]: 'ordinario: { aic: 034298051, gruppo: 02D }\n',
  [`plans/${name}/payloads/ricetta.yaml`]: `assistito:
  codIdentificativoAssistito: PNIMRA70A01H501P
  codNazionaleAslResidenza: 160114
tipologia: 1
dataPrescrizione: "\${ now | date: 'dd/MM/yyyy HH:mm:ss' }"
codMedicoPrescrittore: \${ operator.codiceRegionale }
elencoPrestazioni:
  prestazione:
    - codPrestazione: \${ farmaci.ordinario.aic }
      codGruppoEquivalenza: \${ farmaci.ordinario.gruppo }
      quantitaPrescritta: 1
flagCiclica: 0
versione: 4.03
tipoVisita: A
`,
  ...Object.fromEntries(
    Object.entries(cases).map(([id, text]) => [`plans/${name}/cases/${id}.case.yaml`, text]),
  ),
  'applications/prova.yaml': `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
`,
})

/** A workspace with a plan of two cases, valid as it is: a test breaks the one thing that it is about. */
export const makeSmallPlan = (): TempWorkspace =>
  makeWorkspace(
    smallPlanFiles('prova', {
      'P-01': issuingCase('P-01', 'Una ricetta'),
      'P-02': issuingCase('P-02', "Un'altra ricetta", otherVisit),
    }),
  )
