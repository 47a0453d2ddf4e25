import { expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import { parseOrder } from '../../../src/adapter/condition.ts'
import { simulatorOffer } from '../../../src/session/load-target.ts'
import { docsPage, fenced, shownCommands } from '../../support/docs-page.ts'
import { makeSmallPlan } from '../../support/e2e-small-plan.ts'
import { readyPlan } from '../../support/run-here.ts'

const page = docsPage('en', 'environments.md')

test('the simulated environment of the page runs, with the switches that it sets', async () => {
  const name = 'environments/severo/environment.yaml'
  const text = fenced(page, 'yaml').find((block) => block.startsWith(`# ${name}\n`))
  const workspace = makeSmallPlan()
  workspace.write(name, text ?? '')
  await using ready = await readyPlan(workspace, {
    ...{ plan: 'prova', environment: 'severo', env: {}, cases: ['P-01'] },
  })
  const { cases, environment } = await ready.run('severo')
  expect(cases.map(({ id, outcome }) => [id, outcome.status])).toEqual([['P-01', 'passed']])
  expect(environment.switches).toMatchObject({ 'fault-shape': 'bare', 'nonce-replay': 'accept' })
})

test('the conditions of the page can be ordered', () => {
  const ordered = shownCommands(page).flatMap(({ args }) =>
    args.includes('--condition') ? args.slice(args.indexOf('--condition') + 1) : [],
  )
  expect(ordered.length).toBeGreaterThan(1)
  const offer = simulatorOffer(adapters)
  expect(ordered.filter((text) => 'mistake' in parseOrder(text, offer))).toEqual([])
})
