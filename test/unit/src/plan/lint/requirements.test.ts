import { expect, test } from 'vitest'

import { edited, first, lintOf, plan, second } from './support.ts'

const table = 'plans/prova/requirements.csv'

const tableOf = (...rows: readonly string[]): Record<string, string> => ({
  [table]: `id,section,text,certainty\n${rows.map((row) => `${row}\n`).join('')}`,
})

const emission = 'R.emissione,4.4,Emettere,spec'
const cancelling = 'R.annullo,5.2,"Annullare, se prescritta",kit'

/** Each of the two cases proves one: the first says so for itself, the second in a check. */
const traced: Readonly<Record<string, string>> = {
  ...edited(first, ['kind: positive', 'kind: positive\nrequirements: [R.emissione]']),
  ...edited(second, [
    "- refused: { fault: '000280' }",
    "- { refused: { fault: '000280' }, requirement: R.annullo }",
  ]),
}

test('a plan whose cases prove all that its table says, and nothing else, is in order', () => {
  expect(lintOf({ ...traced, ...tableOf(emission, cancelling) })).toBe('niente da dire')
})

test('PLAN_REQUIREMENT_UNCOVERED: no case proves it', () => {
  expect(lintOf({ ...traced, ...tableOf(emission, cancelling, '"R.ricerca",5.4,Cercare,spec') }))
    .toMatchInlineSnapshot(`
    "plans/prova/requirements.csv:4:1 PLAN_REQUIREMENT_UNCOVERED nessun caso prova il requisito «R.ricerca»
      rimedio: aggiungerlo a requirements: del caso che lo prova, o scrivere il caso che manca"
  `)
})

test('CASE_REQUIREMENT_UNKNOWN: a case, or a check, names one that the table lacks', () => {
  expect(
    lintOf({
      ...edited(first, [
        'kind: positive',
        'kind: positive\nrequirements: [R.emissione, R.emisione]',
      ]),
      ...edited(second, [
        "- refused: { fault: '000280' }",
        "- { refused: { fault: '000280' }, requirement: Tutt }",
      ]),
      ...tableOf(emission),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:29 CASE_REQUIREMENT_UNKNOWN il requisito «R.emisione» non è in plans/prova/requirements.csv
      rimedio: forse si intendeva «R.emissione»
    plans/prova/cases/P-02.case.yaml:12:54 CASE_REQUIREMENT_UNKNOWN il requisito «Tutt» non è in plans/prova/requirements.csv
      rimedio: aggiungere la sua riga, o correggerlo"
  `)
})

test('CASE_REQUIREMENT_MISSING: a case that proves nothing of the table', () => {
  expect(
    lintOf({
      ...traced,
      ...edited(first),
      ...tableOf(cancelling),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:1:5 CASE_REQUIREMENT_MISSING il caso «P-01» non dice quale requisito prova
      rimedio: scrivere in requirements: un id di plans/prova/requirements.csv"
  `)
})

test('a case that nobody has encoded need not say what it will prove', () => {
  expect(
    lintOf({
      ...traced,
      ...edited(plan, ['P-02]', 'P-02, P-03]']),
      'plans/prova/cases/P-03.case.yaml': 'id: P-03\ntitle: Da codificare\nstate: to-be-encoded\n',
      ...tableOf(emission, cancelling),
    }),
  ).toBe('niente da dire')
})

test('PLAN_REQUIREMENT_DUPLICATE: one id, two rows', () => {
  expect(lintOf({ ...traced, ...tableOf(emission, cancelling, 'R.annullo,5.2,Altro,spec') }))
    .toMatchInlineSnapshot(`
    "plans/prova/requirements.csv:4:1 PLAN_REQUIREMENT_DUPLICATE il requisito «R.annullo» c'è già alla riga 3
      rimedio: lasciarne uno, o dare all'altro un id suo"
  `)
})

test('of a table with mistakes of its own the trace says nothing', () => {
  expect(lintOf({ ...traced, ...tableOf('R.altro,4.4,Emettere,certo') })).toBe('niente da dire')
})

test('without a table the requirements of the cases are free', () => {
  expect(lintOf(edited(first, ['kind:', 'requirements: [Qualunque]\nkind:']))).toBe(
    'niente da dire',
  )
})
