import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import { rules } from '../../../adapters/sist/simulate/rule-table.ts'
import { switches } from '../../../adapters/sist/simulate/switches.ts'
import { conditionForm } from '../../../src/adapter/condition.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { simulatorOffer } from '../../../src/session/load-target.ts'
import { cliHere } from '../../support/cli-here.ts'

const readme = readFileSync(join(packageRoot, 'adapters/sist/simulate/README.md'), 'utf8')

const forms = simulatorOffer(adapters).conditions.map(conditionForm).toSorted()

test('the README of the simulator names every condition as it may be written', () => {
  const table = /## Condizioni\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? ''
  const named = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, form = '']) => form)
  expect(named.toSorted()).toEqual(forms)
})

test('the help of simulate names every condition as it may be written', async () => {
  const { out } = await cliHere(['simulate', '--help'], { cwd: packageRoot })
  const list = /Condizioni, da scrivere [^\n]*\n([\s\S]*?)\nPer esempio/.exec(out)?.[1] ?? ''
  const named = [...list.matchAll(/^ {2}(\S+) {2}/gm)].map(([, form = '']) => form)
  expect(named.toSorted()).toEqual(forms)
})

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
