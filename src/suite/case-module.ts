import { ownFile } from '../lib/own-file.ts'
import type { PlanCase } from '../plan/plan.ts'

const runtimeFile = ownFile('src/suite/runtime')

/**
 * A text as a literal of generated code, on one line: JSON leaves U+2028 and U+2029 as they are, but they
 * end a line of ECMAScript (§12.3), and the lines after them would be mapped to the wrong case.
 */
const quoted = (text: string): string =>
  JSON.stringify(text)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)

/** A file path as an import specifier inside generated code, also on Windows. */
const specifier = (file: string): string => quoted(file.replaceAll('\\', '/'))

/** The name of a case's test: the same wherever the case runs. */
export const testName = ({ head }: Pick<PlanCase, 'head'>): string => `${head.id} · ${head.title}`

const vlqDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** One number in base 64 VLQ (ECMA-426). */
const vlq = (value: number): string => {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1
  let text = ''
  do {
    const digit = rest & 31
    rest >>>= 5
    text += vlqDigits[rest > 0 ? digit | 32 : digit] ?? ''
  } while (rest > 0)
  return text
}

const headLines = 4

/** Maps each generated `test(` line to the line of its case's title, so that failures point at the YAML. */
const mappings = (lines: readonly number[]): string => {
  let previous = 0
  return (
    ';'.repeat(headLines) +
    lines
      .map((line) => {
        const delta = line - 1 - previous
        previous = line - 1
        return `AA${vlq(delta)}A`
      })
      .join(';')
  )
}

export interface GeneratedModule {
  readonly code: string
  readonly map: {
    readonly version: 3
    readonly sources: string[]
    readonly names: string[]
    readonly mappings: string
  }
}

/**
 * A Vitest module with one literal `test("…")` for each case: literal, so that editors find the tests
 * without running anything. Only names are embedded, as JSON; no text of a plan can run.
 */
export const caseModule = (
  file: string,
  cases: readonly PlanCase[],
  adaptersFile: string,
): GeneratedModule => ({
  code: [
    "import { test } from 'vitest'",
    `import { bodyOf } from ${specifier(runtimeFile)}`,
    `import { adapters } from ${specifier(adaptersFile)}`,
    // Not a name that begins with "test": whoever reads the module without running it would take it for one.
    'const run = bodyOf(adapters)',
    ...cases.map(
      (planCase) =>
        `test(${quoted(testName(planCase))}, run(${quoted(planCase.head.plan)}, ${quoted(planCase.head.id)}))`,
    ),
    '',
  ].join('\n'),
  map: {
    version: 3,
    sources: [file],
    names: [],
    mappings: mappings(cases.map((planCase) => planCase.line)),
  },
})

/** A module whose one test fails with the problems of its file: an unreadable case is never left out. */
export const brokenModule = (file: string, name: string, message: string): GeneratedModule => ({
  code: [
    "import { test } from 'vitest'",
    '',
    '',
    '',
    `test(${quoted(name)}, () => { throw new Error(${quoted(message)}) })`,
    '',
  ].join('\n'),
  map: { version: 3, sources: [file], names: [], mappings: mappings([1]) },
})
