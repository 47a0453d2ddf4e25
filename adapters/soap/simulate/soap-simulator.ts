import { rulesOffIn } from '../../../src/adapter/guessed-rules.ts'
import type { SimulatorSpecification } from '../../../src/adapter/simulated.ts'
import { rules } from './rule-table.ts'
import { switches } from './switches.ts'

/** The simulated services of a workspace's WSDLs. What serves is read only where somebody is served. */
export const soapSimulator: SimulatorSpecification = {
  switches,
  rules,
  conditions: [],
  create: async (given) =>
    (await import('./serve.ts')).serveSoap({ ...given, rulesOff: rulesOffIn(given) }),
}
