import type { Adapter } from '../adapter/define-adapter.ts'
import type {
  ApplicationSpec,
  DeclaredEnvironment,
  ReadEnvironment,
} from '../environment/environment.ts'
import { isOnCard, isPem } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { Problem } from '../plan/problem.ts'
import { openEnvironment } from '../session/open-environment.ts'
import type { ClientKey } from './handshake-lines.ts'

/** An environment to be looked at, and how to leave it. */
export interface Place extends AsyncDisposable {
  readonly environment: ReadEnvironment
  readonly client: ClientKey
  /** Why nobody is called; null where somebody can be. */
  readonly unreachable: string | null
}

const clientKey = (client: ReadEnvironment['client'], isDeclared: boolean): ClientKey => {
  if (client === null || client === 'generated')
    return isDeclared
      ? { kind: 'withheld', reason: t`il certificato client dell'ambiente non si legge` }
      : { kind: 'none' }
  if (isPem(client)) return { kind: 'pem', ...client }
  return {
    kind: 'withheld',
    reason: isOnCard(client)
      ? t`la chiave è su una carta: per presentarla serve il PIN, che qui non si chiede`
      : t`la chiave è dietro a un programma, e TLS firma da sé`,
  }
}

const stay = {
  [Symbol.asyncDispose]: () => Promise.resolve(),
}

/** An environment that is elsewhere. Production is not called, whatever its files say. */
const elsewhere = (
  environment: ReadEnvironment,
  problems: readonly Problem[],
  hasClient: boolean,
): Place => ({
  ...stay,
  environment,
  client: clientKey(environment.client, hasClient),
  unreachable: problems.some(({ code }) => code === 'PRODUCTION_REFUSED')
    ? t`a un ambiente di produzione non ci si collega`
    : Object.keys(environment.endpoints).length === 0
      ? t`l'ambiente non ha un indirizzo che si legga`
      : null,
})

/** The built-in simulator with its own certificates, those of its operators included. */
const simulated = async (
  declared: DeclaredEnvironment,
  application: ApplicationSpec,
  adapters: readonly Adapter[],
): Promise<Place> => {
  // Nobody signs: keys that are made in no time will do.
  const open = await openEnvironment(declared, application, adapters, {
    operatorKeys: 'ec-p256',
  })
  const { endpoints, caPem, client, operators } = open.environment
  const withKeys = Object.entries(declared.operators).map(([name, operator]) => {
    const { authentication, signature } = operators[name] ?? operator
    return [name, { ...operator, authentication, signature }]
  })
  return {
    environment: {
      ...declared,
      endpoints,
      caPem,
      client,
      operators: Object.fromEntries(withKeys) as ReadEnvironment['operators'],
    },
    client: clientKey(client, true),
    unreachable: null,
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  }
}

/** Opens the place that is looked at: the simulator is started, any other is as its files say. */
export const openPlace = async (
  read: { readonly environment: ReadEnvironment; readonly problems: readonly Problem[] },
  hasClient: boolean,
  application: ApplicationSpec | null,
  adapters: readonly Adapter[],
): Promise<Place> => {
  const { environment, problems } = read
  if (!environment.simulator) return elsewhere(environment, problems, hasClient)
  const notStarted = (reason: string): Place => ({
    ...elsewhere(environment, problems, hasClient),
    unreachable: reason,
  })
  if (application === null)
    return notStarted(t`senza un'applicazione che si legga il simulatore non si avvia`)
  if (problems.length > 0)
    return notStarted(t`con un ambiente che non si legge il simulatore non si avvia`)
  try {
    // Without a problem no key is missing.
    return await simulated(environment as DeclaredEnvironment, application, adapters)
  } catch (error) {
    if (error instanceof HarnessError)
      return notStarted(t`il simulatore non si avvia: ${error.message}`)
    throw error
  }
}
