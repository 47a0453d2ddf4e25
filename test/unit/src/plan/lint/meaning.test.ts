import { expect, test } from 'vitest'

import { edited, first, lintOf, second } from './support.ts'

const refusal = "- refused: { fault: '000280' }"

test('CASE_NEGATIVE_WITHOUT_REFUSAL', () => {
  expect(lintOf(edited(second, [refusal, '- anomalies: none']))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:3:7 CASE_NEGATIVE_WITHOUT_REFUSAL il caso è negativo e nessun passo attende un rifiuto
      rimedio: attendere il rifiuto (refused: { fault: … }), oppure scrivere kind: positive"
  `)
})

test.each([
  ['a fault', refusal],
  ['the outcome false', '- esito: false'],
  ['an HTTP status that says no', '- status: 415'],
  ['a blocking anomaly', '- anomalies: [{ code: 0007, severity: C }]'],
  ['a fault among others', `- all: [{ refused: { fault: '000280' } }, { status: 500 }]`],
  ['one of two faults', "- any: [{ refused: { fault: '1' } }, { refused: { fault: '2' } }]"],
])('a negative case waits for a refusal: %s', (_, written) => {
  expect(lintOf(edited(second, [refusal, written]))).toBe('niente da dire')
})

test.each([
  ['a warning', `- { refused: { fault: '000280' }, level: warning }\n      - status: 500`],
  ['an anomaly that blocks nothing', '- anomalies: [{ code: 0051, severity: W }]'],
  ['its contrary', "- not: { refused: { fault: '000280' } }"],
  ['a fault or a success', "- any: [{ refused: { fault: '1' } }, { esito: true }]"],
])('this is no refusal to wait for: %s', (_, written) => {
  expect(lintOf(edited(second, [refusal, written]))).toContain(' CASE_NEGATIVE_WITHOUT_REFUSAL ')
})

test('CASE_POSITIVE_REFUSED', () => {
  expect(lintOf(edited(second, ['kind: negative', 'kind: positive']))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:3:7 CASE_POSITIVE_REFUSED il caso è positivo e ogni sua verifica attende un rifiuto
      rimedio: scrivere kind: negative, o verificare che cosa deve riuscire"
  `)
})

test.each(["''", 'TODO', '…', 'da completare', "'   '"])(
  'CASE_SOURCE_EMPTY: %s is not what the authority wrote',
  (text) => {
    expect(
      lintOf(edited(first, ['kind:', `source: { sheet: Casi, cell: A1, text: ${text} }\nkind:`])),
    ).toContain(`${first}:3:40 CASE_SOURCE_EMPTY le parole dell'autorità mancano`)
  },
)

test('CASE_SOURCE_EMPTY says what is there instead', () => {
  expect(lintOf(edited(first, ['kind:', `source: { sheet: Casi, cell: A1, text: TODO }\nkind:`])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:3:40 CASE_SOURCE_EMPTY le parole dell'autorità mancano: c'è «TODO»
      rimedio: copiare il testo del caso dal documento dell'autorità, o togliere source:"
  `)
  expect(
    lintOf(
      edited(first, ['kind:', `source: { sheet: Casi, cell: A1, text: Todo sommato va }\nkind:`]),
    ),
  ).toBe('niente da dire')
})
