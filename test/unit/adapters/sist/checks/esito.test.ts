import { expect, test } from 'vitest'

import { esito } from '../../../../../adapters/sist/checks/esito.ts'
import { responseOf, subjectWith } from '../support/exchange.ts'

const operation = 'setAnnullaPrescrizione'

const evaluate = (spec: unknown, content: string) =>
  esito.evaluate(
    esito.schema.parse(spec),
    subjectWith({ operation, body: responseOf(operation, content) }),
  )

const accepts = (value: unknown): boolean => esito.schema.safeParse({ esito: value }).success

test.each(['TRUE', 'true', '1', ' TRUE\n'])('is met by %j when true is expected', (written) => {
  expect(evaluate({ esito: 'true' }, `<esito>${written}</esito>`)).toEqual({
    met: true,
    expected: 'TRUE',
    actual: written.trim(),
  })
})

test('shows which spelling was seen when it is unmet', () => {
  expect(evaluate({ esito: 'true' }, '<esito>0</esito>')).toEqual({
    met: false,
    expected: 'TRUE',
    actual: '0',
  })
  expect(evaluate({ esito: 'false' }, '<esito>FALSE</esito>')).toMatchObject({ met: true })
})

test('is unmet by a text that is no boolean', () => {
  expect(evaluate({ esito: 'false' }, '<esito>toString</esito>')).toEqual({
    met: false,
    expected: 'FALSE',
    actual: '"toString", che non è un valore booleano',
  })
})

test('is unmet when there is nothing to look at', () => {
  expect(evaluate({ esito: 'false' }, '')).toMatchObject({
    met: false,
    actual: 'elemento esito assente',
  })
  const page = subjectWith({ operation, body: '<html/>', status: 502 })
  expect(esito.evaluate({ esito: 'false' }, page)).toMatchObject({ met: false })
})

test('is written as text, like every value of a case', () => {
  expect(['true', 'false', 'TRUE', 'FALSE'].map((value) => accepts(value))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect([true, false, '1', 'vero', '', null].some((value) => accepts(value))).toBe(false)
})
