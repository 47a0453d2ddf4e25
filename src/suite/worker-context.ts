import { randomBytes } from 'node:crypto'

import type { Adapter, Operator } from '../adapter/define-adapter.ts'
import { signingKeyFromPem } from '../certificates/signing-key.ts'
import { checkKinds } from '../check/expectation.ts'
import { createStore } from '../evidence/create-store.ts'
import { appendEvent } from '../evidence/journal.ts'
import type { EnvironmentSpec, OperatorSpec } from '../environment/environment.ts'
import { secret } from '../model/secret.ts'
import { checkSurroundings, filesOfChecks, filesOfPlan } from '../plan/check-surroundings.ts'
import type { RunContext } from '../run/context.ts'
import { controlClient } from '../simulator/control-client.ts'
import { makeWitness } from '../simulator/witness.ts'
import { openTransport, type Transport } from '../transport/open-transport.ts'
import { openDesk } from './manual-desk.ts'
import type { RunInput } from './run-input.ts'

const toOperator = (name: string, spec: OperatorSpec): Operator => ({
  name,
  codiceFiscale: spec.codiceFiscale,
  codStruttura: spec.codStruttura,
  ruoloIstituzionale: spec.ruoloIstituzionale,
  codiceRegionale: spec.codiceRegionale,
  authentication: signingKeyFromPem(spec.authentication.certificatePem, spec.authentication.keyPem),
  signature: signingKeyFromPem(spec.signature.certificatePem, spec.signature.keyPem),
})

/** Connections of their own for the cases of one place: at most one for each host. */
export const openWorkerTransport = (environment: EnvironmentSpec): Transport =>
  openTransport({ caPem: environment.caPem, client: environment.client }, environment.timeoutMs)

/** Everything that cases run with, made once in the worker from plain data. */
export const makeWorkerContext = (input: RunInput, adapters: readonly Adapter[]): RunContext => {
  const { environment, application } = input
  const control = environment.control === null ? null : controlClient(environment.control)
  return {
    adapters: new Map(adapters.map((adapter) => [adapter.id, adapter])),
    kinds: new Map(
      adapters.map((adapter) => [
        adapter.id,
        checkKinds(adapter.checks, checkSurroundings(adapter, filesOfPlan(input.plan.files ?? {}))),
      ]),
    ),
    data: input.plan.data,
    application: {
      name: application.title,
      producer: application.producer,
      version: application.version,
      applicationCode: secret(application.applicationCode),
    },
    defects: new Set(application.defects),
    operators: new Map(
      Object.entries(environment.operators).map(([name, spec]) => [name, toOperator(name, spec)]),
    ),
    endpoints: environment.endpoints,
    transport: openWorkerTransport(environment),
    store: createStore(input.runFolder),
    checkFiles: (adapter) => filesOfChecks(adapter, input.plan.files ?? {}),
    emit: (event) => appendEvent(input.runFolder, event),
    desk: openDesk(input.runFolder, input.manual ?? null),
    ...(control === null ? {} : { witness: makeWitness(control) }),
    clock: () => new Date(),
    randomBytes: (length) => randomBytes(length),
    setConditions:
      control === null
        ? null
        : (orders) => control.setConditions([...environment.conditions, ...orders]),
  }
}
