import { expect, test } from 'vitest'

import { edited, first, lintOf, second } from './support.ts'

const of = (...entries: string[]): string =>
  lintOf(
    edited(first, ['      - anomalies: none\n', entries.map((one) => `      - ${one}\n`).join('')]),
  )

test('CASE_CHECK_NEVER_FAILS: a pattern that everything matches', () => {
  expect(of("{ xpath: //sist:esito, matches: '.*' }")).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS matches: «.*» corrisponde a qualunque testo
      rimedio: scrivere la forma attesa tra ^ e $, oppure usare exists: true se basta che il valore ci sia"
  `)
})

test.each(["''", "'^'", "'[^]*'", "'(a|b)*'", "'^[\\s\\S]*$'", "'a?'"])(
  'CASE_CHECK_NEVER_FAILS: %s matches everything',
  (pattern) => {
    expect(of(`{ xpath: //sist:esito, matches: ${pattern} }`)).toContain(' CASE_CHECK_NEVER_FAILS ')
  },
)

test.each(["'\\S'", "'^.+$'", "'^\\d*$'", "'.'", "'^$'"])('%s can fail', (pattern) => {
  expect(of(`{ xpath: //sist:esito, matches: ${pattern} }`)).toBe('niente da dire')
})

test('CASE_CHECK_NEVER_FAILS: nothing of the answer is looked at', () => {
  expect(of('{ xpath: true(), equals: true }')).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS «true()» non dipende dalla risposta
      rimedio: scrivere l'XPath dell'elemento da guardare, per esempio //sist:return/sist:esito"
  `)
})

test.each(['1 = 1', "'a'", 'concat("a", "b")', '$nre = "x"', '//x or true()', 'count(//x) >= 0'])(
  'CASE_CHECK_NEVER_FAILS: %s does not depend on the answer',
  (xpath) => {
    expect(of(`{ xpath: '${xpath.replaceAll("'", "''")}', equals: true }`)).toContain(
      ' CASE_CHECK_NEVER_FAILS ',
    )
  },
)

test('CASE_CHECK_NEVER_FAILS: a count is never less than zero', () => {
  expect(of('{ xpath: count(//sist:IUP), greater-than: -1 }')).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS «count(//sist:IUP)» è sempre maggiore di -1
      rimedio: scrivere quanti se ne attendono, per esempio greater-than: 0"
  `)
  expect(of('{ xpath: count(//sist:IUP) - count(//sist:x), greater-than: -1 }')).toBe(
    'niente da dire',
  )
})

test('CASE_CHECK_NEVER_FAILS: any XML answer has what is looked for', () => {
  expect(of('{ xpath: //*, exists: true }')).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS la verifica è soddisfatta da qualunque risposta
      rimedio: scrivere l'XPath dell'elemento atteso, per esempio //sist:return/sist:esito"
  `)
  expect(of('{ xpath: /, exists: true }')).toContain(' CASE_CHECK_NEVER_FAILS ')
  expect(of('{ xpath: //node(), exists: true }')).toContain(' CASE_CHECK_NEVER_FAILS ')
})

test.each([
  '{ xpath: count(//sist:prescrizione), equals: 0 }',
  '{ xpath: //sist:errore, absent: true }',
  '{ xpath: //sist:errore, count: 0 }',
  '{ xpath: boolean(//sist:errore), equals: false }',
  '{ xpath: //*, count: 3 }',
  '{ xpath: normalize-space(), equals: x }',
  '{ not: { xpath: //*, exists: true } }',
  '{ any: [{ esito: true }, { not: { esito: false } }] }',
])('%s can fail', (entry) => {
  expect(of(entry)).toBe('niente da dire')
})

test('CASE_CHECK_NEVER_FAILS: a value compared with itself', () => {
  expect(of("{ xpath: '//a[$nre = $nre]', exists: true }")).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS $nre è confrontato con se stesso
      rimedio: confrontarlo con un valore della risposta"
  `)
  expect(of("{ xpath: //sist:IUP, equals: '${ nre }' }")).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS «nre» è preso da questa stessa risposta, nello stesso punto: è confrontato con se stesso
      rimedio: confrontarlo con un valore dei dati o di un passo precedente"
  `)
})

test('CASE_CHECK_NEVER_FAILS: a check or its contrary', () => {
  expect(of('{ any: [{ esito: true }, { not: { esito: true, title: Il contrario } }] }'))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS any: contiene una verifica e il suo contrario: una delle due vale sempre
      rimedio: togliere una delle due"
  `)
})

test('CASE_CHECK_NEVER_FAILS: within a combination, and in a fragment, once', () => {
  expect(of('{ all: [{ esito: true }, { xpath: //*, exists: true }] }')).toContain(
    `${first}:10:34 CASE_CHECK_NEVER_FAILS `,
  )
  expect(
    lintOf({
      ...edited(first, [
        'steps:\n',
        'steps:\n  - { id: uno, fragment: pezzo }\n  - { id: due, fragment: pezzo }\n',
      ]),
      'plans/prova/fragments/pezzo.yaml':
        'steps: [{ id: a, uses: sist, send: { operation: x }, expect: [{ xpath: //*, exists: true }] }]\n',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/fragments/pezzo.yaml:1:63 CASE_CHECK_NEVER_FAILS la verifica è soddisfatta da qualunque risposta
      rimedio: scrivere l'XPath dell'elemento atteso, per esempio //sist:return/sist:esito"
  `)
})

