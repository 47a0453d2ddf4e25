import type { SimulatorSpecification } from '../../../src/adapter/simulated.ts'
import { rules } from './rule-table.ts'

/** The simulated services of a workspace's WSDLs. What serves is read only where somebody is served. */
export const soapSimulator: SimulatorSpecification = {
  switches: [],
  rules,
  conditions: [],
  create: async (world) => (await import('./serve.ts')).serveSoap(world),
}
