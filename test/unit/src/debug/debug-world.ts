import { join } from 'node:path'

import { adapters } from '../../../../adapters/index.ts'
import type { CaseRecord, RunRecord } from '../../../../src/model/run-record.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

export { adapters }

/** The small plan with a case of two calls, of which the second reads, and one that is refused unexpectedly. */
export const debugPlan = (): TempWorkspace => {
  const workspace = makeSmallPlan()
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-03, P-04]')
  workspace.write(
    'plans/prova/cases/P-03.case.yaml',
    `id: P-03
title: Una ricetta e la sua rilettura
kind: positive
exports: [nre]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00 } }
    expect:
      - identifier: nre
    capture:
      nre: { xpath: //sist:return/sist:IUP }
  - id: rilettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body:
        codiceFiscale: PNIMRA70A01H501P
        identificativoRicetta: \${ nre }
        versione: 4.03
    expect:
      - xpath: //sist:prescrizione/sist:assistito/sist:codFiscale
        equals: PNIMRA70A01H501P
`,
  )
  workspace.write(
    'plans/prova/cases/P-04.case.yaml',
    `id: P-04
title: L'annullamento di una ricetta altrui
kind: negative
switches: [client-certificate]
steps:
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: 1600A9999999999, versione: 4.03 }
    expect:
      - refused: { fault: 000280 }
`,
  )
  return workspace
}

export const caseIn = (run: RunRecord, id: string): CaseRecord => {
  const found = run.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not in ${run.run}`)
  return found
}

export const folderOf = (workspace: TempWorkspace, { run }: Pick<RunRecord, 'run'>): string =>
  join(workspace.folder, 'reports', run)
