import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { adapters } from '../../adapters/index.ts'
import { commonChecks } from '../../src/check/common-checks.ts'
import { combinators } from '../../src/check/expectation.ts'
import { ApplicationShape } from '../../src/plan/application-schema.ts'
import { CaseShape } from '../../src/plan/case-schema.ts'
import { EnvironmentShape } from '../../src/plan/environment-schema.ts'
import { PlanShape, SuiteShape } from '../../src/plan/plan-schema.ts'

type Json = { readonly [key: string]: unknown }

/** Paths of the properties that an editor would show without a word of explanation. */
const undescribed = (schema: z.ZodType): string[] => {
  const visit = (node: unknown, path: string): string[] => {
    if (node === null || typeof node !== 'object') return []
    if (Array.isArray(node)) return node.flatMap((item) => visit(item, path))
    const { properties, ...rest } = node as Json & { properties?: Record<string, Json> }
    return [
      ...Object.entries(properties ?? {}).flatMap(([name, property]) => [
        ...(typeof property['description'] === 'string' ? [] : [`${path}.${name}`]),
        ...visit(property, `${path}.${name}`),
      ]),
      ...Object.entries(rest).flatMap(([, value]) => visit(value, path)),
    ]
  }
  return visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '')
}

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))('%s', (_, adapter) => {
  test('describes every property of its request, deviations and checks', () => {
    expect(undescribed(adapter.request)).toEqual([])
    expect(undescribed(adapter.deviations)).toEqual([])
    for (const check of adapter.checks) expect(undescribed(check.schema)).toEqual([])
  })

  test('gives its checks keys that nothing else has', () => {
    const keys = [...commonChecks, ...adapter.checks].map((check) => check.key)
    expect(new Set([...keys, ...combinators]).size).toBe(keys.length + combinators.length)
    for (const check of adapter.checks) expect(Object.keys(check.schema.shape)).toContain(check.key)
  })

  test('says what each of its demonstration defects is', () => {
    for (const words of Object.values(adapter.defects)) expect(words).toMatch(/\w+ \w+/)
  })

  test('has a simulator whose switches have a question, and a default among their values', () => {
    const simulator = adapter.simulator
    expect(simulator).toBeDefined()
    for (const one of simulator?.switches ?? []) {
      expect(one.values).toContain(one.default)
      expect(one.question.length).toBeGreaterThan(10)
    }
    const names = (simulator?.conditions ?? []).map((condition) => condition.name)
    expect(new Set(names).size).toBe(names.length)
  })

  test('finds a request of another adapter wrong', () => {
    expect(adapter.request.safeParse({ nowhere: 'x' }).success).toBe(false)
  })
})

test.each([
  ['case', CaseShape],
  ['plan', PlanShape],
  ['suite', SuiteShape],
  ['application', ApplicationShape],
  ['environment', EnvironmentShape],
])('describes every key of a %s file', (_, shape) => {
  expect(undescribed(shape)).toEqual([])
})

test.each(commonChecks.map((check) => [check.key, check] as const))(
  'describes every key of the check %s',
  (_, check) => {
    expect(undescribed(check.schema)).toEqual([])
  },
)
