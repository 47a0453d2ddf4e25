import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { verificationLines } from '../../../../src/cli/verification-lines.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import { supply, withSupplied } from '../../../../src/session/supply.ts'
import { verifyRun } from '../../../../src/verify/verify-run.ts'
import { readyPlan } from '../../../support/run-here.ts'
import { copySamplePlan, type TempWorkspace } from '../../../support/temp-workspace.ts'

const run = '20260101T000000Z-fse-xds-simulator'

let workspace: TempWorkspace
let record: RunRecord
let installed: typeof adapters

beforeAll(async () => {
  workspace = copySamplePlan('fse-xds')
  // XDS-80 signs as well, with a key that no certificate in the message tells.
  workspace.edit(
    'plans/fse-xds/cases/XDS-80.case.yaml',
    '      security: {',
    '      security: { x509: { key: thumbprint },',
  )
  await using ready = await readyPlan(workspace, {
    plan: 'fse-xds',
    environment: 'simulator',
    env: {},
    cases: ['XDS-01', 'XDS-33', 'XDS-80'],
  })
  record = await ready.run(run)
  writeRun(workspace.path('reports', run), record)
  installed = withSupplied(adapters, (await supply(adapters, {}, workspace.folder)).supplied)
})

const folder = () => workspace.path('reports', run)

test('the signatures of SOAP messages and assertions are verified, and those that nobody can tell are not counted', async () => {
  expect(record.cases.map(({ outcome }) => outcome.status)).toEqual(['passed', 'passed', 'passed'])
  const found = await verifyRun(folder(), installed)
  expect(found.problems).toEqual([])
  // Of XDS-01, with MTOM, and XDS-33: message and assertion each.
  expect(found.looked).toMatchObject({ cases: 3, signatures: 4, untold: 1 })
  expect(found.notes).toEqual([
    {
      kind: 'signature',
      place: 'XDS-33, passo «ricerca»',
      message: expect.stringMatching(
        /^firma WS-Security della richiesta, che il passo cambia di proposito: la firma non è di /,
      ),
    },
    {
      kind: 'not-verifiable',
      place: expect.stringMatching(/^XDS-80, passo/),
      message:
        'firma WS-Security della richiesta: il certificato non viaggia con il messaggio, che lo nomina con ThumbprintSHA1',
    },
  ])
  const lines = verificationLines('Esecuzione', found, false)
  expect(lines[2]).toBe('  non verificabili dal solo messaggio, e non contate: 1 firme')
})

test('a byte of a signed part is found by its signature, also where every hash was computed again', async () => {
  const body = record.cases[0]?.steps[0]?.exchanges[0]?.request.body
  if (body === undefined) throw new Error('XDS-01 sent nothing')
  const bytes = readFileSync(join(folder(), body.path))
  const at = bytes.indexOf('Referto di laboratorio')
  bytes[at] = 'r'.charCodeAt(0)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(folder(), body.path.replace(body.sha256, sha256)), bytes)
  rmSync(join(folder(), body.path))
  for (const name of ['run.json', 'events.ndjson']) {
    const text = readFileSync(join(folder(), name), 'utf8')
    writeFileSync(join(folder(), name), text.replaceAll(body.sha256, sha256))
  }
  const { problems } = await verifyRun(folder(), installed)
  expect(problems).toEqual([
    {
      kind: 'signature',
      place: expect.stringMatching(/^XDS-01, passo «documento/),
      message: expect.stringMatching(
        /^firma WS-Security della richiesta: la firma non è di .*, oppure una parte firmata è stata cambiata$/,
      ),
    },
  ])
})
