import { expect, test } from 'vitest'

import { identifier } from '../../../../../adapters/sist/checks/identifier.ts'
import { responseOf, subjectWith } from '../support/exchange.ts'

const evaluate = (kind: 'nre' | 'iup', content: string) =>
  identifier.evaluate(
    { identifier: kind },
    subjectWith({ body: responseOf('chkPrescrizione', content) }),
  )

test('is met by an NRE when an NRE is expected', () => {
  expect(evaluate('nre', '<IUP>1600A0000000001</IUP>')).toEqual({
    met: true,
    expected: 'un solo NRE: 15 lettere o cifre',
    actual: '"1600A0000000001" (NRE)',
  })
})

test('is met by an IUP when an IUP is expected, and unmet when an NRE is', () => {
  expect(evaluate('iup', '<IUP>0000010000012</IUP>')).toMatchObject({ met: true })
  expect(evaluate('nre', '<IUP>0000010000012</IUP>')).toMatchObject({
    met: false,
    actual: '"0000010000012" (IUP)',
  })
})

test('says which check symbol a wrong IUP lacks', () => {
  expect(evaluate('iup', '<IUP>0000010000013</IUP>')).toEqual({
    met: false,
    expected: 'un solo IUP: 13 simboli, con il simbolo di controllo esatto',
    actual: '"0000010000013" (simbolo di controllo atteso 2, trovato 3)',
  })
})

test('is unmet by two identifiers', () => {
  const content = '<IUP>1600A0000000001</IUP><IUP>1600A0000000002</IUP>'
  expect(evaluate('nre', content)).toMatchObject({
    met: false,
    actual: '"1600A0000000001" (NRE), "1600A0000000002" (NRE)',
  })
})

test('is unmet when there is nothing to look at', () => {
  expect(evaluate('nre', '')).toMatchObject({ met: false, actual: 'nessun identificativo' })
  expect(identifier.evaluate({ identifier: 'nre' }, subjectWith({ body: '' }))).toMatchObject({
    met: false,
    actual: 'corpo vuoto',
  })
})
