import { orderText, parseOrder, type ConditionOrder } from '../adapter/condition.ts'
import type { ConditionOffer, Conditions } from '../adapter/simulated.ts'
import { HarnessError } from '../errors/harness-error.ts'

/** The conditions of a running simulator: ordered, in force for a request or a connection, taken back. */
export interface ConditionBoard {
  readonly offer: ConditionOffer
  /** What is in force, as it may be ordered again. */
  readonly orders: () => readonly string[]
  /** Adds orders to those in force; one for the same name and operation is replaced. Throws COMMAND_INVALID. */
  readonly add: (texts: readonly string[]) => Promise<void>
  /** Puts orders in the place of those in force. Throws COMMAND_INVALID, and then changes nothing. */
  readonly replace: (texts: readonly string[]) => Promise<void>
  /** Takes back all orders of a name; whether there was one. */
  readonly remove: (name: string) => Promise<boolean>
  /** The conditions of a request; those that hold for a number of times hold once less after it. */
  readonly take: (operation: string | undefined) => Conditions
  /** The conditions of whole connections. */
  readonly ofConnections: () => Conditions
}

/** What is ordered by these texts; throws COMMAND_INVALID where one names what is not on offer. */
export const readOrders = (
  texts: readonly string[],
  offer: ConditionOffer,
): readonly ConditionOrder[] =>
  texts.map((text) => {
    const read = parseOrder(text, offer)
    if ('order' in read) return read.order
    const { message, hint } = read.mistake
    throw new HarnessError('COMMAND_INVALID', message, hint === undefined ? {} : { hint })
  })

/**
 * A board with nothing ordered. `onConnections` is told when what holds for connections changes, before an order
 * counts as given.
 */
export const createConditionBoard = (
  offer: ConditionOffer,
  onConnections: (conditions: Conditions) => Promise<void> = () => Promise.resolve(),
): ConditionBoard => {
  let orders: readonly ConditionOrder[] = []
  const isOfConnections = ({ name }: ConditionOrder): boolean =>
    offer.conditions.find((one) => one.name === name)?.scope === 'connection'
  const ofConnections = (): Conditions =>
    new Map(orders.filter(isOfConnections).map(({ name, value }) => [name, value]))

  const put = async (changed: readonly ConditionOrder[]): Promise<void> => {
    const before = JSON.stringify([...ofConnections()])
    orders = changed
    const now = ofConnections()
    if (JSON.stringify([...now]) !== before) await onConnections(now)
  }

  const withOrders = (
    given: readonly ConditionOrder[],
    added: readonly ConditionOrder[],
  ): readonly ConditionOrder[] => {
    const byPlace = new Map<string, ConditionOrder>()
    for (const order of [...given, ...added])
      byPlace.set(`${order.name}@${order.operation ?? ''}`, order)
    return [...byPlace.values()]
  }

  return {
    offer,
    orders: () => orders.map(orderText),
    add: async (texts) => put(withOrders(orders, readOrders(texts, offer))),
    replace: async (texts) => put(withOrders([], readOrders(texts, offer))),
    remove: async (name) => {
      const kept = orders.filter((order) => order.name !== name)
      const found = kept.length < orders.length
      await put(kept)
      return found
    },
    take: (operation) => {
      const holds = (order: ConditionOrder): boolean =>
        !isOfConnections(order) && (order.operation === null || order.operation === operation)
      const taken = orders.filter(holds)
      orders = orders.flatMap((order) => {
        if (order.times === null || !taken.includes(order)) return [order]
        return order.times > 1 ? [{ ...order, times: order.times - 1 }] : []
      })
      return new Map(taken.map(({ name, value }) => [name, value]))
    },
    ofConnections,
  }
}
