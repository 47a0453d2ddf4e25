import { randomBytes } from 'node:crypto'

import type { Adapter, KeyRole, Operator } from '../adapter/define-adapter.ts'
import type { Cards } from '../card/cards.ts'
import { signingKeyFromCommand } from '../certificates/command-key.ts'
import { signingKeyFromPem } from '../certificates/signing-key.ts'
import { checkKinds } from '../check/expectation.ts'
import { createStore } from '../evidence/create-store.ts'
import { appendEvent } from '../evidence/journal.ts'
import type { OperatorSpec } from '../environment/environment.ts'
import { isOnCard, isPem } from '../environment/key-spec.ts'
import { secret } from '../model/secret.ts'
import type { SigningKey } from '../model/signing-key.ts'
import { checkSurroundings, filesOfChecks, filesOfPlan } from '../plan/check-surroundings.ts'
import { sentFile } from '../plan/sent-files.ts'
import type { RunContext } from '../run/context.ts'
import { controlClient } from '../simulator/control-client.ts'
import { makeWitness } from '../simulator/witness.ts'
import { openTransport, type TlsIdentity } from '../transport/open-transport.ts'
import { followTraffic } from './follow-traffic.ts'
import { openDesk } from './manual-desk.ts'
import type { RunInput } from './run-input.ts'
import { haveCardsOf, openWorkerCards } from './worker-cards.ts'
import { tlsIdentityOf } from './worker-identity.ts'

/** A key that is read when somebody first acts with it: a run of few cases has few that act. */
const whenAsked = (read: () => SigningKey): SigningKey => {
  let key: SigningKey | undefined
  const asked = (): SigningKey => (key ??= read())
  return {
    get certificate() {
      return asked().certificate
    },
    sign: (hash, data) => asked().sign(hash, data),
  }
}

const toKey = (name: string, operator: OperatorSpec, role: KeyRole, cards: Cards): SigningKey => {
  const { codiceFiscale, [role]: key } = operator
  if (isPem(key)) return whenAsked(() => signingKeyFromPem(key.certificatePem, key.keyPem))
  return isOnCard(key)
    ? cards.key({ spec: key.card, holder: { name, codiceFiscale }, purpose: role })
    : signingKeyFromCommand(key)
}

const toOperator = (name: string, spec: OperatorSpec, cards: Cards): Operator => ({
  name,
  codiceFiscale: spec.codiceFiscale,
  codStruttura: spec.codStruttura,
  ruoloIstituzionale: spec.ruoloIstituzionale,
  codiceRegionale: spec.codiceRegionale,
  authentication: toKey(name, spec, 'authentication', cards),
  signature: toKey(name, spec, 'signature', cards),
})

/** The application's calls, where the cases are about them: as they come, or all that were recorded. */
const trafficOf = ({ header, runFolder }: RunInput) => {
  switch (header.by) {
    case 'application':
      return followTraffic(runFolder)
    case 'file':
      return followTraffic(runFolder, { isOver: true })
    case 'harness':
    case undefined:
      return null
  }
}

/** What cases run with, and what of it is closed at the end. */
export interface WorkerContext extends RunContext {
  readonly cards: Cards
  readonly identity: TlsIdentity
}

/** Everything that cases run with, made once in the worker from plain data. */
export const makeWorkerContext = (input: RunInput, adapters: readonly Adapter[]): WorkerContext => {
  const { environment, application } = input
  const control = environment.control === null ? null : controlClient(environment.control)
  const cards = openWorkerCards(input, adapters)
  const identity = tlsIdentityOf(environment, cards)
  const known = {
    adapters: new Map(adapters.map((adapter) => [adapter.id, adapter])),
    operators: new Map(
      Object.entries(environment.operators).map(([name, spec]) => [
        name,
        toOperator(name, spec, cards),
      ]),
    ),
  }
  return {
    ...known,
    cards,
    identity,
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
    endpoints: environment.endpoints,
    // Connections for the cases of one place: at most one for each host.
    transport: openTransport(identity, environment.timeoutMs),
    store: createStore(input.runFolder),
    checkFiles: (adapter) => filesOfChecks(adapter, input.plan.files ?? {}),
    sentFile: (path) => sentFile(input.plan.sent ?? {}, path),
    emit: (event) => appendEvent(input.runFolder, event),
    traffic: trafficOf(input),
    desk: openDesk(input.runFolder, input.manual ?? null),
    ...(control === null ? {} : { witness: makeWitness(control) }),
    clock: () => new Date(),
    randomBytes: (length) => randomBytes(length),
    haveCards: haveCardsOf(input, cards, known),
    setConditions:
      control === null
        ? null
        : (orders) => control.setConditions([...environment.conditions, ...orders]),
  }
}