test('CASE_CHECK_NEVER_FAILS: what ends a repetition, what a person answers', () => {
  expect(
    lintOf(
      edited(first, [
        'steps:\n',
        `steps:
  - id: attesa
    uses: sist
    send: { operation: x }
    repeat: { until: [{ xpath: //*, exists: true }], every: 1s, limit: 2 }
    expect: [{ esito: true }]
  - id: promemoria
    manual: { do: Stampare, answers: { nota: { ask: Nota, matches: '.*' }, nre: { ask: NRE, matches: '^[0-9A-Z]{15}$' } } }
`,
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:9:23 CASE_CHECK_NEVER_FAILS la verifica è soddisfatta da qualunque risposta
      rimedio: scrivere l'XPath dell'elemento atteso, per esempio //sist:return/sist:esito
    plans/prova/cases/P-01.case.yaml:12:68 CASE_CHECK_NEVER_FAILS matches: «.*» corrisponde a qualunque risposta
      rimedio: scrivere la forma attesa tra ^ e $, o il valore atteso con equals:"
  `)
})

test('CASE_CHECK_REPEATED: titles and the order of keys make no difference', () => {
  expect(of('{ xpath: //sist:a, equals: 1 }', '{ equals: 1, xpath: //sist:a, title: Di nuovo }'))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:11:9 CASE_CHECK_REPEATED la stessa verifica c'è già in questo passo
      rimedio: toglierla, o correggere quella delle due che doveva guardare altro"
  `)
  expect(of('{ xpath: //sist:a, exists: true }', '{ xpath: //sist:a, equals: 1 }')).toBe(
    'niente da dire',
  )
})

test('CASE_CHECK_BLANKS: nobody sees a blank at the end', () => {
  expect(of("{ xpath: //sist:a, equals: '1 ' }")).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:36 CASE_CHECK_BLANKS il valore atteso ha spazi all'inizio o alla fine: "1 "
      rimedio: scrivere "1"; se gli spazi contano davvero, usare matches: con ^ e $"
  `)
  expect(of("{ xpath: //sist:a, one-of: [' 1', '2'] }")).toContain(
    `${first}:10:37 CASE_CHECK_BLANKS`,
  )
})

test('CASE_CHOICE_REPEATED is a warning', () => {
  expect(of('{ xpath: //sist:a, one-of: [A, B, A] }')).toMatchInlineSnapshot(`
    "avviso: plans/prova/cases/P-01.case.yaml:10:43 CASE_CHOICE_REPEATED «A» è già tra i valori ammessi
      rimedio: toglierlo, o scrivere il valore che si intendeva"
  `)
})

test('CASE_STEP_UNJUDGED: a step that cannot fail', () => {
  expect(
    lintOf(
      edited(second, [
        "- refused: { fault: '000280' }",
        "- refused: { fault: '000280' }\n  - id: rilettura\n    uses: sist\n    send: { operation: x, body: {} }\n    expect: [{ esito: true, level: warning }]",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:16:5 CASE_STEP_UNJUDGED nessuna verifica del passo è obbligatoria: il passo non può fallire
      rimedio: togliere level: da una verifica almeno"
  `)
})

test('CASE_CHECK_CONTRADICTORY: a refusal and the content of an accepted answer', () => {
  expect(
    lintOf(
      edited(second, ["{ fault: '000280' }\n", "{ fault: '000280' }\n      - { esito: true }\n"]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:13:9 CASE_CHECK_CONTRADICTORY questa verifica e quella della riga 12 non possono valere insieme: il passo non può riuscire
      rimedio: una risposta di rifiuto non ha il contenuto di una accolta: lasciare una delle due"
  `)
})

test.each([
  ['{ esito: true }', '{ esito: FALSE }'],
  ['{ identifier: nre }', '{ identifier: iup }'],
  ['{ status: 200 }', '{ status: 500 }'],
  ['{ xpath: //sist:a, equals: 1 }', '{ xpath: //sist:a, equals: 2 }'],
  ['{ xpath: //sist:a, exists: true }', '{ xpath: //sist:a, absent: true }'],
])('CASE_CHECK_CONTRADICTORY: %s, and %s', (one, other) => {
  expect(of(one, other)).toContain(
    `${first}:11:9 CASE_CHECK_CONTRADICTORY questa verifica e quella della riga 10 `,
  )
})

test.each([
  ['{ esito: true }', '{ esito: false, level: warning }'],
  ['{ xpath: //sist:a, equals: 1 }', "{ xpath: //sist:a, equals: '${ people.rossi.cf }' }"],
  ['{ xpath: //sist:a, count: 1 }', '{ xpath: //sist:b, count: 2 }'],
  ['{ xpath: //sist:a, exists: true }', '{ xpath: //sist:a, count: 2 }'],
])('%s can hold together with %s', (one, other) => {
  expect(of(one, other)).toBe('niente da dire')
})

test('CASE_STEP_UNREACHABLE: the step after one that cannot succeed', () => {
  expect(
    lintOf(
      edited(second, [
        "- refused: { fault: '000280' }\n",
        "- refused: { fault: '000280' }\n      - { esito: true }\n  - id: rilettura\n    uses: sist\n    send: { operation: x, body: {} }\n    expect: [{ status: 200 }]\n  - { id: attesa, wait: 1s }\n",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:13:9 CASE_CHECK_CONTRADICTORY questa verifica e quella della riga 12 non possono valere insieme: il passo non può riuscire
      rimedio: una risposta di rifiuto non ha il contenuto di una accolta: lasciare una delle due
    plans/prova/cases/P-02.case.yaml:14:9 CASE_STEP_UNREACHABLE il passo non può mai essere raggiunto: «annullamento», prima di questo, non può riuscire
      rimedio: correggere le verifiche di «annullamento»"
  `)
})
