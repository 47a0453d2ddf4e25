import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { problemText, type Loaded } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { findTarget, simulatorOffer, type Target } from '../../../../src/session/load-target.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'

const plan = { 'plans/cvp/plan.yaml': 'x' }
const plans = { ...plan, 'plans/fse/plan.yaml': 'x', 'plans/senza-piano/nota.txt': 'x' }
const suites = {
  'suites/fumo.suite.yaml':
    'title: Fumo\nplan: cvp\ntags: [fumo]\nkinds: [positive]\nenvironment: collaudo\n',
  'suites/rotta.suite.yaml': 'title: Rotta\nplan: cvq\n',
}

const find = (
  files: Readonly<Record<string, string>>,
  name?: string,
): Loaded<Target> & { readonly folder: string } => {
  const project = makeProject({ 'plans/.keep': '', ...files })
  return { ...findTarget(findWorkspace(project.folder), name), folder: project.folder }
}

test('without a name the only plan is meant', () => {
  expect(find({ ...plan, ...suites })).toMatchObject({
    ok: true,
    value: { plan: 'cvp', suite: null },
  })
})

test('a plan is found by its name', () => {
  expect(find(plans, 'fse')).toMatchObject({ ok: true, value: { plan: 'fse', suite: null } })
})

test('a suite is its plan with a selection', () => {
  expect(find({ ...plans, ...suites }, 'fumo')).toMatchObject({
    ok: true,
    value: {
      plan: 'cvp',
      suite: {
        name: 'fumo',
        selection: { cases: undefined, tags: ['fumo'], kinds: ['positive'] },
        environment: 'collaudo',
      },
    },
  })
})

test('a plan comes before a suite of the same name', () => {
  expect(find({ ...plans, 'suites/fse.suite.yaml': 'title: x\nplan: cvp\n' }, 'fse')).toMatchObject(
    { value: { plan: 'fse', suite: null } },
  )
})

test('without a name, between several plans, the choice is asked for', () => {
  expect(harnessErrorOf(() => find(plans))).toEqual({
    code: 'COMMAND_INVALID',
    message: 'quale piano?',
    hint: 'indicarne uno: cvp, fse',
  })
})

test('without any plan, the folder is the mistake', () => {
  const project = makeProject()
  expect(harnessErrorOf(() => findTarget(findWorkspace(project.folder), undefined))).toEqual({
    code: 'WORKSPACE_NOT_FOUND',
    message: `in ${project.folder} non ci sono piani`,
    hint: 'spostarsi nella cartella che contiene plans/',
  })
})

test.each([
  ['cvo', 'forse si intendeva «cvp»'],
  ['fum', 'forse si intendeva «fumo»'],
  ['qualcosa-di-diverso', 'esistono: cvp, fse, fumo, rotta'],
  ['senza-piano', 'esistono: cvp, fse, fumo, rotta'],
])('the unknown name «%s» is told with what there is', (name, hint) => {
  expect(harnessErrorOf(() => find({ ...plans, ...suites }, name))).toEqual({
    code: 'PLAN_NOT_FOUND',
    message: `il piano o la suite «${name}» non esiste`,
    hint,
  })
})

test('a suite over a plan that is not there is a mistake with its place', () => {
  const found = find({ ...plans, ...suites }, 'rotta')
  expect(found.ok ? '' : found.problems.map(problemText).join('\n')).toMatchInlineSnapshot(`
    "suites/rotta.suite.yaml:2:7 SUITE_INVALID il piano «cvq» non esiste
      rimedio: esistono: cvp, fse"
  `)
})

test('a suite that cannot be read tells why', () => {
  const found = find(
    { ...plans, 'suites/brutta.suite.yaml': 'title: Brutta\nplan: cvp\ntag: [a]\n' },
    'brutta',
  )
  expect(found.ok ? '' : found.problems.map(problemText).join('\n')).toMatchInlineSnapshot(`
    "suites/brutta.suite.yaml:3:1 SUITE_INVALID chiave sconosciuta «tag»
      rimedio: forse si intendeva «tags»"
  `)
})

test('the simulator offers the conditions and switches of its services, and its own troubles', () => {
  const { conditions: offered, operations, switches } = simulatorOffer(adapters)
  const conditions = offered.map(({ name }) => name)
  expect(conditions).toEqual(expect.arrayContaining(['sac-down', 'answer-lost', 'bad-gateway']))
  expect(operations).toContain('setRegistraPrescrizione')
  expect(switches).toContain('client-certificate')
  expect(simulatorOffer([]).switches).toEqual([])
  expect(new Set(conditions).size).toBe(conditions.length)
})
