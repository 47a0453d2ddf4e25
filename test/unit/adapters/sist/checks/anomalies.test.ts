import { expect, test } from 'vitest'

import { anomalies } from '../../../../../adapters/sist/checks/anomalies.ts'
import { faultOf, responseOf, subjectWith } from '../support/exchange.ts'

const list = (...codes: readonly [severity: string, code: string][]): string =>
  `<elencoAnomalie>${codes
    .map(
      ([severity, code]) =>
        `<anomalia><codCriticita>${severity}</codCriticita><codice>${code}</codice>` +
        `<descrizione>testo ${code}</descrizione></anomalia>`,
    )
    .join('')}</elencoAnomalie>`

const evaluate = (spec: unknown, content: string, operation = 'chkPrescrizione') =>
  anomalies.evaluate(
    anomalies.schema.parse(spec),
    subjectWith({ operation, body: responseOf(operation, content) }),
  )

test('is met by an answer without anomalies when none is expected', () => {
  const met = { met: true, expected: 'nessuna anomalia', actual: 'nessuna anomalia' }
  expect(evaluate({ anomalies: 'none' }, '<IUP>1600A0000000001</IUP>')).toEqual(met)
  expect(evaluate({ anomalies: 'none' }, '<elencoAnomalie/>')).toEqual(met)
})

test('is unmet by a warning when none is expected', () => {
  expect(evaluate({ anomalies: 'none' }, list(['W', '0023']))).toEqual({
    met: false,
    expected: 'nessuna anomalia',
    actual: '0023 (W) testo 0023',
  })
})

test('is met when each listed anomaly is there, among others', () => {
  const spec = { anomalies: [{ code: '0007', severity: 'C' }, { code: '0023' }] }
  expect(evaluate(spec, list(['W', '0023'], ['W', '0051'], ['C', '0007']))).toEqual({
    met: true,
    expected: '0007 (C), 0023',
    actual: '0023 (W) testo 0023, 0051 (W) testo 0051, 0007 (C) testo 0007',
  })
})

test('is unmet by another severity', () => {
  const spec = { anomalies: [{ code: '0007', severity: 'C' }] }
  expect(evaluate(spec, list(['W', '0007']))).toEqual({
    met: false,
    expected: '0007 (C)',
    actual: '0007 (W) testo 0007',
  })
})

test('is unmet by one anomaly more when only the listed ones are expected', () => {
  const spec = { anomalies: [{ code: '0007' }], only: 'true' }
  expect(evaluate(spec, list(['C', '0007']))).toMatchObject({ met: true, expected: 'solo 0007' })
  expect(evaluate(spec, list(['C', '0007'], ['W', '0051']))).toMatchObject({ met: false })
})

test('is unmet when there is nothing to look at', () => {
  const spec = anomalies.schema.parse({ anomalies: 'none' })
  const fault = subjectWith({ body: faultOf('000220'), status: 500 })
  expect(anomalies.evaluate(spec, fault)).toEqual({
    met: false,
    expected: 'nessuna anomalia',
    actual: 'risposta "Fault" inattesa',
  })
  expect(anomalies.evaluate(spec, subjectWith({ body: '' }))).toMatchObject({
    met: false,
    actual: 'corpo vuoto',
  })
})

test('is not evaluated on an answer that has no place for anomalies', () => {
  expect(evaluate({ anomalies: 'none' }, '<esito>TRUE</esito>', 'setRegistraPrescrizione')).toEqual(
    {
      expected: 'nessuna anomalia',
      notEvaluated: 'La risposta di setRegistraPrescrizione non prevede un elenco di anomalie.',
    },
  )
})

test('refuses a code without its zeros and a misspelt key', () => {
  expect(anomalies.schema.safeParse({ anomalies: [{ code: '7' }] }).success).toBe(false)
  expect(anomalies.schema.safeParse({ anomalies: 'none', onlly: true }).success).toBe(false)
})
