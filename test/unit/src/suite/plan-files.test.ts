import { utimesSync } from 'node:fs'

import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { moduleOfCaseFile, planLoader } from '../../../../src/suite/plan-files.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { collect, lineMap } from './support.ts'

const caseYaml = `id: P-01
# il titolo è alla terza riga
title: Il primo caso
kind: positive
steps:
  - id: lettura
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '1' } }
    expect: [{ refused: { fault: '000280' } }]
`

const planYaml = `title: Piano di prova
version: '1.0'
operator: medico-titolare
areas:
  - { name: Prima, cases: [P-01] }
`

const open = (files: Readonly<Record<string, string>> = {}) => {
  const project = makeProject({
    'plans/prova/plan.yaml': planYaml,
    'plans/prova/cases/P-01.case.yaml': caseYaml,
    ...files,
  })
  const workspace = findWorkspace(project.folder)
  const declared = declareEnvironment(workspace, 'simulator', {})
  if (!declared.ok) throw new Error('no simulator')
  const load = planLoader(workspace, declared.value, adapters)
  const moduleOf = (id: string) =>
    moduleOfCaseFile(project.path(`plans/prova/cases/${id}.case.yaml`), load, '/a/index.ts')
  return { ...project, load, moduleOf }
}

test('a right case file is one test, mapped to the line of its title', async () => {
  const { moduleOf, path } = open()
  const { code, map } = await moduleOf('P-01')
  expect(collect(code)).toEqual([['P-01 · Il primo caso', ['prova', 'P-01']]])
  expect(lineMap(map.mappings)).toEqual([[5, 3]])
  expect(map.sources).toEqual([path('plans/prova/cases/P-01.case.yaml')])
})

test('a case with a table of examples is a test for each row', async () => {
  const { moduleOf } = open({
    'plans/prova/cases/P-01.case.yaml': caseYaml
      .replace('steps:', "examples: [{ numero: '1' }, { numero: '2' }]\nsteps:")
      .replace("identificativoPrescrizione: '1'", "identificativoPrescrizione: '${ numero }'"),
  })
  expect(collect((await moduleOf('P-01')).code)).toEqual([
    ['P-01[1] · Il primo caso (riga 1)', ['prova', 'P-01[1]']],
    ['P-01[2] · Il primo caso (riga 2)', ['prova', 'P-01[2]']],
  ])
})

test('a case with a mistake is one test that fails with it', async () => {
  const { moduleOf } = open({
    'plans/prova/cases/P-01.case.yaml': caseYaml.replace('kind: positive', 'kind: positivo'),
  })
  const [[name, error] = [], ...others] = collect((await moduleOf('P-01')).code)
  expect([name, others]).toEqual(['P-01', []])
  expect((error as Error).message).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:7 CASE_INVALID atteso uno tra positive, negative, trovato «positivo»
      rimedio: forse si intendeva «positive»"
  `)
})

test('a case that the plan does not list fails, and says where to list it', async () => {
  const { moduleOf } = open({
    'plans/prova/cases/P-02.case.yaml': caseYaml.replace('P-01', 'P-02'),
  })
  const [[name, error] = []] = collect((await moduleOf('P-02')).code)
  expect(name).toBe('P-02')
  expect((error as Error).message).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:1:1 PLAN_CASE_UNLISTED il caso «P-02» non è elencato in plan.yaml
      rimedio: aggiungerlo a un'area di plans/prova/plan.yaml"
  `)
})

test('a case that is not in the plan that was read fails too', async () => {
  const { moduleOf } = open()
  expect(collect((await moduleOf('P-09')).code)).toEqual([
    ['P-09', new Error('il caso P-09 non è elencato in plan.yaml')],
  ])
})

test('a plan is read again only when one of its files has changed', async () => {
  const { load, write, path } = open()
  const first = load('prova')
  expect(load('prova')).toBe(first)
  await first
  write('plans/prova/cases/P-01.case.yaml', caseYaml.replace('Il primo caso', 'Un altro titolo'))
  // A file system may count time in whole seconds.
  const later = new Date(Date.now() + 5000)
  utimesSync(path('plans/prova/cases/P-01.case.yaml'), later, later)
  const second = await load('prova')
  expect(second).toMatchObject({
    ok: true,
    value: { cases: [{ head: { title: 'Un altro titolo' } }] },
  })
})

test('a new file of data is a change', async () => {
  const { load, write } = open()
  expect(await load('prova')).toMatchObject({ ok: true, value: { data: {} } })
  write('plans/prova/data/altro.yaml', 'a: b\n')
  expect(await load('prova')).toMatchObject({ ok: true, value: { data: { altro: { a: 'b' } } } })
})
