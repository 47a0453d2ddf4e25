import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import type { CaseRecord, RunRecord } from '../../../../src/model/run-record.ts'
import { verifyRun } from '../../../../src/verify/verify-run.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { readyPlan } from '../../../support/run-here.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

const run = '20260101T000000Z-prova-simulator'

let workspace: TempWorkspace
let record: RunRecord
let copies = 0

beforeAll(async () => {
  workspace = makeSmallPlan()
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-03, P-04]')
  workspace.edit(
    'plans/prova/cases/P-01.case.yaml',
    '      - anomalies: none\n',
    `      - anomalies: none
      - { xsd: contract }
      - { status: 200 }
`,
  )
  workspace.write(
    'plans/prova/cases/P-03.case.yaml',
    `id: P-03
title: Una ricetta inesistente non si annulla
kind: negative
steps:
  - id: annullamento
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: 1600A9999999999 } }
    expect: [{ refused: { fault: '000004' } }]
`,
  )
  workspace.write(
    'plans/prova/cases/P-04.case.yaml',
    `id: P-04
title: Un annullamento che non riesce
kind: positive
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: NES00, tipoVisita: D, flagCiclica: '0' } }
    expect: [{ identifier: nre }]
    capture: { nre: { xpath: '//sist:IUP' } }
  - id: annullamento
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: 1600A9999999998 } }
    expect:
      - { esito: true }
      - { xpath: 'boolean($nre = //sist:IUP)', equals: 'false' }
`,
  )
  await using ready = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: {},
  })
  record = await ready.run(run)
  writeRun(workspace.path('reports', run), record)
})

/** A copy of the run, on which somebody lays hand. */
const copyOf = (): string => {
  copies += 1
  const folder = workspace.path('reports', `copia-${copies}`)
  cpSync(workspace.path('reports', run), folder, { recursive: true })
  return folder
}

const found = async (folder: string): Promise<readonly string[]> =>
  (await verifyRun(folder, adapters)).problems.map(
    ({ kind, place, message }) => `${kind} ${place}: ${message}`,
  )

const caseOf = (id: string): CaseRecord => {
  const one = record.cases.find((each) => each.id === id)
  if (one === undefined) throw new Error(`no case ${id}`)
  return one
}

const answerOf = (id: string): string => {
  const answer = caseOf(id).steps[0]?.exchanges[0]?.answer
  if (answer?.kind !== 'http') throw new Error(`no answer in ${id}`)
  return answer.body.path
}

/** Changes what record and journal say, both in the same way: only the stored bytes can tell. */
const rewrite = (folder: string, change: (text: string) => string): void => {
  for (const name of ['run.json', 'events.ndjson']) {
    const file = join(folder, name)
    const before = readFileSync(file, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`${name} was not changed`)
    writeFileSync(file, after)
  }
}

test('a run that nobody touched holds, case by case and check by check', async () => {
  const { problems, notes, looked } = await verifyRun(workspace.path('reports', run), adapters)
  expect({ problems, notes }).toEqual({ problems: [], notes: [] })
  expect(record.cases.map(({ outcome }) => outcome.status)).toEqual([
    'passed',
    'passed',
    'passed',
    'failed',
  ])
  const checks = record.cases.flatMap(({ steps }) => steps.flatMap((step) => step.checks))
  expect(checks.length).toBeGreaterThan(8)
  expect(looked).toMatchObject({ cases: 4, checks: checks.length, signatures: 5 })
  // Heads that are the same are one file.
  expect(looked.files).toBeGreaterThan(10)
})

test('a run without its record is verified by its journal', async () => {
  const folder = copyOf()
  rmSync(join(folder, 'run.json'))
  expect(await found(folder)).toEqual([])
})

test('evidence with one byte changed, taken away or added is named', async () => {
  const path = answerOf('P-01')
  const changed = copyOf()
  const bytes = readFileSync(join(changed, path))
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(join(changed, path), bytes)
  expect((await found(changed))[0]).toBe(
    `changed ${path}: la prova «Risposta: corpo» non ha più l'impronta con cui è stata conservata`,
  )
  const missing = copyOf()
  rmSync(join(missing, path))
  expect((await found(missing))[0]).toBe(`missing ${path}: la prova «Risposta: corpo» manca`)
  const added = copyOf()
  writeFileSync(join(added, 'evidence', 'altro.xml'), '<altro/>')
  expect(await found(added)).toEqual([
    'added evidence/altro.xml: il registro non nomina questo file',
  ])
})

test('the evidence of two cases that were swapped is found, as file and in the record', async () => {
  const [one, other] = [answerOf('P-01'), answerOf('P-03')]
  const files = copyOf()
  renameSync(join(files, one), join(files, 'evidence', 'via'))
  renameSync(join(files, other), join(files, one))
  renameSync(join(files, 'evidence', 'via'), join(files, other))
  const changed = await found(files)
  for (const path of [one, other])
    expect(changed.some((text) => text.startsWith(`changed ${path}: `))).toBe(true)

  const refs = copyOf()
  rewrite(refs, (text) => {
    const [hashOne = '', hashOther = ''] = [one, other].map((path) => path.slice(9, 73))
    return text.replaceAll(hashOne, 'X').replaceAll(hashOther, hashOne).replaceAll('X', hashOther)
  })
  const swapped = await found(refs)
  expect(swapped.some((text) => text.startsWith('verdict P-03, passo «annullamento»'))).toBe(true)
})

test('a record that is not what the journal tells is named', async () => {
  const folder = copyOf()
  const file = join(folder, 'run.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"negativo"', '"positivo"'))
  expect(await found(folder)).toEqual([
    'changed run.json: il registro non è quello che il giornale events.ndjson racconta',
  ])
})

