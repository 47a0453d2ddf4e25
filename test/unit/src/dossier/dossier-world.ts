import { cpSync, readFileSync } from 'node:fs'

import { issueCa, type IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import type { RunningSimulator } from '../../../../src/simulator/start-simulator.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { readyPlan } from '../../../support/run-here.ts'
import { issueTestPki, startSist } from '../../../support/sist-world.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

export const runs = {
  final: '20260101T000000Z-secondo-prova',
  half: '20260102T000000Z-secondo-prova',
  other: '20260103T000000Z-secondo-prova',
  simulated: '20260104T000000Z-secondo-simulator',
} as const

/** A workspace whose plan of verification ran on a SIST that is not the built-in simulator. */
export interface DossierWorld extends AsyncDisposable {
  readonly workspace: TempWorkspace
  readonly sist: RunningSimulator
  readonly signer: IssuedCredential
  /** The CA that the signer's certificate is from, in PEM. */
  readonly caPem: string
}

const refused = `id: P-03
title: L'annullamento di una ricetta inesistente è rifiutato, «città» & <script>
kind: negative
source: { cell: B4, text: "Il sistema deve rifiutare l'annullamento di ciò che non c'è." }
steps:
  - id: annullamento
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: 1600A9999999999 } }
    expect: [{ refused: { fault: '000004' } }]
`

/** A small plan of three cases, run as the vendor does, with everything that a final dossier asks for. */
export const makeDossierWorld = async (): Promise<DossierWorld> => {
  const pki = await issueTestPki()
  const [sist, ca] = await Promise.all([startSist(pki), issueCa('CA di firma del produttore')])
  const signer = await ca.issue({
    commonName: 'Ada Prova',
    subjectSerialNumber: 'TINIT-PROVAX00X00X000Y',
    use: 'signature',
  })
  const workspace = makeSmallPlan()
  cpSync(workspace.path('plans/prova'), workspace.path('plans/secondo'), { recursive: true })
  workspace.edit('plans/secondo/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-03]')
  workspace.edit('plans/secondo/plan.yaml', 'Piano di prova', 'Piano di verifica')
  workspace.write('plans/secondo/cases/P-03.case.yaml', refused)
  writeRegion(workspace, pki, sist)
  workspace.write('firma.pem', signer.certificatePem)
  workspace.write('firma.key', signer.keyPem, 0o600)
  workspace.write(
    'dichiarazione.txt',
    'Le chiamate del piano le ha fatte Collaudo, con i nostri dati.\n',
  )
  workspace.write(
    'procedure.yaml',
    `sender: { organization: Esempio S.r.l., name: Ada Prova, email: prova@example.it }
plans: { test: prova, verification: secondo }
dossier:
  statement: dichiarazione.txt
  signature: { certificate: firma.pem, key: firma.key }
`,
  )
  for (const [name, environment, only] of [
    [runs.final, 'prova', undefined],
    [runs.half, 'prova', ['P-01', 'P-02']],
    [runs.other, 'prova', ['P-03']],
    [runs.simulated, 'simulator', ['P-01']],
  ] as const) {
    await using ready = await readyPlan(workspace, {
      plan: 'secondo',
      environment,
      env: environment === 'prova' ? applicationEnv : {},
    })
    writeRun(workspace.path('reports', name), await ready.run(name, {}, only))
  }
  return {
    workspace,
    sist,
    signer,
    caPem: ca.certificatePem,
    [Symbol.asyncDispose]: async () => {
      await sist.close()
    },
  }
}

export const bytesOf = (workspace: TempWorkspace, name: string): Buffer =>
  readFileSync(workspace.path(name))
