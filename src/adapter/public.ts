// What an adapter in a workspace is made of: `import … from 'collaudo/adapter'`.
export { z } from 'zod'

export { defineCheck } from '../check/check.ts'
export { HarnessError } from '../errors/harness-error.ts'
export { parseJson } from '../json/parse-json.ts'
export { adapterPromises } from './contract.ts'
export { defineAdapter } from './define-adapter.ts'
export { exchangeOf } from './exchange-of.ts'

export type { CheckDefinition, CheckSubject, Finding, Reading } from '../check/check.ts'
export type { Exchange, HttpAnswer, NoAnswer } from '../model/exchange.ts'
export type { AdapterPromise } from './contract.ts'
export type {
  Adapter,
  CallContext,
  CodeExplanation,
  HttpRequest,
  RequestProblem,
  Sent,
} from './define-adapter.ts'
export type {
  ReplyNote,
  SimulatedReply,
  SimulatedRequest,
  SimulatedService,
  SimulatedWorld,
  SimulatorSpecification,
} from './simulated.ts'
