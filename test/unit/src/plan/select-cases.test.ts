import { expect, test } from 'vitest'

import type { Plan, PlanCase } from '../../../../src/plan/plan.ts'
import { selectCases, type Selection } from '../../../../src/plan/select-cases.ts'

const planCase = (
  id: string,
  needs: readonly string[] = [],
  { tags = [] as string[], kind = 'positive' as PlanCase['head']['kind'] } = {},
): PlanCase => ({
  head: {
    id,
    plan: 'prova',
    title: id,
    kind,
    area: 'Prima',
    requirements: [],
    severity: 'normal',
    tags,
    file: `plans/prova/cases/${id}.case.yaml`,
    fileSha256: '0'.repeat(64),
    switches: [],
  },
  skip: null,
  needs: needs.map((need) => ({ case: need, take: [] })),
  exports: [],
  requires: null,
  preconditions: [],
  locks: [],
  row: {},
  declared: null,
  steps: [],
  cleanup: [],
  operators: [],
  line: 2,
})

/** P-01 needs P-04, which needs P-05: the authority's order is not the order of needs. */
const plan: Plan = {
  name: 'prova',
  title: 'Piano di prova',
  version: '1.0',
  note: null,
  requirements: [],
  data: {},
  cases: [
    planCase('P-01', ['P-04'], { tags: ['fumo'] }),
    planCase('P-02', [], { tags: ['fumo', 'lettura'] }),
    planCase('P-03', ['P-02', 'P-05'], { kind: 'negative', tags: ['lettura'] }),
    planCase('P-04', ['P-05'], { tags: ['scrittura'] }),
    planCase('P-05', [], { kind: 'negative' }),
  ],
}

const select = (...selections: readonly Selection[]): string[] =>
  selectCases(plan, selections).map(({ head }) => head.id)

test("without a filter every case is there once, in the authority's order but for needs", () => {
  expect(select()).toEqual(['P-05', 'P-04', 'P-01', 'P-02', 'P-03'])
  expect(select({})).toEqual(select())
})

test('a case comes with all that it needs, first, and with nothing else', () => {
  expect(select({ cases: ['P-01'] })).toEqual(['P-05', 'P-04', 'P-01'])
  expect(select({ cases: ['P-03'] })).toEqual(['P-02', 'P-05', 'P-03'])
  expect(select({ cases: ['P-02'] })).toEqual(['P-02'])
})

test("the order of the filter is not the order of the run: that is the authority's", () => {
  expect(select({ cases: ['P-04', 'P-02', 'P-05'] })).toEqual(['P-02', 'P-05', 'P-04'])
})

test('one of the tags is enough', () => {
  expect(select({ tags: ['lettura', 'mai'] })).toEqual(['P-02', 'P-05', 'P-03'])
})

test('filters of one selection, and selections, must all hold', () => {
  expect(select({ kinds: ['negative'], tags: ['lettura'] })).toEqual(['P-02', 'P-05', 'P-03'])
  expect(select({ tags: ['fumo'] }, { tags: ['lettura'] })).toEqual(['P-02'])
  expect(select({ tags: ['fumo'] }, { cases: ['P-01'] }, { kinds: ['positive'] })).toEqual([
    'P-05',
    'P-04',
    'P-01',
  ])
})

test('a needed case is there even where a filter leaves it out', () => {
  expect(select({ kinds: ['positive'] })).toEqual(['P-05', 'P-04', 'P-01', 'P-02'])
})

test.each([
  ['nobody has', { tags: ['mai'] }],
  ['no case can have', { cases: [] }],
  ['is about an unknown case', { cases: ['P-09'] }],
])('a filter that %s selects nothing', (_what, selection: Selection) => {
  expect(select(selection)).toEqual([])
})

test('a need that is not in the plan is left to the run to tell', () => {
  const alone = { ...plan, cases: [planCase('P-01', ['P-09'])] }
  expect(selectCases(alone, []).map(({ head }) => head.id)).toEqual(['P-01'])
})
