import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'

import { inCardOrder } from '../../../../src/suite/card-order.ts'

interface Wish {
  readonly id: string
  readonly cards: readonly string[]
  readonly needs?: readonly string[]
}

const order = (wishes: readonly Wish[]): string[] => {
  const cases = wishes.map(({ id, cards, needs = [] }) => ({
    head: { id },
    needs: needs.map((name) => ({ case: name })),
    cards,
  }))
  return inCardOrder(cases, ({ cards }) => cards).map(({ head }) => head.id)
}

/** How often another card is inserted, from the first one on. */
const swaps = (ids: readonly string[], wishes: readonly Wish[]): number => {
  const cards = ids.flatMap((id) => wishes.find((one) => one.id === id)?.cards ?? [])
  return cards.filter((card, index) => index > 0 && card !== cards[index - 1]).length
}

const case_ = (id: string, cards: string, needs: readonly string[] = []): Wish => ({
  id,
  cards: [...cards],
  needs,
})

test('cases of one card come together, in the order given', () => {
  const wishes = [case_('1', 'A'), case_('2', 'B'), case_('3', 'A'), case_('4', 'B')]
  expect(order(wishes)).toEqual(['1', '3', '2', '4'])
})

test('a case without a card stays where it was among those before the change', () => {
  const wishes = [case_('1', 'A'), case_('2', ''), case_('3', 'B'), case_('4', 'A'), case_('5', '')]
  expect(order(wishes)).toEqual(['1', '2', '4', '5', '3'])
})

test('a case comes after those that it needs, on whatever card they are', () => {
  const wishes = [case_('1', 'A', ['4']), case_('2', 'B'), case_('3', 'A'), case_('4', 'B')]
  expect(order(wishes)).toEqual(['2', '4', '1', '3'])
})

test('of several ways with as few changes, the one that begins as the order given', () => {
  const chain = [case_('1', 'A'), case_('2', 'B', ['1']), case_('3', 'A', ['2'])]
  expect(order(chain)).toEqual(['1', '2', '3'])
  const shorter = [case_('1', 'A'), case_('2', 'B'), case_('3', 'A', ['2']), case_('4', 'A')]
  expect(order(shorter)).toEqual(['2', '1', '3', '4'])
})

test('a case with two cards stands between the cases of the one and of the other', () => {
  const wishes = [case_('1', 'AB'), case_('2', 'B'), case_('3', 'A')]
  expect(order(wishes)).toEqual(['3', '1', '2'])
})

test('needs that go round in a circle, or lead out of the selection, hold nothing up', () => {
  expect(order([case_('1', 'A', ['2']), case_('2', 'A', ['1'])])).toHaveLength(2)
  expect(order([case_('1', 'A', ['altrove'])])).toEqual(['1'])
})

test('whatever the cases: each once, after its needs, and never more changes than in the order given', () => {
  const plans = array(record({ card: constantFrom('', 'A', 'B', 'C'), need: nat(20) }), {
    maxLength: 20,
  }).map((rows) =>
    rows.map(({ card, need }, index) =>
      // Half of them need an earlier one.
      case_(`${index}`, card, need < index ? [`${need}`] : []),
    ),
  )
  assert(
    property(plans, (wishes) => {
      const found = order(wishes)
      const at = new Map(found.map((id, index) => [id, index]))
      expect(found.toSorted()).toEqual(wishes.map(({ id }) => id).toSorted())
      for (const { id, needs = [] } of wishes)
        for (const need of needs) expect(at.get(need)).toBeLessThan(at.get(id) ?? 0)
      expect(swaps(found, wishes)).toBeLessThanOrEqual(
        swaps(
          wishes.map(({ id }) => id),
          wishes,
        ),
      )
    }),
    { seed: 7, numRuns: 300 },
  )
})
