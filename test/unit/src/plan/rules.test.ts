import { expect, test } from 'vitest'

import { first, planOf, planYaml, problemsOf, second, secondYaml } from './support.ts'

test('CASE_OPERATOR_UNUSED and CASE_OPERATOR_UNLISTED', async () => {
  expect(await problemsOf(first(['kind: positive', 'kind: positive\noperators: [medico-altro]'])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:12 CASE_OPERATOR_UNLISTED l'operatore «medico» agisce nel caso e non è in operators:
      rimedio: aggiungere «medico»
    plans/prova/cases/P-01.case.yaml:4:13 CASE_OPERATOR_UNUSED l'operatore «medico-altro» non agisce in nessun passo
      rimedio: toglierlo, o correggere operator: del passo"
  `)
  expect(
    await planOf(first(['kind: positive', 'kind: positive\noperators: [medico]'])),
  ).toMatchObject({ name: 'prova' })
})

test('CASE_STEP_DUPLICATE', async () => {
  expect(
    await problemsOf(
      second([
        'steps:\n',
        "steps:\n  - { id: annullamento, uses: sist, send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '${ nre }' } }, expect: [{ esito: 'true' }] }\n",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:7:9 CASE_STEP_DUPLICATE il passo «annullamento» c'è già in questo caso
      rimedio: dare a ogni passo un id diverso"
  `)
})

test('CASE_EXPORT_UNDEFINED', async () => {
  expect(await problemsOf({ ...first(['exports: [nre]', 'exports: [nre, nres, codice]']) }))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:16 CASE_EXPORT_UNDEFINED «nres» non è catturato da nessun passo
      rimedio: forse si intendeva «nre»
    plans/prova/cases/P-01.case.yaml:4:22 CASE_EXPORT_UNDEFINED «codice» non è catturato da nessun passo
      rimedio: aggiungere capture: al passo che lo riceve"
  `)
})

test('CASE_NEED_UNKNOWN: a case, a value', async () => {
  expect(
    await problemsOf(second(['[{ case: P-01, take: [nre] }]', '[{ case: P-1, take: [nre] }]'])),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:4:17 CASE_NEED_UNKNOWN il caso «P-1» non è nel piano
      rimedio: forse si intendeva «P-01»"
  `)
  expect(await problemsOf(second(['take: [nre] }]', 'take: [nre, iup] }]'])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:4:35 CASE_NEED_UNKNOWN il caso «P-01» non esporta «iup»
      rimedio: aggiungere «iup» a exports: di P-01"
  `)
})

test('a needed case that has mistakes of its own is told once', async () => {
  const told = await problemsOf(first(['kind: positive', 'kind: x']))
  expect(told).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:3:7 CASE_INVALID atteso uno tra positive, negative, trovato «x»"`,
  )
})

test('CASE_NEED_CYCLE: of itself, of two, of three', async () => {
  expect(await problemsOf(first(['kind: positive', 'kind: positive\nneeds: [{ case: P-01 }]'])))
    .toMatchInlineSnapshot(`
      "plans/prova/cases/P-01.case.yaml:4:17 CASE_NEED_CYCLE «P-01» ha bisogno di se stesso
        rimedio: spostare il passo comune in un terzo caso"
    `)
  expect(await problemsOf(first(['kind: positive', 'kind: positive\nneeds: [{ case: P-02 }]'])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:17 CASE_NEED_CYCLE «P-01» e «P-02» hanno bisogno l'uno dell'altro
      rimedio: spostare il passo comune in un terzo caso
    plans/prova/cases/P-02.case.yaml:4:17 CASE_NEED_CYCLE «P-02» e «P-01» hanno bisogno l'uno dell'altro
      rimedio: spostare il passo comune in un terzo caso"
  `)
  expect(
    await problemsOf({
      'plans/prova/plan.yaml': planYaml.replace('P-02]', 'P-02, P-03]'),
      'plans/prova/cases/P-03.case.yaml': secondYaml
        .replace('P-02', 'P-03')
        .replace('{ case: P-01, take: [nre] }', '{ case: P-01, take: [nre] }, { case: P-02 }'),
      ...first(['kind: positive', 'kind: positive\nneeds: [{ case: P-03 }]']),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:17 CASE_NEED_CYCLE «P-01» e «P-03» hanno bisogno l'uno dell'altro
      rimedio: spostare il passo comune in un terzo caso
    plans/prova/cases/P-02.case.yaml:4:17 CASE_NEED_CYCLE «P-02» e «P-01» hanno bisogno l'uno dell'altro
      rimedio: spostare il passo comune in un terzo caso
    plans/prova/cases/P-03.case.yaml:4:17 CASE_NEED_CYCLE «P-03» e «P-01» hanno bisogno l'uno dell'altro
      rimedio: spostare il passo comune in un terzo caso
    plans/prova/cases/P-03.case.yaml:4:46 CASE_NEED_CYCLE «P-03» e «P-02» hanno bisogno l'uno dell'altro
      rimedio: spostare il passo comune in un terzo caso"
  `)
})

test('CASE_NAME_TAKEN: one value from two cases', async () => {
  expect(
    await problemsOf({
      'plans/prova/plan.yaml': planYaml.replace('P-02]', 'P-02, P-03]'),
      ...second(
        ['needs:', 'exports: [nre]\nneeds:'],
        ['take: [nre]', 'take: []'],
        ["'${ nre }'", 'x'],
        ["fault: '000280' }\n", "fault: '000280' }\n    capture: { nre: { xpath: //x } }\n"],
      ),
      'plans/prova/cases/P-03.case.yaml': secondYaml
        .replace('P-02', 'P-03')
        .replace('[nre] }]', '[nre] }, { case: P-02, take: [nre] }]'),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-03.case.yaml:4:59 CASE_NAME_TAKEN «nre» è già preso da un altro caso
      rimedio: esportarlo con un altro nome"
  `)
})

test('CASE_CONDITION_UNKNOWN and CASE_SWITCH_UNKNOWN', async () => {
  expect(
    await problemsOf(
      first([
        'kind: positive',
        "kind: positive\nrequires: { simulator: sac-dow, otherwise: Chiedere }\nswitches: [sha1, sha2, un'altra]",
      ]),
    ),
  ).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:5:24 CASE_INVALID atteso un nome di lettere, cifre, trattini e punti, trovato «un'altra»"`,
  )
  expect(
    await problemsOf(
      first([
        'kind: positive',
        'kind: positive\nrequires: { simulator: sac-dow, otherwise: Chiedere }\nswitches: [sha1, sha2, lontana]',
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:24 CASE_CONDITION_UNKNOWN il simulatore non ha la condizione «sac-dow»: ha sac-down, slow
      rimedio: forse si intendeva «sac-down»
    plans/prova/cases/P-01.case.yaml:5:18 CASE_SWITCH_UNKNOWN il simulatore non ha la scelta «sha2»: ha nonce-repeated, sha1
      rimedio: forse si intendeva «sha1»
    plans/prova/cases/P-01.case.yaml:5:24 CASE_SWITCH_UNKNOWN il simulatore non ha la scelta «lontana»: ha nonce-repeated, sha1"
  `)
})

test('CASE_VARIABLE_UNDEFINED: a value, a field of the data, in XPath, before it is captured', async () => {
  expect(
    await problemsOf({
      ...first(
        ["codEsenzione: '048'", "codEsenzione: '${ peple.rossi.cf }'"],
        ["        exists: 'true'\n", "        equals: '${ people.rossi.cff }'\n"],
      ),
      ...second(
        ["'${ nre }'", "'${ nres }'"],
        [
          "      - refused: { fault: '000280' }\n",
          "      - refused: { fault: '${ esito }' }\n      - { xpath: '//sist:IUP[. = $nr]', exists: 'true' }\n    capture: { esito: { xpath: '//x[. = $iup]' } }\n",
        ],
      ),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:12:23 CASE_VARIABLE_UNDEFINED «peple» non è definito qui
      rimedio: forse si intendeva «people»
    plans/prova/cases/P-01.case.yaml:15:17 CASE_VARIABLE_UNDEFINED «people.rossi.cff»: «cff» non c'è nei dati del piano
      rimedio: forse si intendeva «cf»
    plans/prova/cases/P-02.case.yaml:10:43 CASE_VARIABLE_UNDEFINED «nres» non è definito qui
      rimedio: forse si intendeva «nre»
    plans/prova/cases/P-02.case.yaml:12:27 CASE_VARIABLE_UNDEFINED «esito» non è definito qui
      rimedio: «esito» è catturato solo da questo passo o da uno successivo
    plans/prova/cases/P-02.case.yaml:13:18 CASE_VARIABLE_UNDEFINED «nr» non è definito qui
      rimedio: forse si intendeva «nre»
    plans/prova/cases/P-02.case.yaml:14:32 CASE_VARIABLE_UNDEFINED «iup» non è definito qui
      rimedio: un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take"
  `)
})

test('CASE_VARIABLE_UNDEFINED: the field of an operator, of the application; in the payload', async () => {
  expect(
    await problemsOf({
      ...first([
        "codEsenzione: '048'",
        "codEsenzione: '${ operator.codFiscale }${ operators.medco.codStruttura }${ application.version }${ application.codice }'",
      ]),
      'plans/prova/payloads/base.yaml': "tipologia: '${ tipo }'\n",
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:12:23 CASE_VARIABLE_UNDEFINED «operator.codFiscale»: «codFiscale» non c'è
      rimedio: forse si intendeva «codiceFiscale»
    plans/prova/cases/P-01.case.yaml:12:23 CASE_VARIABLE_UNDEFINED «operators.medco.codStruttura»: «medco» non c'è
      rimedio: forse si intendeva «medico»
    plans/prova/cases/P-01.case.yaml:12:23 CASE_VARIABLE_UNDEFINED «application.codice»: «codice» non c'è
      rimedio: lì ci sono: name, producer, version
    plans/prova/payloads/base.yaml:1:12 CASE_VARIABLE_UNDEFINED «tipo» non è definito qui
      rimedio: un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take"
  `)
})

test('the generators, and a list of the data, are there', async () => {
  expect(
    await problemsOf(
      first([
        "codEsenzione: '048'",
        "codEsenzione: '${ now }${ today }${ uuid }${ digits }${ people.rossi.nomi[1] }${ operator.codiceFiscale }$${ libero }'",
      ]),
    ),
  ).toBe('nessun problema')
})

test('a capture does not take the name of the data', async () => {
  expect(await problemsOf(first(['[nre]', '[people]'], ['      nre:', '      people:'])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:17:15 CASE_VARIABLE_UNDEFINED «people» è già il nome di un dato del piano
      rimedio: dare alla cattura un altro nome
    plans/prova/cases/P-02.case.yaml:4:30 CASE_NEED_UNKNOWN il caso «P-01» non esporta «nre»
      rimedio: aggiungere «nre» a exports: di P-01"
  `)
})

test('a name has one meaning: captures, columns, parameters, files of data', async () => {
  const needing = (steps: string): Record<string, string> =>
    second(['steps:\n', `examples: [{ visita: A, uuid: B, nre: C }]\nsteps:\n${steps}`])
  expect(
    await problemsOf({
      ...needing(`  - { id: uso, fragment: emetti, with: { now: A, codice: B } }
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: base, body: { tipoVisita: '\${ visita }' } }
    expect: [{ anomalies: none }]
    capture: { visita: { header: content-type } }
`),
      'plans/prova/fragments/emetti.yaml': `parameters: [now, codice]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: base, body: { tipoVisita: '\${ now }' } }
    expect: [{ anomalies: none }]
    capture: { codice: { header: content-type } }
`,
      'plans/prova/data/operator.yaml': 'codiceFiscale: PNIMRA70A01H501P\n',
      'plans/prova/data/today.yaml': '{}\n',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:5:11 CASE_VARIABLE_UNDEFINED «uuid» è già il nome di un dato del piano
      rimedio: dare alla colonna un altro nome
    plans/prova/cases/P-02.case.yaml:5:11 CASE_VARIABLE_UNDEFINED «nre» è già il nome di un valore preso da un altro caso
      rimedio: dare alla colonna un altro nome
    plans/prova/cases/P-02.case.yaml:12:24 CASE_VARIABLE_UNDEFINED «visita» è già il nome di una colonna di examples:
      rimedio: dare alla cattura un altro nome
    plans/prova/data/operator.yaml:1:1 DATA_INVALID «operator» ha già un significato in ogni espressione: questi dati non si potrebbero leggere
      rimedio: rinominare il file
    plans/prova/data/today.yaml:1:1 DATA_INVALID «today» ha già un significato in ogni espressione: questi dati non si potrebbero leggere
      rimedio: rinominare il file
    plans/prova/fragments/emetti.yaml:1:14 CASE_VARIABLE_UNDEFINED «now» è già il nome di un dato del piano
      rimedio: dare al parametro un altro nome
    plans/prova/fragments/emetti.yaml:7:24 CASE_VARIABLE_UNDEFINED «codice» è già il nome di un parametro del frammento
      rimedio: dare alla cattura un altro nome"
  `)
})

test('a value is used where it is there: after the step that captures it, where somebody acts', async () => {
  expect(
    await problemsOf({
      ...first(
        ['title: Il primo caso', "title: 'Il caso di ${ people.rossi.cf }'"],
        [
          'steps:\n',
          "preconditions: [{ text: Chi, value: '${ operator.codiceFiscale }' }]\nsteps:\n",
        ],
        [
          "        exists: 'true'\n",
          "        equals: '${ nre }${ people.rossi.nomi[2] }${ now.anno }'\n",
        ],
        ['nre: { xpath: //sist:IUP }', "nre: { xpath: '//sist:IUP[. = $nre]' }"],
      ),
      ...second(
        [
          '    expect:',
          `    recover:
      - id: guarda
        uses: sist
        send: { operation: getPrescrizioneIdentificata, body: { identificativoRicetta: '\${ nre }' } }
        expect: [{ status: '200' }]
        capture: { visto: { header: content-type } }
    expect:`,
        ],
        [
          "{ fault: '000280' }",
          "{ fault: '${ visto }' }\n  - id: stampa\n    manual: { do: 'Accedere come ${ operator.codiceFiscale }', answers: { nre: { ask: NRE, equals: '${ nre.codice }' } } }\ncleanup:\n  - id: fine\n    uses: sist\n    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '${ visto }' } }\n    expect: [{ esito: 'true' }]",
        ],
      ),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:2:8 CASE_VARIABLE_UNDEFINED «people.rossi.cf» non è definito qui
      rimedio: nel titolo valgono solo le colonne di examples:
    plans/prova/cases/P-01.case.yaml:5:37 CASE_VARIABLE_UNDEFINED «operator» non è definito qui
      rimedio: qui non agisce nessuno: scrivere quale operatore, per esempio operators.medico
    plans/prova/cases/P-01.case.yaml:16:17 CASE_VARIABLE_UNDEFINED «nre» non è definito qui
      rimedio: «nre» è catturato solo da questo passo o da uno successivo
    plans/prova/cases/P-01.case.yaml:16:17 CASE_VARIABLE_UNDEFINED «people.rossi.nomi.2»: «2» non c'è nei dati del piano
      rimedio: lì ci sono: 0, 1
    plans/prova/cases/P-01.case.yaml:16:17 CASE_VARIABLE_UNDEFINED «now.anno»: «now» è un valore solo, e non contiene «anno»
      rimedio: scrivere \${ now }
    plans/prova/cases/P-01.case.yaml:18:21 CASE_VARIABLE_UNDEFINED «nre» non è definito qui
      rimedio: «nre» è catturato solo da questo passo o da uno successivo
    plans/prova/cases/P-02.case.yaml:18:27 CASE_VARIABLE_UNDEFINED «visto» non è definito qui
      rimedio: un valore viene dai dati del piano, da capture: di un passo precedente o da needs: … take
    plans/prova/cases/P-02.case.yaml:20:19 CASE_VARIABLE_UNDEFINED «operator» non è definito qui
      rimedio: qui non agisce nessuno: scrivere quale operatore, per esempio operators.medico
    plans/prova/cases/P-02.case.yaml:20:100 CASE_VARIABLE_UNDEFINED «nre.codice»: «nre» è un valore solo, e non contiene «codice»
      rimedio: scrivere \${ nre }"
  `)
})

test('CASE_TEMPLATE_INVALID', async () => {
  expect(
    await problemsOf(
      first(
        ["codEsenzione: '048'", "codEsenzione: '${ people.rossi.cf'"],
        ["        exists: 'true'\n", "        equals: '${ people.rossi.cf | maiuscolo }'\n"],
      ),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:12:23 CASE_TEMPLATE_INVALID espressione non leggibile in «\${ people.rossi.cf»: manca la } che chiude \${
      rimedio: per scrivere un \${ letterale usare $\${
    plans/prova/cases/P-01.case.yaml:15:17 CASE_TEMPLATE_INVALID espressione non leggibile in «\${ people.rossi.cf | maiuscolo }»: il filtro «maiuscolo» non esiste: ci sono date, shift, upcase, downcase, trim, slice, pad-left
      rimedio: per scrivere un \${ letterale usare $\${"
  `)
})

test('the closed sets of a request wait for the value of an expression', async () => {
  expect(await problemsOf(first(["codEsenzione: '048'", "tipoRic: '${ people.rossi.cf }'"]))).toBe(
    'nessun problema',
  )
})
