import type { Adapter } from '../adapter/define-adapter.ts'
import type { CardDesk } from '../card/card-desk.ts'
import { createCards, type Cards } from '../card/cards.ts'
import { cardId, type WantedKey } from '../card/card-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { Outcome } from '../model/outcome.ts'
import { secret } from '../model/secret.ts'
import { keysOfCase } from '../plan/employed-keys.ts'
import type { PlanCase } from '../plan/plan.ts'
import type { RunContext } from '../run/context.ts'
import { isSwapping, wantedKeyOf } from './card-order.ts'
import { askMain } from './main-channel.ts'
import type { CardMeans, RunInput } from './run-input.ts'

/** The desk of a worker: PINs and hands are on the main process's side of the channel. */
const deskOf = (means: CardMeans | undefined): CardDesk => ({
  isAttended: means?.isAttended ?? false,
  pin: async (question) => {
    const pin = means === undefined ? null : await askMain(means.channel, 'pin', question)
    return pin === null ? null : secret(pin)
  },
  insert: async (question) =>
    means !== undefined &&
    means.isAttended &&
    (await askMain(means.channel, 'card', question)) === true,
})

/** The cards of the worker that runs the cases. Nothing is loaded until one is needed. */
export const openWorkerCards = (input: RunInput, adapters: readonly Adapter[]): Cards =>
  createCards({
    desk: deskOf(input.cards),
    isSwapping: isSwapping(input.environment, input.plan.cases, adapters),
  })

/** What somebody may do about it: the run can go on once they have. */
const forAPerson = new Set([
  'CARD_ABSENT',
  'CARD_OF_ANOTHER',
  'CARD_PIN_MISSING',
  'CARD_PIN_WRONG',
  'CARD_PIN_BLOCKED',
])

const skipFor = (error: unknown): Outcome => {
  if (!(error instanceof HarnessError)) throw error
  return {
    status: 'skipped',
    cause: forAPerson.has(error.code) ? 'awaiting-operator' : 'environment',
    reason: `${error.message}${error.hint === undefined ? '' : `; ${error.hint}`}`,
  }
}

/**
 * Has the cards of a case at hand before it sends anything. Where cards change places, the first: the others are
 * asked for in their turn, of whoever is there to change them.
 */
export const haveCardsOf = (
  input: RunInput,
  cards: Cards,
  context: Pick<RunContext, 'adapters' | 'operators'>,
): NonNullable<RunContext['haveCards']> => {
  const { environment } = input
  const isAttended = input.cards?.isAttended ?? false
  const swapping = isSwapping(environment, input.plan.cases, [...context.adapters.values()])
  const absentOf = async (wanted: readonly WantedKey[]): Promise<WantedKey | undefined> => {
    for (const one of wanted) if (!(await cards.isThere(one))) return one
    return undefined
  }
  return async (planCase: PlanCase) => {
    const keys = keysOfCase(planCase, context.adapters).flatMap(({ operator, role }) => {
      const wanted = wantedKeyOf(environment, operator, role)
      return wanted === null ? [] : [{ operator, role, wanted }]
    })
    const [first] = keys
    if (first === undefined) return null
    const isNow = ({ spec, holder }: WantedKey): boolean =>
      !swapping || cardId(spec, holder) === cardId(first.wanted.spec, first.wanted.holder)
    try {
      for (const { operator, role } of keys.filter(({ wanted }) => isNow(wanted)))
        await context.operators.get(operator)?.[role].ready?.(false)
      if (isAttended || !swapping) return null
      const absent = await absentOf(keys.map(({ wanted }) => wanted))
      return absent === undefined
        ? null
        : {
            status: 'skipped',
            cause: 'awaiting-operator',
            reason: t`il caso vuole anche la carta di «${absent.holder.name}», e nessuno la può inserire`,
          }
    } catch (error) {
      return skipFor(error)
    }
  }
}
