import { expect, test } from 'vitest'

import { casePlaces } from '../../../../src/debug/case-places.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import type { CheckResult } from '../../../../src/model/check-result.ts'
import type { StepRecord } from '../../../../src/model/run-record.ts'
import { makeWorkspace } from '../../../support/temp-workspace.ts'

const file = 'plans/prova/cases/P-01.case.yaml'
const text = `id: P-01
title: Un caso
kind: positive
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione }
    repeat: { until: [{ status: 200 }], every: 1s, limit: 2 }
    expect:
      - anomalies: none
      - identifier: nre
    capture:
      nre: { xpath: //IUP }
cleanup:
  - id: pulizia
    uses: sist
    send: { operation: setAnnullaPrescrizione }
    expect: [{ esito: true }]
`

const workspace = makeWorkspace({ [file]: text })

const unmet = (title: string): CheckResult => ({
  title,
  ...(title.includes('(chiamata 2)') ? { part: { kind: 'until' } } : {}),
  ...(title.startsWith('Cattura') ? { part: { kind: 'capture', name: 'nre' } } : {}),
  status: 'unmet',
  level: 'required',
  expected: '',
  actual: '',
})

const step = (id: string, expect: unknown[], titles: readonly string[]): StepRecord => ({
  id,
  title: id,
  uses: 'sist',
  startedAt: '2026-07-01T10:15:30.250Z',
  endedAt: '2026-07-01T10:15:30.250Z',
  instant: '2026-07-01T10:15:30.250Z',
  send: {},
  expect,
  exchanges: [],
  checks: titles.map(unmet),
  captured: {},
  outcome: { status: 'passed' },
})

const emissione = step(
  'emissione',
  [{ anomalies: 'none' }, { identifier: 'nre' }],
  ['HTTP 200 (chiamata 2)', 'Nessuna anomalia', 'Un NRE', 'Cattura di «nre» con //IUP'],
)

test('finds the step, the check, the condition of a repetition and the capture in the file', () => {
  const places = casePlaces(workspace.folder, { file, fileSha256: sha256(text) })
  expect(places.step(emissione)).toBe(`${file}:5:5`)
  expect([0, 1, 2, 3].map((index) => places.check(emissione, index))).toEqual([
    `${file}:8:23`,
    `${file}:10:9`,
    `${file}:11:9`,
    `${file}:13:7`,
  ])
  const pulizia = step('pulizia', [{ esito: 'true' }], ['Esito TRUE'])
  expect(places.check(pulizia, 0)).toBe(`${file}:18:14`)
})

test('points at the case where a step stands elsewhere, for example in a fragment', () => {
  const places = casePlaces(workspace.folder, { file, fileSha256: sha256(text) })
  expect(places.check(step('altrove', [{}], ['x']), 0)).toBe(`${file}:2:8`)
})

test('gives no line of a file that is not the one that ran', () => {
  const changed = casePlaces(workspace.folder, { file, fileSha256: '0'.repeat(64) })
  expect(changed.step(emissione)).toBe(`${file} (cambiato dopo l'esecuzione)`)
  const gone = casePlaces(workspace.folder, { file: 'plans/x.yaml', fileSha256: '' })
  expect(gone.check(emissione, 0)).toBe('plans/x.yaml (il file non è più leggibile)')
})
