import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import { conditionForm } from '../../../src/adapter/condition.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { simulatorOffer } from '../../../src/session/load-target.ts'
import { cliHere } from '../../support/cli-here.ts'

const readmeOf = (adapter: string): string =>
  readFileSync(join(packageRoot, 'adapters', adapter, 'simulate', 'README.md'), 'utf8')

/** Those that play an authority: each says in its README what it does. */
const authorities = ['sist', 'http']

const forms = simulatorOffer(adapters).conditions.map(conditionForm).toSorted()

test('the READMEs of the simulators name every condition as it may be written', () => {
  const named = authorities.flatMap((adapter) => {
    const table = /## Condizioni\n([\s\S]*?)\n## /.exec(readmeOf(adapter))?.[1] ?? ''
    return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, form = '']) => form)
  })
  expect(named.toSorted()).toEqual(forms)
})

test('the help of simulate names every condition as it may be written', async () => {
  const { out } = await cliHere(['simulate', '--help'], { cwd: packageRoot })
  const list = /Condizioni, da scrivere [^\n]*\n([\s\S]*?)\nPer esempio/.exec(out)?.[1] ?? ''
  const named = [...list.matchAll(/^ {2}(\S+) {2}/gm)].map(([, form = '']) => form)
  expect(named.toSorted()).toEqual(forms)
})

/** The rows of the table under a heading, each as its cells. */
const rowsUnder = (readme: string, heading: string): string[][] => {
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

describe.each(authorities)('the README of the simulator of %s', (adapter) => {
  const readme = readmeOf(adapter)
  const simulator = adapters.find(({ id }) => id === adapter)?.simulator

  test('lists every rule, in the order in which they are decided', () => {
    expect(rowsUnder(readme, 'Regole')).toEqual(
      simulator?.rules.map(({ name, code, source, certainty }) => [
        `\`${name}\``,
        code,
        source,
        certainty,
      ]),
    )
  })

  test('lists every open question, with its values and its default', () => {
    expect(rowsUnder(readme, 'Questioni aperte')).toEqual(
      simulator?.switches.map(({ name, question, values, default: chosen, certainty }) => [
        `\`${name}\``,
        question,
        values.map((value) => (value === chosen ? `**${value}**` : value)).join(', '),
        certainty,
      ]),
    )
  })
})
