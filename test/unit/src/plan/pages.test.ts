import { expect, test } from 'vitest'

import { planOf, problemsOf, secondYaml } from './support.ts'

/** The second case of the plan, with one call by HTTP. */
const withCall = (send: string, pages: string, more = ''): Record<string, string> => ({
  'plans/prova/cases/P-02.case.yaml': `${secondYaml.slice(0, secondYaml.indexOf('needs'))}steps:
  - id: elenco
    uses: http
    send: ${send}
    pages: ${pages}
    expect: [{ status: 200 }]
${more}`,
})

test('how pages are followed comes out as it was written', async () => {
  const plan = await planOf(
    withCall(
      '{ method: GET, path: /elenco, query: { offset: 0 } }',
      `{ next: { query: offset, by: 10 }, limit: 5, items: '$.items[*]', whole: [{ jsonpath: '$[*]', count: 12 }] }`,
    ),
  )
  expect(plan.cases[1]?.steps[0]).toMatchObject({
    repeat: null,
    pages: {
      next: { query: 'offset', by: 10 },
      limit: 5,
      items: '$.items[*]',
      whole: [{ jsonpath: '$[*]', count: '12' }],
    },
  })
})

const get = '{ method: GET, path: /elenco }'

test.each([
  ['a next page in two ways', get, '{ next: { link: next, jsonpath: $.next }, limit: 5 }'],
  ['a count without a parameter', get, '{ next: { by: 1 }, limit: 5 }'],
  ['a count without an end', get, '{ next: { query: offset, by: 1 }, limit: 5 }'],
  [
    'a count without a beginning',
    get,
    `{ next: { query: offset, by: 1 }, limit: 5, items: '$[*]' }`,
  ],
  ['no limit', get, '{ next: { link: next } }'],
  ['a JSONPath that is none', get, `{ next: { jsonpath: 'next..' }, limit: 5 }`],
  ['a check that is none', get, '{ next: { link: next }, limit: 5, whole: [{ stauts: 200 }] }'],
  ['a write', '{ method: POST, path: /elenco }', '{ next: { link: next }, limit: 5 }'],
])('%s is told with its place', async (_, send, pages) => {
  expect(await problemsOf(withCall(send, pages))).toMatchSnapshot()
})

test('repeat and pages do not go together', async () => {
  expect(
    await problemsOf(
      withCall(
        get,
        '{ next: { link: next }, limit: 5 }',
        "    repeat: { until: [{ status: 200 }], every: 1s, limit: '3' }\n",
      ),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:8:12 CASE_INVALID repeat e pages insieme: non si sa quale viene prima
      rimedio: togliere uno dei due"
  `)
})

test('an adapter whose system has no pages says so', async () => {
  expect(
    await problemsOf({
      'plans/prova/cases/P-02.case.yaml': secondYaml.replace(
        '    expect:',
        '    pages: { next: { link: next }, limit: 5 }\n    expect:',
      ),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:12 CASE_INVALID l'adattatore «sist» non segue pagine
      rimedio: scrivere una chiamata per ogni pagina"
  `)
})
