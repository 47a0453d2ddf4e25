import { issuingCase, otherVisit, smallPlanFiles } from './e2e-small-plan.ts'
import { oneDoctorSimulator } from './small-simulator.ts'
import { makeWorkspace, type TempWorkspace } from './temp-workspace.ts'

/**
 * What the pages on runs speak of: a suite `verifica` of two cases, of which the second annuls what it issued, and an
 * environment `collaudo`, which here is the simulator under another name.
 */
export const makeRunsWorkspace = (): TempWorkspace =>
  makeWorkspace({
    ...smallPlanFiles('ricevuto', {
      'TC-01': issuingCase('TC-01', 'Una ricetta'),
      'TC-02': `${issuingCase('TC-02', 'Una ricetta annullata', otherVisit)}    capture:
      nre: { xpath: //sist:return/sist:IUP }
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { versione: 4.03, identificativoPrescrizione: "\${ nre }" }
    expect:
      - esito: true
`,
    }),
    'suites/verifica.suite.yaml': 'title: Verifica\nplan: ricevuto\n',
    'environments/collaudo/environment.yaml': oneDoctorSimulator,
  })
