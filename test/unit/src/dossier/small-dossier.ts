import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { unzipSync } from 'fflate'

import { adapters } from '../../../../adapters/index.ts'
import { issueSelfSigned } from '../../../../src/certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../../../../src/certificates/signing-key.ts'
import { buildDossier, type Signing } from '../../../../src/dossier/build-dossier.ts'
import type { Parts } from '../../../../src/dossier/parts.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import type { SigningKey } from '../../../../src/model/signing-key.ts'
import { caseName } from '../../../../src/report/allure/case-name.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { readyPlan } from '../../../support/run-here.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

export const run = '20260101T000000Z-prova-simulator'
export const now = new Date()

export interface SmallDossier {
  readonly workspace: TempWorkspace
  readonly record: RunRecord
  readonly parts: Parts
  readonly key: SigningKey
  readonly dossier: Buffer
  /** The same once more, with another signing. */
  readonly build: (signing: Omit<Signing, 'key' | 'at'>) => Promise<Buffer>
}

/** A page with the results alone: the whole program of a report would make a thousand verifications slow. */
const pageOf = ({ cases }: RunRecord): string =>
  cases
    .map((one, index) => {
      const result = JSON.stringify({ name: caseName(one), status: one.outcome.status })
      return `d("data/test-results/${index}.json","${Buffer.from(result).toString('base64')}")`
    })
    .join('\n')

/** A draft of two cases on the simulator, which is verified in no time. */
export const makeSmallDossier = async (): Promise<SmallDossier> => {
  const workspace = makeSmallPlan()
  await using ready = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: {},
  })
  const record = await ready.run(run)
  const folder = workspace.path('reports', run)
  writeRun(folder, record)
  writeFileSync(join(folder, 'report.html'), pageOf(record))
  const { certificatePem, keyPem } = await issueSelfSigned({
    commonName: 'Ada Prova',
    use: 'signature',
  })
  const key = signingKeyFromPem(certificatePem, keyPem)
  const parts: Parts = {
    kind: 'draft',
    runs: [{ folder, record }],
    statement: null,
    workbook: null,
    filling: null,
  }
  const build: SmallDossier['build'] = async (signing) =>
    Buffer.from(await buildDossier(parts, null, adapters, { key, at: now, ...signing }))
  return { workspace, record, parts, key, build, dossier: await build({}) }
}

export const filesOf = (bytes: Uint8Array): Map<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(bytes)))
