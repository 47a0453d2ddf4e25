import { rulesOffIn } from '../../../src/adapter/guessed-rules.ts'
import type { SimulatorSpecification } from '../../../src/adapter/simulated.ts'
import { conditions } from './conditions.ts'
import { rules } from './rule-table.ts'
import { switches } from './switches.ts'

/** The simulated FSE gateway. What serves is read only where somebody is served. */
export const httpSimulator: SimulatorSpecification = {
  switches,
  rules,
  conditions,
  create: async (given) =>
    (await import('./serve.ts')).serveHttp({ ...given, rulesOff: rulesOffIn(given) }),
}
