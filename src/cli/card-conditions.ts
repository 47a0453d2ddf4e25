import type { Adapter } from '../adapter/define-adapter.ts'
import type { DeclaredEnvironment } from '../environment/environment.ts'
import { requireCardSupport } from '../card/pkcs11.ts'
import { isOnCard } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { PlanCase } from '../plan/plan.ts'
import { cardsOfCase, isSwapping } from '../suite/card-order.ts'
import type { RunLimits } from '../suite/run-input.ts'

/**
 * What cards ask of a run, told before it begins: that they can be read at all, and that cases follow one another
 * where cards change places.
 */
export const withCardConditions = (
  limits: RunLimits,
  options: { readonly jobs?: string; readonly watch?: boolean },
  environment: DeclaredEnvironment,
  cases: readonly PlanCase[],
  adapters: readonly Adapter[],
): RunLimits => {
  const { client } = environment
  const hasClientCard = client !== null && client !== 'generated' && isOnCard(client)
  const usesCards =
    hasClientCard ||
    cases.some((planCase) => cardsOfCase(environment, planCase, adapters).length > 0)
  if (usesCards) requireCardSupport()
  if (hasClientCard && options.watch === true)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`con la carta del certificato client --watch non si può: l'engine di OpenSSL parte una volta sola`,
      { hint: t`ripetere il comando senza --watch, o usare un certificato client in un file` },
    )
  if (!isSwapping(environment, cases, adapters)) return limits
  if (hasClientCard)
    throw new HarnessError(
      'ENVIRONMENT_INVALID',
      t`la carta del certificato client deve restare nel suo lettore, e i lettori sono meno delle carte`,
      { hint: t`aggiungere un lettore (readers:), o usare un certificato client in un file` },
    )
  if (options.jobs !== undefined && Number(options.jobs) > 1)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`con meno lettori che carte i casi si eseguono uno per volta`,
      { hint: t`togliere --jobs, o dichiarare tutti i lettori in readers:` },
    )
  return { ...limits, jobs: 1 }
}
