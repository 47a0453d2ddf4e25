import { expect, test } from 'vitest'

import { edited, first, findingsOf, lintOf, plan, right, second } from './support.ts'

const third = 'plans/prova/cases/P-03.case.yaml'

const withThird = (text: string): Record<string, string> => ({
  ...edited(plan, ['P-02]', 'P-02, P-03]']),
  [third]: text,
})

const copyOf = (file: string, ...changes: readonly (readonly [string, string])[]): string =>
  edited(file, ['id: P-0', 'id: P-0'], ...changes)[file] ?? ''

test('CASE_ALIKE: titles, tags, names of steps and of captures make no difference', () => {
  expect(
    lintOf(
      withThird(
        copyOf(
          first,
          ['id: P-01', 'id: P-03'],
          ['Il primo caso', 'Il terzo caso'],
          ['exports: [nre]', 'tags: [altra]'],
          ['id: emissione', 'id: invio'],
          [
            '      nre: { xpath: //sist:IUP }\n',
            "      codice: { xpath: //sist:IUP }\n  - id: rilettura\n    uses: sist\n    send: { operation: x, document: { from: invio }, body: { a: '${ codice }' } }\n    expect: [{ xpath: '//sist:b[. = $codice]', exists: true }]\n",
          ],
        ),
      ),
    ),
  ).toBe('niente da dire')
  const tail = (step: string, value: string): string =>
    `  - id: rilettura\n    uses: sist\n    send: { operation: x, document: { from: ${step} }, body: { a: '\${ ${value} }' } }\n    expect: [{ xpath: '//sist:b[. = $${value}]', exists: true }]\n`
  expect(
    lintOf({
      ...withThird(
        copyOf(
          first,
          ['id: P-01', 'id: P-03'],
          ['exports: [nre]\n', 'tags: [altra]\n'],
          ['id: emissione', 'id: invio'],
          [
            'nre: { xpath: //sist:IUP }\n',
            `codice: { xpath: //sist:IUP }\n${tail('invio', 'codice')}`,
          ],
        ),
      ),
      ...edited(first, [
        'nre: { xpath: //sist:IUP }\n',
        `nre: { xpath: //sist:IUP }\n${tail('emissione', 'nre')}`,
      ]),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-03.case.yaml:1:5 CASE_ALIKE il caso spedisce e attende esattamente ciò che spedisce e attende «P-01»
      rimedio: controllare che cosa li distingue nel documento: forse una copia non è stata completata"
  `)
})

test.each([
  ['who acts', 'kind: negative\noperator: altro'],
  ['the condition of the simulator', 'kind: negative\nrequires: { simulator: a, otherwise: b }'],
])('two cases that differ in %s are not alike', (_, kind) => {
  expect(
    lintOf(withThird(copyOf(second, ['id: P-02', 'id: P-03'], ['kind: negative', kind]))),
  ).toBe('niente da dire')
})

test('CASE_NEED_LATER is a warning', () => {
  expect(lintOf(edited(plan, ['P-01, P-02', 'P-02, P-01']))).toMatchInlineSnapshot(`
    "avviso: plans/prova/cases/P-02.case.yaml:4:17 CASE_NEED_LATER «P-01» viene dopo «P-02» nel piano, e si esegue prima
      rimedio: nel piano mettere P-01 prima di P-02, se l'ordine dell'autorità lo consente"
  `)
})

test('CASE_NEVER_RUNS: what it needs does not apply', () => {
  expect(lintOf(edited(plan, ['areas:', 'not-applicable: [{ case: P-01, reason: x }]\nareas:'])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:4:17 CASE_NEVER_RUNS il caso non può mai essere eseguito: ha bisogno di «P-01», che il piano dà per non applicabile
      rimedio: dare per non applicabile anche P-02, o prepararne i dati con passi suoi"
  `)
  expect(
    lintOf(
      edited(plan, [
        'areas:',
        'not-applicable: [{ case: P-01, reason: x }, { case: P-02, reason: x }]\nareas:',
      ]),
    ),
  ).toBe('niente da dire')
})

test('PLAN_ID_ALIKE: case, hyphens, zeros', () => {
  expect(
    lintOf({
      ...edited(plan, ['P-02]', 'P-02, p-2, P_01]']),
      'plans/prova/cases/p-2.case.yaml': copyOf(
        second,
        ['id: P-02', 'id: p-2'],
        ['000280', '000279'],
      ),
      'plans/prova/cases/P_01.case.yaml': copyOf(
        first,
        ['id: P-01', 'id: P_01'],
        ['exports: [nre]\n', ''],
        ['    capture:\n      nre: { xpath: //sist:IUP }\n', ''],
      ),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P_01.case.yaml:1:5 PLAN_ID_ALIKE gli id «P-01» e «P_01» si distinguono solo per maiuscole, trattini o zeri
      rimedio: usare l'id così come lo scrive l'autorità; su Windows due file che differiscono per le maiuscole sono uno solo
    plans/prova/cases/p-2.case.yaml:1:5 PLAN_ID_ALIKE gli id «P-02» e «p-2» si distinguono solo per maiuscole, trattini o zeri
      rimedio: usare l'id così come lo scrive l'autorità; su Windows due file che differiscono per le maiuscole sono uno solo"
  `)
})

test('a number with a zero within it is another number', () => {
  const ids = ['P-10', 'P-100', 'P-110']
  expect(
    lintOf({
      ...edited(plan, ['P-02]', `P-02, ${ids.join(', ')}]`]),
      ...Object.fromEntries(
        ids.map((id) => [
          `plans/prova/cases/${id}.case.yaml`,
          `id: ${id}\ntitle: Da codificare\nstate: to-be-encoded\n`,
        ]),
      ),
    }),
  ).toBe('niente da dire')
})

test('PLAN_FILE_UNUSED is a warning', () => {
  expect(
    lintOf({
      'plans/prova/payloads/altro.yaml': 'a: 1\n',
      'plans/prova/fragments/pezzo.yaml': 'steps: [{ id: a, wait: 1s }]\n',
    }),
  ).toMatchInlineSnapshot(`
    "avviso: plans/prova/fragments/pezzo.yaml:1:1 PLAN_FILE_UNUSED nessun caso usa questo file
      rimedio: toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)
    avviso: plans/prova/payloads/altro.yaml:1:1 PLAN_FILE_UNUSED nessun caso usa questo file
      rimedio: toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)"
  `)
})

test('CASE_WORD_VARIANT is a warning at the rarer spelling', () => {
  expect(
    lintOf({
      ...edited(first, ['kind:', 'tags: [negativi, Ricetta-rossa]\nkind:']),
      ...edited(second, ['kind:', 'tags: [negativi, ricetta-rossa]\nkind:']),
      ...withThird(
        copyOf(
          second,
          ['id: P-02', 'id: P-03'],
          ['000280', '1'],
          ['kind:', 'tags: [negativo, ricetta-rossa]\nkind:'],
        ),
      ),
    }),
  ).toMatchInlineSnapshot(`
    "avviso: plans/prova/cases/P-01.case.yaml:3:18 CASE_WORD_VARIANT «Ricetta-rossa» è scritto altrove «ricetta-rossa»: per il filtro sono due cose diverse
      rimedio: scrivere sempre «ricetta-rossa»
    avviso: plans/prova/cases/P-03.case.yaml:3:8 CASE_WORD_VARIANT «negativo» è scritto altrove «negativi»: per il filtro sono due cose diverse
      rimedio: scrivere sempre «negativi»"
  `)
})

test('PLAN_PERSON_UNDECLARED: a code that somebody may have', () => {
  // Made up, with the check character that its first fifteen characters ask for.
  const made = 'BBBCCC80A01F205'
  const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((last) => `${made}${last}`)
  const flagged = codes.filter((code) =>
    findingsOf(edited(second, ["'${ nre }'", `'\${ nre } ${code}'`])).some(
      ({ code: found }) => found === 'PLAN_PERSON_UNDECLARED',
    ),
  )
  expect(flagged).toHaveLength(1)
  const [real = ''] = flagged
  expect(lintOf(edited(second, ["'${ nre }'", `'\${ nre } ${real}'`]))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:10:43 PLAN_PERSON_UNDECLARED «BBBCCC…» ha la forma e il carattere di controllo di un codice fiscale vero, e non è tra le persone sintetiche del piano
      rimedio: in un piano non stanno persone vere: usare una persona di data/ (\${ people.… }); se è inventata, dichiararla in data/people.yaml"
  `)
  // Declared among the plan's people, it is of nobody.
  expect(
    lintOf({
      ...edited(second, ["'${ nre }'", `'\${ nre } ${real}'`]),
      'plans/prova/data/people.yaml': `rossi: { cf: ${real} }\n`,
    }),
  ).toBe('niente da dire')
  expect(
    lintOf({
      ...edited(second, ["'${ nre }'", `'\${ nre } ${real}'`]),
      'environments/mio/data/people.yaml': `rossi: { cf: ${real} }\n`,
    }),
  ).toBe('niente da dire')
  expect(right[second]).not.toContain(real)
})

test('a code of the simulator, one of the Ministry for tests and an impossible day are of nobody', () => {
  for (const code of ['PNIMRA70A01H501P', 'PROVAX00X00X000Y', 'ZZZZZZ99T71Z999L'])
    expect(lintOf(edited(second, ["'${ nre }'", `'\${ nre } ${code}'`]))).toBe('niente da dire')
})

test('says nothing of a file whose own mistakes are told elsewhere', () => {
  expect(lintOf({ [second]: 'id: [P-02\n' })).toContain('niente da dire')
})
