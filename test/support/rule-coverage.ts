import { rmSync } from 'node:fs'

import type { Adapter } from '../../src/adapter/define-adapter.ts'
import type {
  ReplyNote,
  SimulatedService,
  SimulatedWorld,
  SimulatorRule,
} from '../../src/adapter/simulated.ts'
import { adapters } from '../../adapters/index.ts'
import { sha256 } from '../../src/lib/sha256.ts'
import type { CaseRecord } from '../../src/model/run-record.ts'
import { readyPlan, type ReadyPlan } from './run-here.ts'
import { copySamplePlan, type TempWorkspace } from './temp-workspace.ts'

/** A rule, and the cases that end otherwise when it is off. */
export interface RuleRow extends SimulatorRule {
  readonly noticedBy: readonly string[]
  /** Cases that met the rule and end alike without it. */
  readonly indifferent: readonly string[]
}

/** The simulators of the installed adapters, each of which can be begun anew with rules off. */
interface Simulators {
  readonly installed: readonly Adapter[]
  readonly rules: readonly SimulatorRule[]
  readonly restart: (off: ReadonlySet<string>) => Promise<void>
  /** The rules that spoke about a request, by the SHA-256 of its body. */
  readonly spoken: ReadonlyMap<string, ReadonlySet<string>>
}

const anomalyCodes = (body: Uint8Array): string[] =>
  [
    ...Buffer.from(body)
      .toString('utf8')
      .matchAll(/<anomalia>.*?<codice>(\d{4})</g),
  ].map(([, code = '']) => code)

const restartable = (): Simulators => {
  const spoken = new Map<string, Set<string>>()
  const restarts: ((off: ReadonlySet<string>) => Promise<void>)[] = []
  const note = (
    request: Uint8Array,
    answer: Uint8Array,
    given: ReplyNote | undefined,
    rules: readonly SimulatorRule[],
  ): void => {
    const codes = anomalyCodes(answer)
    const names = [
      ...(given?.rule === undefined ? [] : [given.rule]),
      ...rules.filter(({ code }) => codes.includes(code)).map(({ name }) => name),
    ]
    const key = sha256(request)
    for (const name of names) spoken.set(key, (spoken.get(key) ?? new Set<string>()).add(name))
  }
  const installed = adapters.map((adapter): Adapter => {
    const { simulator } = adapter
    if (simulator === undefined) return adapter
    const create = async (world: SimulatedWorld): Promise<SimulatedService> => {
      let current = await simulator.create(world)
      restarts.push(async (rulesOff) => {
        current = await simulator.create({ ...world, rulesOff })
      })
      return {
        ...current,
        handle: async (request) => {
          const reply = await current.handle(request)
          if (reply.kind === 'answer') note(request.body, reply.body, reply.note, simulator.rules)
          return reply
        },
      }
    }
    return { ...adapter, simulator: { ...simulator, create } }
  })
  return {
    installed,
    rules: adapters.flatMap(({ simulator }) => simulator?.rules ?? []),
    restart: async (off) => {
      await Promise.all(restarts.map((restart) => restart(off)))
    },
    spoken,
  }
}

const rulesMet = (record: CaseRecord, { spoken }: Simulators): ReadonlySet<string> =>
  new Set(
    record.steps
      .flatMap(({ exchanges }) => exchanges)
      .flatMap(({ request }) => [...(spoken.get(request.body.sha256) ?? [])]),
  )

/** The cases of a plan by the rule that they meet; every one of them passes with all the rules on. */
const casesByRule = async (
  plan: ReadyPlan,
  simulators: Simulators,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  await simulators.restart(new Set())
  const { cases } = await plan.run(`${plan.plan.name}-base`)
  const failed = cases.filter(({ outcome }) => outcome.status !== 'passed')
  if (failed.length > 0)
    throw new Error(`not passed with every rule on: ${failed.map(({ id }) => id).join(', ')}`)
  const byRule = new Map<string, string[]>()
  for (const record of cases)
    for (const rule of rulesMet(record, simulators))
      byRule.set(rule, [...(byRule.get(rule) ?? []), record.id])
  return byRule
}

interface Noticed {
  readonly rule: string
  readonly id: string
  readonly notices: boolean
}

const noticedIn = async (
  name: string,
  workspace: TempWorkspace,
): Promise<{ readonly rules: readonly SimulatorRule[]; readonly found: readonly Noticed[] }> => {
  const simulators = restartable()
  await using plan = await readyPlan(workspace, {
    plan: name,
    environment: 'simulator',
    env: {},
    installed: simulators.installed,
  })
  const byRule = await casesByRule(plan, simulators)
  const found: Noticed[] = []
  for (const [rule, ids] of byRule) {
    await simulators.restart(new Set([rule]))
    const { cases } = await plan.run(`${name}-${rule}`, {}, ids)
    for (const { id, outcome } of cases)
      if (ids.includes(id)) found.push({ rule, id, notices: outcome.status !== 'passed' })
  }
  return { rules: simulators.rules, found }
}

/**
 * Which cases of the plans notice that a rule of the simulator is off. Only those that met the rule are run
 * again, each with what it needs, on a simulator that begins anew.
 */
export const ruleCoverage = async (plans: readonly string[]): Promise<readonly RuleRow[]> => {
  const workspace = copySamplePlan()
  try {
    const all: Awaited<ReturnType<typeof noticedIn>>[] = []
    for (const name of plans) all.push(await noticedIn(name, workspace))
    const found = all.flatMap((one) => one.found)
    return (all[0]?.rules ?? []).map((rule) => {
      const own = found.filter((one) => one.rule === rule.name)
      return {
        ...rule,
        noticedBy: own.filter(({ notices }) => notices).map(({ id }) => id),
        indifferent: own.filter(({ notices }) => !notices).map(({ id }) => id),
      }
    })
  } finally {
    // `npm run rules` is no test run, which would remove it.
    rmSync(workspace.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
