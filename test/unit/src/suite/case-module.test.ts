import { expect, test } from 'vitest'

import { brokenModule, caseModule, testName } from '../../../../src/suite/case-module.ts'
import { collect, lineMap, linesOf, named } from './support.ts'

const adaptersFile = '/progetto/adapters/index.ts'

const hostile = [
  `il "caso" l'uno`,
  '`${eseguito()}`',
  "'+eseguito()+'",
  '");eseguito();("',
  "', () => {}); eseguito(); test('",
  '\\"); eseguito(); ("',
  'fine\\',
  '*/ eseguito() /*',
  '// eseguito()',
  'a\nb\r\nc\td\u0000',
  'a\u2028eseguito()\u2029b',
  '</script><script>eseguito()</script>',
  '%s %i $nome __proto__',
  '\uD800 𝒳 \u202E è',
]

const cases = hostile.map((title, index) => named(`P-${index}`, title, 10 * index + 3))
const { code, map } = caseModule('/progetto/plans/prova/plan.yaml', cases, adaptersFile)

test('a case is one literal test, with its id, its title and its plan', () => {
  const generated = caseModule('/p/P-01.case.yaml', [named('P-01', 'Emissione')], adaptersFile)
  const lines = generated.code.split('\n')
  expect([lines[0], ...lines.slice(2)]).toEqual([
    "import { test } from 'vitest'",
    'import { adapters } from "/progetto/adapters/index.ts"',
    'const run = bodyOf(adapters)',
    'test("P-01 · Emissione", run("prova", "P-01"))',
    '',
  ])
  expect(lines[1]).toMatch(/^import \{ bodyOf \} from ".*\/src\/suite\/runtime\.[jt]s"$/)
})

test('a path of Windows is an import that a module can name', () => {
  expect(caseModule('x', [], 'C:\\un "posto"\\adapters\\index.ts').code).toContain(
    'import { adapters } from "C:/un \\"posto\\"/adapters/index.ts"',
  )
})

test('no text of a plan runs, and each title comes back as it was written', () => {
  expect(collect(code)).toEqual(
    cases.map((planCase) => [testName(planCase), ['prova', planCase.head.id]]),
  )
})

test('no plan and no id of a plan runs either', () => {
  for (const text of hostile) {
    const head = { ...named('x', 'titolo').head, id: text, plan: text }
    const generated = caseModule('x', [{ ...named('x', 'titolo'), head }], adaptersFile)
    expect(collect(generated.code)).toEqual([[`${text} · titolo`, [text, text]]])
  }
})

test('each test stands on a line of its own, however lines are counted', () => {
  expect(linesOf(code).filter((line) => line.startsWith('test("'))).toHaveLength(cases.length)
  expect(linesOf(code)).toHaveLength(code.split('\n').length)
})

test('the line of each test leads to the line of its title', () => {
  const lines = linesOf(code)
  const found = lineMap(map.mappings)
  expect(found.map(([, source]) => source)).toEqual(cases.map(({ line }) => line))
  expect(found.map(([generated]) => lines[generated - 1]?.slice(0, 8))).toEqual(
    cases.map(({ head }) => `test("${head.id}`.slice(0, 8)),
  )
  expect(map).toMatchObject({
    version: 3,
    sources: ['/progetto/plans/prova/plan.yaml'],
    names: [],
  })
})

test('lines may go back and far ahead from one case to the next', () => {
  const far = [900, 2, 1, 40_000, 3].map((line, index) => named(`P-${index}`, 'x', line))
  expect(lineMap(caseModule('x', far, adaptersFile).map.mappings)).toEqual([
    [5, 900],
    [6, 2],
    [7, 1],
    [8, 40_000],
    [9, 3],
  ])
})

test('a file with mistakes is one test that fails with all of them, on its first line', () => {
  for (const text of hostile) {
    const generated = brokenModule('/p/P-01.case.yaml', text, `prima\n${text}`)
    expect(collect(generated.code)).toEqual([[text, new Error(`prima\n${text}`)]])
    expect(lineMap(generated.map.mappings)).toEqual([[5, 1]])
    expect(linesOf(generated.code)[4]).toMatch(/^test\("/)
    expect(linesOf(generated.code)).toHaveLength(6)
  }
})
