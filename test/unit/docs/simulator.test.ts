import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { rules } from '../../../adapters/sist/simulate/rule-table.ts'
import { switches } from '../../../adapters/sist/simulate/switches.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'

const readme = readFileSync(join(packageRoot, 'adapters/sist/simulate/README.md'), 'utf8')

/** The rows of the table under a heading, each as its cells. */
const rowsUnder = (heading: string): string[][] => {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

test('the README of the simulator lists every rule, in the order in which they are decided', () => {
  expect(rowsUnder('Regole')).toEqual(
    rules.map(({ name, code, source, certainty }) => [`\`${name}\``, code, source, certainty]),
  )
})

test('the README of the simulator lists every open question, with its values and its default', () => {
  expect(rowsUnder('Questioni aperte')).toEqual(
    switches.map(({ name, question, values, default: chosen, certainty }) => [
      `\`${name}\``,
      question,
      values.map((value) => (value === chosen ? `**${value}**` : value)).join(', '),
      certainty,
    ]),
  )
})
