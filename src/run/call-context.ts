import type { CallContext, HttpRequest, Operator, StepOperator } from '../adapter/define-adapter.ts'
import type { Expectation } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { AnsweredStep } from '../plan/plan.ts'
import type { RunContext } from './context.ts'
import type { EarlierCall } from './prepare-call.ts'
import { sendOptions } from './send-options.ts'

const operatorNamed = (context: RunContext, name: string): Operator => {
  const operator = context.operators.get(name)
  if (operator === undefined)
    throw new HarnessError('OPERATOR_UNKNOWN', t`l'operatore «${name}» non è nell'ambiente`, {
      hint: t`ci sono: ${[...context.operators.keys()].join(', ')}`,
    })
  return operator
}

const endpointOf = ({ endpoints }: RunContext, adapter: string): string => {
  const endpoint = Object.hasOwn(endpoints, adapter) ? endpoints[adapter] : undefined
  if (endpoint !== undefined) return endpoint
  throw new HarnessError('ENVIRONMENT_INVALID', t`l'ambiente non ha l'endpoint «${adapter}»`, {
    hint: t`aggiungerlo a endpoints: in environment.yaml`,
  })
}

/** The operators of a step, in their three roles. */
export const operatorOf = (context: RunContext, names: AnsweredStep['operator']): StepOperator => ({
  datiOperatore: operatorNamed(context, names.datiOperatore),
  authentication: operatorNamed(context, names.authentication),
  signature: operatorNamed(context, names.signature),
})

/** What an adapter is given to make one call. `onRequest` is told of the request as it is handed over. */
export const makeCallContext = (
  context: RunContext,
  step: AnsweredStep,
  call: {
    readonly earlier: ReadonlyMap<string, EarlierCall>
    readonly operator: StepOperator
    readonly instant: Date
    readonly signal: AbortSignal
    readonly onRequest: (request: HttpRequest) => void
    readonly expectations: readonly Expectation[]
  },
): CallContext => {
  // The TLS layer is ours; the adapter breaks the others.
  const { tls, ...deviate } = step.deviate
  const options = sendOptions(tls, call.expectations)
  return {
    endpoint: endpointOf(context, step.uses),
    application: context.application,
    operator: call.operator,
    operatorNamed: (name) => operatorNamed(context, name),
    instant: call.instant,
    randomBytes: context.randomBytes,
    earlier: (id) => call.earlier.get(id),
    file: context.sentFile,
    deviate,
    defects: context.defects,
    send: (request) => {
      call.onRequest(request)
      return context.transport.send(request, call.signal, options)
    },
  }
}
