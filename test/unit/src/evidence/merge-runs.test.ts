import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { appendEvent } from '../../../../src/evidence/journal.ts'
import { mergeRuns } from '../../../../src/evidence/merge-runs.ts'
import { readRun } from '../../../../src/evidence/run-file.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import type { CaseHead, RunHeader } from '../../../../src/model/run-record.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'
import {
  at,
  caseEnd,
  caseRecord,
  caseStart,
  failed,
  head,
  header,
  passed,
  runEnd,
  sending,
} from './support.ts'

const later = 30

/** A run in a folder of its own: its name is that of the folder. */
const store = (
  project: TempProject,
  name: string,
  events: readonly RunEvent[],
  {
    over = {},
    planned = ['A', 'B'],
    heads = head,
  }: {
    readonly over?: Partial<RunHeader>
    readonly planned?: readonly string[]
    readonly heads?: (id: string) => CaseHead
  } = {},
): string => {
  const folder = project.path(name)
  mkdirSync(folder, { recursive: true })
  const own: RunHeader = { ...header, run: name, ...over }
  const start: RunEvent = {
    event: 'run-start',
    at: own.startedAt,
    header: own,
    planned: planned.map((id) => heads(id)),
  }
  for (const event of [start, ...events]) appendEvent(folder, event)
  return folder
}

const merge = (project: TempProject, ...folders: readonly string[]) =>
  mergeRuns(folders, () => ({ name: 'unita', folder: project.path('unita') }))

const refusal = (project: TempProject, ...folders: readonly string[]): string => {
  const { code, message } = harnessErrorOf(() => merge(project, ...folders))
  expect(readdirSync(project.folder)).not.toContain('unita')
  return `${code} ${message}`
}

test('joins journals and evidence, and folds the record anew', () => {
  const project = makeProject({})
  const first = store(project, 'prima', [caseStart('A'), caseEnd('A'), runEnd()], {
    planned: ['A'],
  })
  const second = store(project, 'seconda', [caseStart('B'), caseEnd('B', failed), runEnd()], {
    planned: ['B'],
    over: { startedAt: at(1) },
  })
  for (const [folder, text] of [
    [first, 'uno'],
    [second, 'due'],
  ] as const) {
    mkdirSync(join(folder, 'evidence'))
    writeFileSync(join(folder, 'evidence', `${text}.xml`), text)
  }
  const { record, runFolder, planned } = merge(project, second, first)
  expect(planned.map(({ id }) => id)).toEqual(['A', 'B'])
  expect(record).toMatchObject({
    run: 'unita',
    merged: ['prima', 'seconda'],
    startedAt: header.startedAt,
    verdict: 'negativo',
    interrupted: false,
    cases: [{ id: 'A', outcome: passed }, { id: 'B' }],
  })
  expect(readRun(runFolder)).toEqual(record)
  expect(readdirSync(join(runFolder, 'evidence')).toSorted()).toEqual(['due.xml', 'uno.xml'])
  expect(readFileSync(join(runFolder, 'evidence', 'due.xml'), 'utf8')).toBe('due')
})

test('of a case that ran twice the last result counts, and the other stays beside it', () => {
  const project = makeProject({})
  const again: RunEvent = {
    event: 'case-end',
    at: at(later + 2),
    record: { ...caseRecord('A', passed), startedAt: at(later + 1), endedAt: at(later + 2) },
  }
  const { record } = merge(
    project,
    store(project, 'prima', [caseStart('A'), caseEnd('A', failed), runEnd()], { planned: ['A'] }),
    store(project, 'seconda', [{ ...caseStart('A'), at: at(later + 1) }, again, runEnd()], {
      planned: ['A'],
      over: { startedAt: at(later) },
    }),
  )
  expect(record.verdict).toBe('positivo')
  expect(record.cases).toHaveLength(1)
  expect(record.cases[0]?.earlier).toMatchObject([{ outcome: failed }])
})

