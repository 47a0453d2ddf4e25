import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { foldEvents } from '../../../../src/evidence/fold.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { findStale } from '../../../../src/session/find-stale.ts'
import { loadEnvironment } from '../../../../src/plan/load-file.ts'
import { environmentFolder } from '../../../../src/plan/workspace.ts'
import { loadPlanFor } from '../../../../src/session/load-target.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'
import { caseRecord, header, passed } from '../evidence/support.ts'

const quoted = (text: string): string => `source: { sheet: Casi, cell: B2, text: ${text} }\n`

/** A run of the small plan as the workspace has it now, without a call to anyone. */
const runOf = async (files: TempWorkspace): Promise<RunRecord> => {
  const workspace = findWorkspace(files.folder)
  const folder = environmentFolder(workspace, 'simulator') ?? ''
  const environment = loadEnvironment(workspace, folder)
  if (!environment.ok) throw new Error('no simulator')
  const plan = await loadPlanFor(
    workspace,
    'prova',
    { folder, operators: environment.value.shape.operators },
    adapters,
  )
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join('\n'))
  const heads = plan.value.cases.map(({ head }) => head)
  return foldEvents([
    { event: 'run-start', at: header.startedAt, header, planned: heads },
    ...heads.map((head) => ({
      event: 'case-end' as const,
      at: header.startedAt,
      record: { ...caseRecord(head.id, passed), ...head },
    })),
  ])
}

const changed = (files: TempWorkspace, file: string, change: (text: string) => string): void =>
  files.write(file, change(files.read(file)))

test('a result is stale when its words, its file, what it is made of or its place in the plan changed', async () => {
  const files = makeSmallPlan()
  changed(files, 'plans/prova/cases/P-01.case.yaml', (text) => text + quoted('Emettere'))
  const record = await runOf(files)
  const workspace = findWorkspace(files.folder)
  const stale = () => findStale(workspace, record, adapters)
  expect(await stale()).toEqual([])

  // Another environment's data, a note that no case reads: nobody's result is older for it.
  files.write('plans/prova/README.md', 'Una nota.')
  files.write('plans/prova/data/altro.yaml', 'nessuno_lo_usa: 1\n')
  expect(await stale()).toEqual([])

  changed(files, 'plans/prova/cases/P-01.case.yaml', (text) => text.replace('Emettere', 'Emette'))
  expect(await stale()).toEqual([{ case: 'P-01', why: 'words' }])

  changed(files, 'plans/prova/cases/P-02.case.yaml', (text) => `${text}# una nota\n`)
  expect(await stale()).toEqual([
    { case: 'P-01', why: 'words' },
    { case: 'P-02', why: 'file' },
  ])
})

test('a payload, or a value of the data, makes the cases stale that use it', async () => {
  const files = makeSmallPlan()
  const record = await runOf(files)
  const workspace = findWorkspace(files.folder)
  changed(files, 'plans/prova/data/farmaci.yaml', (text) => text.replace('034298051', '034298052'))
  expect(await findStale(workspace, record, adapters)).toEqual([
    { case: 'P-01', why: 'content' },
    { case: 'P-02', why: 'content' },
  ])
})

test('a case that left the plan is stale, and a plan with mistakes leaves the bytes of its files', async () => {
  const files = makeSmallPlan()
  const record = await runOf(files)
  const workspace = findWorkspace(files.folder)
  changed(files, 'plans/prova/plan.yaml', (text) => text.replace('[P-01, P-02]', '[P-01]'))
  // P-02 is now a file that no area lists: a mistake of the plan.
  expect(await findStale(workspace, record, adapters)).toEqual([])
  changed(files, 'plans/prova/cases/P-01.case.yaml', (text) => `${text}# una nota\n`)
  expect(await findStale(workspace, record, adapters)).toEqual([{ case: 'P-01', why: 'file' }])
  expect(await findStale(workspace, { ...record, plan: { ...record.plan, name: 'x' } }, [])).toBe(
    null,
  )
})
