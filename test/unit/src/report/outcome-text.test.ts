import { expect, test } from 'vitest'

import type { Outcome } from '../../../../src/model/outcome.ts'
import { outcomeText } from '../../../../src/report/outcome-text.ts'

test('says nothing of a case that passed', () => {
  expect(outcomeText({ status: 'passed' })).toBeUndefined()
})

test('opens with the kind of trouble', () => {
  expect(
    outcomeText({ status: 'failed', trouble: 'unexpected-refusal', message: 'codice 000280' }),
  ).toBe('Rifiuto inatteso: codice 000280')
})

test('adds what to do to what broke', () => {
  const broken: Outcome = {
    status: 'broken',
    trouble: 'environment-unreachable',
    code: 'CALL_TIMED_OUT',
    message: 'nessuna risposta in 30 s',
    hint: 'Verificare la VPN.',
  }
  expect(outcomeText(broken)).toBe(
    'Ambiente non raggiungibile: nessuna risposta in 30 s\n\nChe cosa fare: Verificare la VPN.',
  )
})

test('gives the cause of a skip before its reason', () => {
  expect(
    outcomeText({ status: 'skipped', cause: 'awaiting-operator', reason: 'serve il promemoria' }),
  ).toBe("In attesa dell'operatore: serve il promemoria")
})