test.each<[what: string, change: (text: string) => string, expected: string]>([
  [
    'an expected value',
    (text) => text.replaceAll(/("fault":\s*)"000004"/g, '$1"000005"'),
    'verdict P-03, passo «annullamento», verifica «La chiamata è rifiutata con 000004»: nel registro è soddisfatta, dai byte conservati risulta non soddisfatta',
  ],
  [
    'what was obtained',
    (text) => text.replaceAll(/("actual":\s*)"([^"]*000004[^"]*)"/g, '$1"Fault 000280"'),
    'verdict P-03, passo «annullamento», verifica «La chiamata è rifiutata con 000004»: nel registro sta scritto «Fault 000280»',
  ],
  [
    'a check that was not met',
    (text) => text.replaceAll(/("status":\s*)"unmet"/g, '$1"met"'),
    'verdict P-04, passo «annullamento», verifica',
  ],
  [
    'an expectation, taken away',
    (text) => text.replaceAll(/\{\s*"anomalies":\s*"none"\s*\},/g, ''),
    'verdict P-01, passo «emissione»: nel registro ci sono 4 verifiche, dalle attese ne risultano 3',
  ],
  [
    'a value that the next step used',
    (text) => text.replaceAll(/("captured":\s*\{\s*"nre":\s*")1/g, '$19'),
    'verdict P-04, passo «emissione»: i valori presi dalla risposta non sono quelli del registro',
  ],
])('%s that was edited in record and journal alike is found', async (_, change, expected) => {
  const folder = copyOf()
  rewrite(folder, change)
  const all = await found(folder)
  expect(all.filter((text) => text.startsWith(expected))).not.toEqual([])
})

test('an outcome that was turned to passed everywhere is found', async () => {
  const folder = copyOf()
  const failed = JSON.stringify(caseOf('P-04').outcome)
  const journal = join(folder, 'events.ndjson')
  const text = readFileSync(journal, 'utf8')
  expect(text.split(failed).length).toBeGreaterThan(3)
  writeFileSync(journal, text.replaceAll(failed, '{"status":"passed"}'))
  rmSync(join(folder, 'run.json'))
  expect(await found(folder)).toEqual([
    "verdict P-04, passo «annullamento»: l'esito passed non vale più: dai byte conservati risulta failed (unexpected-refusal)",
  ])
})

test('a step that was taken out of a case is missed', async () => {
  const folder = copyOf()
  rmSync(join(folder, 'run.json'))
  const journal = join(folder, 'events.ndjson')
  const lines = readFileSync(journal, 'utf8')
    .split('\n')
    .map((line) => {
      if (!line.includes('"event":"case-end"') || !line.includes('"id":"P-04"')) return line
      const event = JSON.parse(line) as { record: CaseRecord }
      const steps = event.record.steps.slice(0, 1)
      return JSON.stringify({
        ...event,
        record: { ...event.record, steps, outcome: { status: 'passed' } },
      })
    })
  writeFileSync(journal, lines.join('\n'))
  expect(await found(folder)).toContain(
    'verdict P-04: i passi del registro non sono quelli che il giornale ha visto finire',
  )
})

test('a record of a version that kept less is not called good: it says what cannot be verified', async () => {
  const folder = copyOf()
  rmSync(join(folder, 'run.json'))
  const journal = join(folder, 'events.ndjson')
  const strip = (key: string, value: unknown): unknown => (key === 'judged' ? undefined : value)
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  writeFileSync(
    journal,
    `${lines.map((line) => JSON.stringify(JSON.parse(line), strip)).join('\n')}\n`,
  )
  const all = await found(folder)
  expect(all).toHaveLength(5)
  expect(all[0]).toBe(
    'not-verifiable P-01, passo «emissione»: il registro è di una versione che non conservava con che cosa si valutano le verifiche',
  )
})

test('what an interruption left behind is told, and is no fault; what somebody put there is', async () => {
  const folder = copyOf()
  rmSync(join(folder, 'run.json'))
  const [start, ...rest] = readFileSync(join(folder, 'events.ndjson'), 'utf8').split('\n')
  const at = new Date(0).toISOString()
  const resume = JSON.stringify({ event: 'run-resume', at, cases: [] })
  writeFileSync(join(folder, 'events.ndjson'), [start, resume, ...rest].join('\n'))
  const orphan = 'evidence/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae.xml'
  writeFileSync(join(folder, orphan), 'foo')
  const { problems, notes } = await verifyRun(folder, adapters)
  expect(problems).toEqual([])
  expect(notes.map(({ place }) => place)).toEqual([orphan])
  appendFileSync(join(folder, orphan), 'o')
  expect(await found(folder)).toEqual([`added ${orphan}: il registro non nomina questo file`])
})

test('a request whose signature does not hold is named', async () => {
  const folder = copyOf()
  const path = caseOf('P-01').steps[0]?.exchanges[0]?.request.body.path ?? ''
  const file = join(folder, path)
  // An hour later than what was signed.
  const text = readFileSync(file, 'utf8').replace(
    /(<wsu:Expires>\d{4}-\d\d-\d\dT)(\d)/,
    (_, before: string, digit: string) => `${before}${digit === '2' ? '1' : '2'}`,
  )
  writeFileSync(file, text)
  expect(
    (await found(folder)).some((one) =>
      one.startsWith(
        'signature P-01, passo «emissione»: firma WS-Security della richiesta: la firma non è di',
      ),
    ),
  ).toBe(true)
})