test('a case that was stopped while it wrote is of unknown state, though another run went on', () => {
  const project = makeProject({})
  const { record } = merge(
    project,
    store(project, 'prima', [caseStart('A'), sending('A')], { planned: ['A'] }),
    store(project, 'seconda', [caseStart('B'), caseEnd('B'), runEnd()], {
      planned: ['B'],
      over: { startedAt: at(1) },
    }),
  )
  expect(record.interrupted).toBe(true)
  expect(record.cases).toMatchObject([
    { id: 'A', outcome: { status: 'broken', code: 'STATE_UNKNOWN' } },
    { id: 'B', outcome: passed },
  ])
})

const simulated = header.environment
const elsewhere = { ...simulated, simulator: false, endpoints: { sist: 'https://127.0.0.1:1/a' } }
const shard = (index: number, contentSha256 = 'a'.repeat(64)) => ({
  shard: { index, of: 2, cases: ['A', 'B'], contentSha256 },
})

const own = (digit: string) => ({
  eco: { folder: 'adapters/eco', sha256: digit.repeat(64) },
})

test.each<[string, Partial<RunHeader>, Partial<RunHeader>, string]>([
  ['plan', {}, { plan: { ...header.plan, version: '2.0' } }, 'cambia il piano'],
  ['suite', {}, { suite: 'fumo' }, 'cambia il piano'],
  [
    'application',
    {},
    { application: { ...header.application, version: '1.1.0' } },
    "cambia l'applicazione",
  ],
  ['environment', {}, { environment: { ...simulated, switches: { a: 'b' } } }, "cambia l'ambiente"],
  [
    'address of a real environment',
    { environment: elsewhere },
    { environment: { ...elsewhere, endpoints: { sist: 'https://127.0.0.1:2/a' } } },
    "cambia l'ambiente",
  ],
  [
    'version of the tool',
    {},
    { harness: { ...header.harness, version: '0.2.0' } },
    'cambia la versione di collaudo',
  ],
  [
    'adapter of the workspace',
    { harness: { ...header.harness, ownAdapters: own('0') } },
    { harness: { ...header.harness, ownAdapters: own('1') } },
    'cambia un adattatore della cartella di lavoro',
  ],
  ['content of the cases', shard(1), shard(2, 'b'.repeat(64)), 'cambia i casi, i payload o i dati'],
])('refuses runs of another %s', (_, one, other, reason) => {
  const project = makeProject({})
  expect(
    refusal(
      project,
      store(project, 'prima', [runEnd()], { over: one }),
      store(project, 'seconda', [runEnd()], { over: { startedAt: at(1), ...other } }),
    ),
  ).toBe(`RUNS_DIFFER prima e seconda non si possono unire: ${reason}`)
})

test('a simulator that listens elsewhere is the same environment', () => {
  const project = makeProject({})
  const listening = (port: number) => ({
    environment: { ...simulated, endpoints: { sist: `https://127.0.0.1:${port}/a` } },
  })
  const { record } = merge(
    project,
    store(project, 'prima', [runEnd()], { over: listening(1) }),
    store(project, 'seconda', [runEnd()], { over: { startedAt: at(1), ...listening(2) } }),
  )
  expect(record.notRun).toEqual(['A', 'B'])
})

test('refuses a case whose file changed between the runs', () => {
  const project = makeProject({})
  const first = store(project, 'prima', [runEnd()])
  const second = store(project, 'seconda', [runEnd()], {
    over: { startedAt: at(1) },
    heads: (id) => ({ ...head(id), fileSha256: (id === 'B' ? '1' : '0').repeat(64) }),
  })
  expect(refusal(project, first, second)).toBe(
    'RUNS_DIFFER il caso B è cambiato tra prima e seconda',
  )
})

test('refuses runs that looked at the application', () => {
  const project = makeProject({})
  const over = { by: 'application' as const }
  const first = store(project, 'prima', [runEnd()], { over })
  const second = store(project, 'seconda', [runEnd()], { over: { ...over, startedAt: at(1) } })
  expect(refusal(project, first, second)).toBe(
    "RUNS_DIFFER prima guarda le chiamate dell'applicativo: non si unisce ad altre",
  )
})
