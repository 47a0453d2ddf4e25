import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

import { sist } from '../../../../adapters/sist/adapter.ts'
import { ownContract } from '../../../../adapters/sist/wsdl/own-contract.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'

const operations = (await ownContract()).map(({ name }) => name)

test('knows which operations change something on the other side', () => {
  const writing = operations.filter((operation) => sist.writes({ operation, body: {} }))
  expect(writing).toEqual([
    'chkPrescrizione',
    'setRegistraPrescrizione',
    'setAnnullaPrescrizione',
    'setRegistraErogazioneFarm',
  ])
})

test('takes an operation that it does not know for a write, unless the case says that it reads', () => {
  const send = { operation: 'getRuoliStruttureOperatore', service: 'AAAService', body: {} }
  expect(sist.writes(send)).toBe(true)
  expect(sist.writes({ ...send, writes: 'false' })).toBe(false)
})

test('gives the editor a schema of its request', () => {
  const schema = z.toJSONSchema(sist.request, { io: 'input' })
  expect(schema.properties).toMatchObject({
    operation: { anyOf: [{ enum: operations }, { type: 'string' }] },
    document: {
      oneOf: [
        { additionalProperties: false, required: ['cda', 'from'] },
        { additionalProperties: false, required: ['cda', 'from'] },
      ],
    },
  })
  expect(schema.additionalProperties).toBe(false)
})

test('refuses a misspelt key and a scalar that is not text', () => {
  const parse = (send: unknown) => sist.request.safeParse(send).success
  expect(parse({ operation: 'chkPrescrizione', bodi: {} })).toBe(false)
  expect(parse({ operation: 'chkPrescrizione', body: { tipologia: 1 } })).toBe(false)
  expect(parse({ operation: 'chkPrescrizione' })).toBe(true)
})

test('deviates only in the ways that it declares', () => {
  expect(sist.deviations.safeParse({ application: 'wrong-code' }).success).toBe(true)
  expect(sist.deviations.safeParse({ application: 'wrong' }).success).toBe(false)
  expect(sist.deviations.safeParse({ security: 'unsigned' }).success).toBe(false)
})

test('explains a code with its certainty, and only the codes that it knows', () => {
  expect(sist.explain('000280')).toBe(
    'Annullamento impossibile: emessa da un altro medico. ' +
      'Significato: da specifica, per fonti pubbliche; quando si presenta: da specifica, per fonti pubbliche.',
  )
  expect(sist.explain('0053')).toMatch(/^Nota AIFA non valida per il farmaco\. .*: ipotesi\.$/)
  expect(sist.explain('999999')).toBeUndefined()
  expect(sist.explain('toString')).toBeUndefined()
})

interface WrittenCase {
  readonly steps: readonly { readonly send: unknown; readonly expect: readonly object[] }[]
}

test('accepts the worked case of its README', async () => {
  const text = readFileSync(join(packageRoot, 'adapters', 'sist', 'README.md'), 'utf8')
  const yaml = /## A worked case\n+```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const { steps } = parse(yaml, { schema: 'failsafe' }) as WrittenCase
  expect(steps).toHaveLength(2)
  for (const step of steps) {
    expect(await sist.problems(sist.request.parse(step.send))).toEqual([])
    for (const written of step.expect) {
      const check = sist.checks.find(({ key }) => key in written)
      expect(check?.schema.safeParse(written).success).toBe(true)
    }
  }
})
