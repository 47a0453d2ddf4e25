import type { Adapter } from '../src/adapter/define-adapter.ts'
import { http } from './http/adapter.ts'
import { httpSimulator } from './http/simulate/http-simulator.ts'
import { sist } from './sist/adapter.ts'
import { sistSimulator } from './sist/simulate/sist-simulator.ts'
import { soap } from './soap/adapter.ts'
import { soapSimulator } from './soap/simulate/soap-simulator.ts'

/** The installed adapters, each with its simulator. */
export const adapters: readonly Adapter[] = [
  { ...sist, simulator: sistSimulator },
  { ...http, simulator: httpSimulator },
  { ...soap, simulator: soapSimulator },
]
