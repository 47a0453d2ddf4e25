import { beforeAll, expect, test } from 'vitest'

import { ruleTable, type RuleName } from '../../../../../adapters/sist/simulate/rule-table.ts'
import { issueTestPki, type TestPki } from '../../../../support/sist-world.ts'
import { chkBreaches } from './rules/chk-breaches.ts'
import { dispense, dispensingBreaches } from './rules/dispensing-breaches.ts'
import { lifeCycleBreaches } from './rules/life-cycle-breaches.ts'
import { issueCards, openRegion, type Breach, type Region, type Reply } from './rules/region.ts'
import { registrationBreaches } from './rules/registration-breaches.ts'
import { requestBreaches } from './rules/request-breaches.ts'
import { securityBreaches } from './rules/security-breaches.ts'

const breaches = {
  ...securityBreaches,
  ...requestBreaches,
  ...chkBreaches,
  ...registrationBreaches,
  ...dispensingBreaches,
  ...lifeCycleBreaches,
}

let pki: TestPki
let cards: Awaited<ReturnType<typeof issueCards>>
let strict: Region

beforeAll(async () => {
  pki = await issueTestPki()
  cards = await issueCards(pki)
  strict = await openRegion(pki, cards)
})

/** The rule that spoke: of a refusal in the journal, of an anomaly in the answer. */
const speaker = ({ rule, text }: Reply): string | null => {
  const anomaly = /<codCriticita>.<\/codCriticita><codice>(\d{4})/.exec(text)?.[1]
  return rule ?? (anomaly === undefined ? null : `anomaly-${anomaly}`)
}

const codeOf = ({ status, fault, first }: Reply): string | undefined =>
  status === 415 ? 'HTTP 415' : (fault ?? first('codice'))

test('every rule of the table is broken by a request of this test', () => {
  expect(Object.keys(breaches).toSorted()).toEqual(Object.keys(ruleTable).toSorted())
})

const cases = Object.entries(breaches).map(([name, given]): [RuleName, Breach] => [
  name as RuleName,
  typeof given === 'function' ? { breaks: given } : (given as Breach),
])

test.each(cases)(
  '%s refuses what breaks it and nothing else does',
  async (name, { breaks, otherwise }) => {
    const refused = await breaks(strict)
    expect([speaker(refused), codeOf(refused)]).toEqual([name, ruleTable[name].code])
    const lenient = await breaks(await openRegion(pki, cards, [name]))
    expect(speaker(lenient)).toBe(otherwise ?? null)
    if (otherwise === undefined) expect(lenient.status).toBe(200)
  },
)

test('what breaks no rule is accepted', async () => {
  expect(speaker(await strict.chk())).toBeNull()
  const registered = await strict.register({})
  expect([speaker(registered), registered.first('esito')]).toEqual([null, 'TRUE'])
  const dispensed = await dispense(strict)
  expect([speaker(dispensed), dispensed.first('esito')]).toEqual([null, 'TRUE'])
})
