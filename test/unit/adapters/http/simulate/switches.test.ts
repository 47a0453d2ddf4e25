import { afterAll, beforeAll, expect, test } from 'vitest'

import { rules } from '../../../../../adapters/http/simulate/rule-table.ts'
import { switches } from '../../../../../adapters/http/simulate/switches.ts'
import { adapters } from '../../../../../adapters/index.ts'
import type { Adapter } from '../../../../../src/adapter/define-adapter.ts'
import { readyPlan, type ReadyPlan } from '../../../../support/run-here.ts'
import { copySamplePlan, type TempWorkspace } from '../../../../support/temp-workspace.ts'

// A token that nobody would take: who refuses it, and in which shape, is one question for all of these.
const ofTokenRefusal = [
  'gtw-token-readable',
  'gtw-token-algorithm',
  'gtw-token-certificate',
  'gtw-certificate-trusted',
  'gtw-token-signature',
  'gtw-token-expired',
]
const ofReplay = ['gtw-token-replay']

test('every rule that is a guess has a switch', () => {
  const named = new Set(switches.map(({ name }) => name))
  const guesses = rules.filter(({ certainty }) => certainty === 'guess').map(({ name }) => name)
  expect(guesses.filter((name) => !named.has(name)).toSorted()).toEqual(
    [...ofTokenRefusal, ...ofReplay].toSorted(),
  )
})

let workspace: TempWorkspace
let plan: ReadyPlan
let restart: (changes: Readonly<Record<string, string>>) => Promise<void>

beforeAll(async () => {
  workspace = copySamplePlan('fse-gateway')
  const installed = adapters.map((adapter): Adapter => {
    const { simulator } = adapter
    if (adapter.id !== 'http' || simulator === undefined) return adapter
    return {
      ...adapter,
      simulator: {
        ...simulator,
        create: async (world) => {
          let current = await simulator.create(world)
          restart = async (changes) => {
            const made = { ...world, switches: { ...world.switches, ...changes } }
            current = await simulator.create(made)
          }
          return { ...current, handle: (request) => current.handle(request) }
        },
      },
    }
  })
  plan = await readyPlan(workspace, {
    plan: 'fse-gateway',
    environment: 'simulator',
    env: {},
    installed,
  })
})
afterAll(async () => {
  await plan[Symbol.asyncDispose]()
})

/** Cases that lean on a switch; of a long table its first rows will do. */
const leaning = (name: string): readonly string[] =>
  plan.plan.cases
    .filter(({ head }) => head.switches.includes(name))
    .map(({ head }) => head.id)
    .slice(0, 16)

const asked = switches.filter(({ name }) => !name.startsWith('gtw-problem-'))

test.each(asked.map(({ name, values, default: usual }) => [name, values, usual] as const))(
  'with %s answered otherwise, a case that says it leans on it ends otherwise',
  async (name, values, usual) => {
    const ids = leaning(name)
    expect(ids).not.toEqual([])
    for (const value of values.filter((one) => one !== usual)) {
      await restart({ [name]: value })
      const { cases } = await plan.run(`${name}-${value}`, {}, ids)
      const ends = cases.filter(({ id }) => ids.includes(id)).map(({ outcome }) => outcome.status)
      expect(ends, value).toContain('failed')
    }
  },
)
