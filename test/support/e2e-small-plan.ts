import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

const caseText = (id: string, title: string): string => `id: ${id}
title: ${title}
kind: positive
steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: ricetta
      body: { codEsenzione: NES00 }
    expect:
      - anomalies: none
      - identifier: nre
`

/** A workspace with a plan of two cases, valid as it is: a test breaks the one thing that it is about. */
export const makeSmallPlan = (): TempWorkspace =>
  makeWorkspace({
    'plans/prova/plan.yaml': `title: Piano di prova
version: '1'
operator: medico-titolare
areas:
  - name: Emissione
    cases: [P-01, P-02]
`,
    'plans/prova/data/farmaci.yaml': 'ordinario: { aic: 034298051, gruppo: 02D }\n',
    'plans/prova/payloads/ricetta.yaml': `assistito:
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
    'plans/prova/cases/P-01.case.yaml': caseText('P-01', 'Una ricetta'),
    // Another kind of visit: two cases that do the same are a mistake of a plan.
    'plans/prova/cases/P-02.case.yaml': caseText('P-02', "Un'altra ricetta").replace(
      'NES00',
      'NES00, tipoVisita: D',
    ),
    'applications/prova.yaml': `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
`,
  })
