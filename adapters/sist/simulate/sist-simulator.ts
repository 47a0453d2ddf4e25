import type { SimulatorSpecification } from '../../../src/adapter/simulated.ts'
import { conditions } from './conditions.ts'
import { offeredRules } from './judge/offered-rules.ts'
import { operationNames } from './operations/names.ts'
import { rules } from './rule-table.ts'
import { switches } from './switches.ts'

/** The authority's side of SIST. What serves and judges is read only where somebody is served or judged. */
export const sistSimulator: SimulatorSpecification = {
  switches,
  rules,
  conditions,
  operations: operationNames,
  traffic: {
    path: '/aslba_test/',
    rules: offeredRules,
    create: async (world) => (await import('./judge/judge-traffic.ts')).createJudge(world),
  },
  create: async (world) => (await import('./serve.ts')).serveSist(world),
}
