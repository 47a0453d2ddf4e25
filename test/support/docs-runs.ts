import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

const medico = `  medico-titolare:
    codiceFiscale: PROVAX00X00X000Y
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: generated
    signature: generated
`

const emissione = `  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: ricetta
      body: { codEsenzione: NES00 }
    expect:
      - anomalies: none
      - identifier: nre
`

/**
 * What the pages on runs speak of: a suite `verifica` of two cases, of which the second annuls what it issued, and an
 * environment `collaudo`, which here is the simulator under another name.
 */
export const makeRunsWorkspace = (): TempWorkspace =>
  makeWorkspace({
    'plans/ricevuto/plan.yaml': `title: Il piano ricevuto
version: '1'
operator: medico-titolare
areas:
  - name: Emissione
    cases: [TC-01, TC-02]
`,
    'suites/verifica.suite.yaml': 'title: Verifica\nplan: ricevuto\n',
    'plans/ricevuto/data/farmaci.yaml': 'ordinario: { aic: 034298051, gruppo: 02D }\n',
    'plans/ricevuto/payloads/ricetta.yaml': `assistito:
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
    'plans/ricevuto/cases/TC-01.case.yaml': `id: TC-01
title: Una ricetta
kind: positive
steps:
${emissione}`,
    'plans/ricevuto/cases/TC-02.case.yaml': `id: TC-02
title: Una ricetta annullata
kind: positive
steps:
${emissione.replace('NES00', 'NES00, tipoVisita: D')}    capture:
      nre: { xpath: //sist:return/sist:IUP }
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { versione: 4.03, identificativoPrescrizione: "\${ nre }" }
    expect:
      - esito: true
`,
    'environments/collaudo/environment.yaml': `title: Ambiente di collaudo, in prova
simulator: true
client: generated
operators:
${medico}`,
    'applications/prova.yaml': `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
`,
  })
