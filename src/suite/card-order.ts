import type { Adapter, KeyRole } from '../adapter/define-adapter.ts'
import { cardId, type WantedKey } from '../card/card-spec.ts'
import { isOnCard, type KeySpec } from '../environment/key-spec.ts'
import { keysOfCase } from '../plan/employed-keys.ts'
import type { PlanCase } from '../plan/plan.ts'

/** As much of an environment as says who holds which card. */
interface Holders {
  readonly readers: number | null
  readonly operators: Readonly<
    Record<
      string,
      {
        readonly codiceFiscale: string
        readonly authentication: KeySpec | 'generated'
        readonly signature: KeySpec | 'generated'
      }
    >
  >
}

/** The key of an operator where it is on a card, else null. */
export const wantedKeyOf = (
  { operators }: Pick<Holders, 'operators'>,
  name: string,
  role: KeyRole,
): WantedKey | null => {
  const operator = operators[name]
  const key = operator?.[role]
  if (operator === undefined || key === undefined || key === 'generated' || !isOnCard(key))
    return null
  const { codiceFiscale } = operator
  return { spec: key.card, holder: { name, codiceFiscale }, purpose: role }
}

/** A card, with the name of an operator who holds it. */
export interface HeldCard {
  readonly id: string
  readonly holder: string
}

/** The cards that a case uses, in the order in which it does; one after another, where it goes back and forth. */
export const cardsOfCase = (
  environment: Pick<Holders, 'operators'>,
  planCase: Pick<PlanCase, 'steps' | 'cleanup'>,
  adapters: readonly Adapter[],
): readonly HeldCard[] => {
  const byId = new Map(adapters.map((adapter) => [adapter.id, adapter]))
  return keysOfCase(planCase, byId)
    .flatMap(({ operator, role }) => {
      const wanted = wantedKeyOf(environment, operator, role)
      return wanted === null ? [] : [{ id: cardId(wanted.spec, wanted.holder), holder: operator }]
    })
    .filter(({ id }, index, all) => id !== all[index - 1]?.id)
}

/** Whether cards have to change places as these cases run: there are fewer readers than cards. */
export const isSwapping = (
  environment: Holders,
  cases: readonly PlanCase[],
  adapters: readonly Adapter[],
): boolean => {
  const { readers } = environment
  if (readers === null) return false
  const cards = cases.flatMap((planCase) => cardsOfCase(environment, planCase, adapters))
  return new Set(cards.map(({ id }) => id)).size > readers
}

interface Ordered {
  readonly head: { readonly id: string }
  readonly needs: readonly { readonly case: string }[]
}

/** One way through all cases, beginning with a card: on each card as long as it goes, then the next in order. */
const way = <Case extends Ordered>(
  cases: readonly Case[],
  cardsOf: ReadonlyMap<Case, readonly string[]>,
  first: string | null,
): { readonly order: Case[]; readonly swaps: number } => {
  const known = new Set(cases.map(({ head }) => head.id))
  const left = new Set(cases)
  const done = new Set<string>()
  const order: Case[] = []
  let card = first
  let swaps = 0
  const isFree = ({ needs }: Case): boolean =>
    needs.every((need) => done.has(need.case) || !known.has(need.case))
  const take = (planCase: Case): void => {
    const cards = cardsOf.get(planCase) ?? []
    for (const one of cards) {
      if (card !== null && one !== card) swaps += 1
      card = one
    }
    left.delete(planCase)
    done.add(planCase.head.id)
    order.push(planCase)
  }
  const isHere = (planCase: Case): boolean =>
    (cardsOf.get(planCase) ?? []).every((one) => one === card)
  while (left.size > 0) {
    const free = [...left].filter(isFree)
    // A circle of needs is told elsewhere: here it only must not go round for ever.
    const next =
      free.find(isHere) ??
      free.find((planCase) => cardsOf.get(planCase)?.[0] === card) ??
      free[0] ??
      [...left][0]
    if (next === undefined) break
    take(next)
  }
  return { order, swaps }
}

/**
 * The cases grouped by card, so that each is inserted as seldom as can be: within a group in the order given, each
 * after those that it needs. Of several ways with as few changes, the one that begins as the order given does.
 */
export const inCardOrder = <Case extends Ordered>(
  cases: readonly Case[],
  cardsOf: (planCase: Case) => readonly string[],
): readonly Case[] => {
  const cards = new Map(cases.map((planCase) => [planCase, cardsOf(planCase)]))
  const firsts = [...new Set([...cards.values()].flat())]
  const ways = (firsts.length === 0 ? [null] : firsts).map((first) => way(cases, cards, first))
  return ways.toSorted((a, b) => a.swaps - b.swaps)[0]?.order ?? cases
}

/** The cases in the order in which they run in an environment: the authority's, unless cards change places. */
export const runOrder = (
  environment: Holders,
  cases: readonly PlanCase[],
  adapters: readonly Adapter[],
): readonly PlanCase[] =>
  isSwapping(environment, cases, adapters)
    ? inCardOrder(cases, (planCase) =>
        cardsOfCase(environment, planCase, adapters).map(({ id }) => id),
      )
    : cases
