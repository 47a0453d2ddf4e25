import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import { conditionForm } from '../../../src/adapter/condition.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { simulatorOffer } from '../../../src/session/load-target.ts'
import { cliHere } from '../../support/cli-here.ts'

const forms = simulatorOffer(adapters).conditions.map(conditionForm).toSorted()

test('the README of the simulator names every condition as it may be written', () => {
  const readme = readFileSync(
    join(packageRoot, 'adapters', 'sist', 'simulate', 'README.md'),
    'utf8',
  )
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
