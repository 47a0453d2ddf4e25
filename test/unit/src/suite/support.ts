import type { PlanCase } from '../../../../src/plan/plan.ts'

/** A case that is only its name and its place. */
export const named = (id: string, title: string, line = 2): PlanCase => ({
  head: {
    id,
    plan: 'prova',
    title,
    kind: 'positive',
    area: 'Prima',
    requirements: [],
    severity: 'normal',
    tags: [],
    file: `plans/prova/cases/${id}.case.yaml`,
    fileSha256: '0'.repeat(64),
    switches: [],
  },
  skip: null,
  needs: [],
  exports: [],
  requires: null,
  preconditions: [],
  locks: [],
  row: {},
  declared: null,
  steps: [],
  cleanup: [],
  operators: [],
  line,
})

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The numbers of a base 64 VLQ segment (ECMA-426). */
const decode = (segment: string): number[] => {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const letter of segment) {
    const digit = digits.indexOf(letter)
    value |= (digit & 31) << shift
    shift += 5
    if ((digit & 32) !== 0) continue
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}

/** Each mapped line of the generated code (from 1), with the line of the source that it stands for. */
export const lineMap = (mappings: string): [generated: number, source: number][] => {
  let source = 0
  return mappings.split(';').flatMap((line, index): [number, number][] =>
    line.split(',').flatMap((segment): [number, number][] => {
      if (segment === '') return []
      const [, file = 0, delta = 0] = decode(segment)
      if (file !== 0) throw new Error(`another source: ${segment}`)
      source += delta
      return [[index + 1, source + 1]]
    }),
  )
}

/** The lines of a text as ECMAScript counts them (§12.3 Line Terminators). */
export const linesOf = (code: string): string[] => code.split(/\r\n|[\n\r\u2028\u2029]/)

/**
 * Runs generated code with a `test` that only keeps the names, as Vitest would while it collects.
 * What `run` was called with, or the error that the test throws, comes with each name.
 */
export const collect = (code: string): [name: string, body: unknown][] => {
  const found: [string, unknown][] = []
  const body = code
    .split('\n')
    .filter((line) => !line.startsWith('import ') && !line.startsWith('const run ='))
    .join('\n')
  const outcome = (test: unknown): unknown => {
    if (typeof test !== 'function') return test
    try {
      return test() as unknown
    } catch (error) {
      return error
    }
  }
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- what is generated is code: it is run
  new Function('test', 'run', 'eseguito', `'use strict';${body}`)(
    (name: string, test: unknown) => found.push([name, outcome(test)]),
    (...args: unknown[]) => args,
    () => {
      throw new Error('the text of a plan was run')
    },
  )
  return found
}
