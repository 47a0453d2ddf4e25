import type { Adapter } from '../src/adapter/define-adapter.ts'
import { sist } from './sist/adapter.ts'
import { sistSimulator } from './sist/simulate/sist-simulator.ts'
import { soap } from './soap/adapter.ts'
import { soapSimulator } from './soap/simulate/soap-simulator.ts'

/** The installed adapters, each with its simulator. */
export const adapters: readonly Adapter[] = [
  { ...sist, simulator: sistSimulator },
  { ...soap, simulator: soapSimulator },
]
