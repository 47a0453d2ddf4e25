import { beforeAll, describe, expect, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { isAnswered, type Plan } from '../../../src/plan/plan.ts'
import { selectCases } from '../../../src/plan/select-cases.ts'
import { findWorkspace } from '../../../src/plan/workspace.ts'
import { findTarget } from '../../../src/session/load-target.ts'
import { codesOf, idOf, idsOf, loadSamplePlan, readmeRows } from '../../support/sample-plan.ts'

const planNames = ['cvp', 'sicurezza', 'fse-gateway', 'fse-xds']
const plans = new Map<string, Plan>()

beforeAll(async () => {
  for (const name of planNames) plans.set(name, await loadSamplePlan(name))
})

const planNamed = (name: string): Plan => {
  const plan = plans.get(name)
  if (plan === undefined) throw new Error(`no plan ${name}`)
  return plan
}

/** What the cases have, each with the cases that have it. */
const casesBy = (
  { cases }: Plan,
  has: (one: Plan['cases'][number]) => readonly string[],
): Record<string, string[]> => {
  const found: Record<string, string[]> = {}
  for (const one of cases)
    for (const value of has(one)) {
      const ids = (found[value] ??= [])
      if (!ids.includes(idOf(one))) ids.push(idOf(one))
    }
  return found
}

const rowsLike = (plan: Plan, shape: RegExp): Record<string, readonly string[]> =>
  Object.fromEntries(
    readmeRows(plan).flatMap(([first, ids]) => {
      const [, ...names] = shape.exec(first) ?? []
      const name = names.find((one) => one !== undefined)
      return name === undefined ? [] : [[name, ids]]
    }),
  )

describe.each(planNames)('the plan %s', (name) => {
  test('says in its README which case provokes which code', () => {
    const plan = planNamed(name)
    expect(rowsLike(plan, /^(\d{4}|\d{6})$|^`([A-Za-z]*[A-Z][\w:-]*|wsse:\w+|wsa:\w+)`$/)).toEqual(
      casesBy(plan, codesOf),
    )
  })

  test('says in its README which case is in which area', () => {
    const plan = planNamed(name)
    const areas = casesBy(plan, ({ head }) => [head.area])
    const told = Object.fromEntries(
      readmeRows(plan).filter(([first]) => Object.hasOwn(areas, first)),
    )
    expect(told).toEqual(areas)
  })

  test('says in its README which case leans on which open question', () => {
    const plan = planNamed(name)
    expect(rowsLike(plan, /^`([a-z-]+)`$/)).toEqual(casesBy(plan, ({ head }) => head.switches))
  })

  test('says that it is ours, and each case carries the words of its source', () => {
    const plan = planNamed(name)
    expect(plan.note).toMatch(/Non è .*(?:InnovaPuglia|Ministero della Salute)/)
    for (const { head } of plan.cases)
      expect(head.source?.text.length ?? 0, head.id).toBeGreaterThan(40)
  })

  test('has no two cases that send the same requests with the same expectations', () => {
    const bodies = planNamed(name).cases.map(({ steps, row }) =>
      JSON.stringify([row, steps.map((step) => ({ ...step, id: '', title: null }))]),
    )
    expect(new Set(bodies).size).toBe(bodies.length)
  })

  test('expects a refusal in every negative case, and something else at the end of a positive one', () => {
    for (const { head, steps } of planNamed(name).cases) {
      const expected = JSON.stringify(steps.filter(isAnswered).map(({ expect: one }) => one))
      if (head.kind === 'negative')
        expect(expected, head.id).toMatch(
          /"refused"|"registry-error"|"code"|"status":"4|"esito":"false"|"problem"|"border-proxy"/,
        )
      else
        expect(JSON.stringify(steps.filter(isAnswered).at(-1)?.expect), head.id).not.toContain(
          'refused',
        )
    }
  })
})

test('cvp provokes every fault and anomaly of the dossier', () => {
  const provoked = new Set(planNamed('cvp').cases.flatMap(codesOf))
  const wanted = [
    ...['000004', '000005', '000061', '000218', '000219', '000220', '000231', '000239', '000240'],
    ...['000242', '000265', '000271', '000272', '000279', '000280', '000303', '000304', '100000'],
    ...['900000', '910002', '0007', '0023', '0048', '0051', '0053', '0184'],
  ]
  expect(wanted.filter((code) => !provoked.has(code))).toEqual([])
})

test('sicurezza has at least thirty refusals, each by a defect of its own', () => {
  const negative = planNamed('sicurezza').cases.filter(({ head }) => head.kind === 'negative')
  expect(negative.length).toBeGreaterThanOrEqual(30)
  // What is wrong in a case is what it deviates, whose card it takes, or what it writes itself.
  const defects = negative.map(({ steps }) => {
    const last = steps.filter(isAnswered).at(-1)
    const { kind, deviate, operator } = last ?? {}
    const send = last?.kind === 'call' ? last.send : {}
    return JSON.stringify([
      kind,
      deviate,
      operator,
      send['operation'],
      send['body'],
      send['document'],
    ])
  })
  expect(new Set(defects).size).toBe(defects.length)
})

test('fse-gateway breaks each claim of both tokens', () => {
  const rows = planNamed('fse-gateway').cases.map(({ head, row }) => ({
    claim: row['claim'],
    area: head.area,
  }))
  const brokenIn = (area: string): string[] => [
    ...new Set(rows.flatMap((row) => (row.area === area ? [row.claim ?? []].flat() : []))),
  ]
  expect(brokenIn('Token: claim comuni')).toEqual(['iss', 'iat', 'exp', 'jti', 'aud', 'sub'])
  expect(brokenIn('Token: claim di FSE-JWT-Signature')).toHaveLength(13)
  expect(idsOf(planNamed('fse-gateway')).length).toBeGreaterThanOrEqual(25)
})

test.each([
  ['fumo', 'cvp'],
  ['negativi', 'cvp'],
  ['verifica', 'cvp'],
  ['firme', 'sicurezza'],
  ['fse', 'fse-xds'],
  ['saml', 'fse-xds'],
  ['gateway', 'fse-gateway'],
])('the suite %s selects cases of its plan', (suite, name) => {
  const target = findTarget(findWorkspace(packageRoot), suite)
  if (!target.ok) throw new Error(JSON.stringify(target.problems))
  expect(target.value.plan).toBe(name)
  const plan = planNamed(name)
  const cases = selectCases(plan, [target.value.suite?.selection ?? {}])
  expect(cases.length).toBeGreaterThan(4)
  expect(cases.length < plan.cases.length).toBe(suite !== 'verifica')
  expect(idsOf(plan).length).toBeGreaterThan(50)
})
