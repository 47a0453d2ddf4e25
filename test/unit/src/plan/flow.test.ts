import { expect, test } from 'vitest'

import { first, firstYaml, planOf, problemsOf, second, secondYaml } from './support.ts'

const readings = `title: Una lettura
parameters: [chiesto]
steps:
  - id: lettura
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ chiesto }' } }
    expect: [{ anomalies: none }]
  - id: rilettura
    again: lettura
    expect: [{ anomalies: none }]
`

/** The second case of the plan, with other steps. */
const withSteps = (steps: string, head = ''): Record<string, string> => ({
  'plans/prova/cases/P-02.case.yaml': `${secondYaml.slice(0, secondYaml.indexOf('steps:'))}${head}steps:\n${steps}`,
})

const reading = `  - id: lettura
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ nre }' } }
    expect: [{ refused: { fault: '000280' } }]
`

test('again and resend take the adapter and the operator of what they repeat', async () => {
  const plan = await planOf(
    withSteps(`${reading}  - id: ancora
    again: lettura
    operator: medico-altro
    expect: [{ refused: { fault: '000280' } }]
  - id: rispedita
    resend: ancora
    expect: [{ refused: { fault: '000280' } }]
  - id: pausa
    wait: 5s
`),
  )
  expect(plan.cases[1]?.steps.slice(1)).toMatchObject([
    { kind: 'again', of: 'lettura', uses: 'sist', operator: { datiOperatore: 'medico-altro' } },
    { kind: 'resend', of: 'ancora', uses: 'sist', operator: { datiOperatore: 'medico-altro' } },
    { kind: 'wait', forMs: 5000 },
  ])
})

test('CASE_STEP_UNKNOWN: what is repeated stands before', async () => {
  expect(
    await problemsOf(
      withSteps(`  - id: prima
    again: lettura
    expect: [{ anomalies: none }]
${reading}  - id: poi
    resend: letura
    expect: [{ anomalies: none }]
`),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:7:12 CASE_STEP_UNKNOWN nessun passo precedente si chiama «lettura»
      rimedio: prima di questo non ci sono passi con una risposta
    plans/prova/cases/P-02.case.yaml:14:13 CASE_STEP_UNKNOWN nessun passo precedente si chiama «letura»
      rimedio: forse si intendeva «lettura»"
  `)
})

test('CASE_REPEAT_WRITE: a write is not repeated until it succeeds', async () => {
  expect(
    await problemsOf(
      withSteps(`${reading}    repeat: { until: [{ anomalies: none }], every: 2s, limit: '3' }\n`),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:10:13 CASE_REPEAT_WRITE setAnnullaPrescrizione scrive: una scrittura non si ripete da sola
      rimedio: ripetere una lettura; per rifare una scrittura di proposito: again: o resend:"
  `)
})

test('CASE_RECOVER_INVALID: only calls find out what happened', async () => {
  expect(await problemsOf(withSteps(`${reading}    recover: [{ id: pausa, wait: 5s }]\n`)))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:10:15 CASE_RECOVER_INVALID in recover: stanno solo chiamate, senza un altro recover:
      rimedio: guardare lo stato con una lettura, o annullare con una scrittura"
  `)
})

test('every mistake of a step of any kind has its place', async () => {
  expect(
    await problemsOf(
      withSteps(`${reading}  - id: ancora
    again: lettura
  - id: pausa
    wait: cinque
  - id: altra
    resend: lettura
    deviate: { application: wrong-code }
    expect: [{ anomalies: none }]
`),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:10:5 CASE_INVALID manca la chiave «expect»: attesa una lista
    plans/prova/cases/P-02.case.yaml:13:11 CASE_INVALID attesa una durata come 500ms, 30s o 10m, trovato «cinque»
    plans/prova/cases/P-02.case.yaml:16:5 CASE_INVALID chiave sconosciuta «deviate»
      rimedio: le chiavi ammesse qui sono: id, title, resend, expect, capture"
  `)
})

test('the steps of a fragment stand where the case uses it, under its name', async () => {
  const plan = await planOf({
    ...withSteps("  - { id: guarda, fragment: letture, with: { chiesto: '${ nre }' } }\n"),
    'plans/prova/fragments/letture.yaml': readings,
  })
  expect(plan.cases[1]?.steps).toMatchObject([
    { id: 'guarda.lettura', bindings: { chiesto: '${ nre }' } },
    { id: 'guarda.rilettura', of: 'guarda.lettura', bindings: { chiesto: '${ nre }' } },
  ])
})

test('CASE_FRAGMENT_UNKNOWN, CASE_FRAGMENT_PARAMETER: every mistake in the use of a fragment', async () => {
  expect(
    await problemsOf({
      ...withSteps(`  - { id: uno, fragment: leture, with: { chiesto: '1' } }
  - { id: due, fragment: letture }
  - { id: tre, fragment: letture, with: { chieste: '\${ nrre }', chiesto: '2' } }
`),
      'plans/prova/fragments/letture.yaml': readings,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:6:26 CASE_FRAGMENT_UNKNOWN il file plans/prova/fragments/leture.yaml non esiste
      rimedio: i frammenti stanno nella cartella fragments/ del piano
    plans/prova/cases/P-02.case.yaml:7:26 CASE_FRAGMENT_PARAMETER il frammento «letture» vuole un valore per «chiesto»
      rimedio: aggiungerlo a with: { chiesto: … }
    plans/prova/cases/P-02.case.yaml:8:52 CASE_FRAGMENT_PARAMETER il frammento «letture» non ha il parametro «chieste»
      rimedio: forse si intendeva «chiesto»"
  `)
})

test('a mistake inside a fragment is told once, in its own file', async () => {
  expect(
    await problemsOf({
      ...withSteps(`  - { id: uno, fragment: letture, with: { chiesto: '1' } }
  - { id: due, fragment: letture, with: { chiesto: '2' } }
`),
      'plans/prova/fragments/letture.yaml': readings
        .replace('setAnnullaPrescrizione', 'setAnnulaPrescrizione')
        .replace('again: lettura', 'again: letura'),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/fragments/letture.yaml:6:24 CASE_INVALID atteso uno tra chkPrescrizione, setRegistraPrescrizione, setAnnullaPrescrizione, getPrescrizioneIdentificata, getPrescrizioniIdentificate, setRegistraErogazioneFarm, getReportErogatoMensile, trovato «setAnnulaPrescrizione»
      rimedio: forse si intendeva «setAnnullaPrescrizione»
    plans/prova/fragments/letture.yaml:9:12 CASE_STEP_UNKNOWN nessun passo precedente si chiama «letura»
      rimedio: forse si intendeva «lettura»"
  `)
})

const carrying = `parameters: [chiesto]
steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: base
      body:
        codEsenzione: '\${ chiesto }'
        tipoVisita: A
        assistito: { codIdentificativoAssistito: '\${ chiesto }', codNazionaleAslResidenza: '160114' }
        elencoPrestazioni: { prestazione: { codPrestazione: '034298051', quantitaPrescritta: '1' } }
    expect: [{ anomalies: none }]
    recover:
      - id: guarda
        uses: sist
        send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ chiesto }' } }
        expect: [{ anomalies: none }]
  - id: registrazione
    uses: sist
    send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: emissione }, body: { oscurato: 'false' } }
    expect: [{ esito: 'true' }]
  - id: ripetuta
    again: registrazione
    deviate: { application: { repeated-nonce: emissione } }
    expect: [{ refused: { fault: '000220' } }]
`

test('what a step of a fragment names, and what it recovers with, is of that use of the fragment', async () => {
  const plan = await planOf({
    ...withSteps("  - { id: uso, fragment: carta, with: { chiesto: '${ nre }' } }\n"),
    'plans/prova/fragments/carta.yaml': carrying,
  })
  expect(plan.cases[1]?.steps).toMatchObject([
    {
      id: 'uso.emissione',
      recover: [{ id: 'uso.guarda', bindings: { chiesto: '${ nre }' } }],
    },
    { send: { document: { cda: 'prescrizione', from: 'uso.emissione' } } },
    { deviate: { application: { 'repeated-nonce': 'uso.emissione' } } },
  ])
})

test('CASE_STEP_UNKNOWN: the step of a document, and that of a nonce, stand before', async () => {
  const registration = (id: string, from: string): string => `  - id: ${id}
    uses: sist
    send: { operation: setRegistraPrescrizione, document: { cda: prescrizione, from: ${from} }, body: { oscurato: 'false' } }
    expect: [{ refused: { fault: '000280' } }]
`
  expect(
    await problemsOf(
      withSteps(
        [
          registration('prima', 'poi'),
          reading,
          '    deviate: { application: { repeated-nonce: prime } }\n',
          registration('poi', 'lettura'),
          registration('calcolata', "'${ nre }'"),
        ].join(''),
      ),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:8:86 CASE_STEP_UNKNOWN nessun passo precedente si chiama «poi»
      rimedio: prima di questo non ci sono passi chkPrescrizione con una risposta
    plans/prova/cases/P-02.case.yaml:14:47 CASE_STEP_UNKNOWN nessun passo precedente si chiama «prime»
      rimedio: forse si intendeva «prima»
    plans/prova/cases/P-02.case.yaml:17:86 CASE_STEP_UNKNOWN il passo «lettura» non chiama chkPrescrizione
      rimedio: prima di questo non ci sono passi chkPrescrizione con una risposta"
  `)
})

test('a fragment does not use another', async () => {
  expect(
    await problemsOf({
      ...withSteps('  - { id: uno, fragment: fuori }\n'),
      'plans/prova/fragments/fuori.yaml': 'steps: [{ id: dentro, fragment: letture }]\n',
      'plans/prova/fragments/letture.yaml': readings,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/fragments/fuori.yaml:1:33 CASE_FRAGMENT_UNKNOWN il frammento «fuori» ne usa un altro, «letture»
      rimedio: un frammento contiene solo passi: scriverli qui, o usare i due frammenti nel caso"
  `)
})

const table = "examples: [{ esenzione: '048', attesa: si }, { esenzione: 'C01', attesa: no }]\n"

const tabled = (examples: string): Record<string, string> =>
  first(
    ['title: Il primo caso', 'title: Esenzione ${ esenzione }'],
    ['exports: [nre]\n', examples],
    ["codEsenzione: '048'", "codEsenzione: '${ esenzione }'"],
  ) as Record<string, string>

const without = second(
  ['needs: [{ case: P-01, take: [nre] }]', 'needs: [{ case: P-01 }]'],
  ["'${ nre }'", "'160A4123456789'"],
)

test('a table gives a case for each row, with the values of the row', async () => {
  const plan = await planOf({ ...tabled(table), ...without })
  expect(plan.cases.map(({ head }) => [head.id, head.title])).toEqual([
    ['P-01[1]', 'Esenzione 048'],
    ['P-01[2]', 'Esenzione C01'],
    ['P-02', 'Il secondo caso'],
  ])
  expect(plan.cases[0]?.row).toEqual({ esenzione: '048', attesa: 'si' })
  expect(plan.cases[2]?.needs.map((need) => need.case)).toEqual(['P-01[1]', 'P-01[2]'])
})

test.each([
  ['csv', 'esenzione,attesa\r\n048,"si, certo"\r\n0010,no\r\n'],
  ['json', '[{"esenzione": "048", "attesa": "si, certo"}, {"esenzione": 0010, "attesa": "no"}]'],
])('a table comes from a %s file too, and its values are text', async (kind, text) => {
  const plan = await planOf({
    ...tabled(`examples: { ${kind}: righe.${kind} }\n`),
    ...without,
    [`plans/prova/examples/righe.${kind}`]: text,
  })
  expect(plan.cases.slice(0, 2).map(({ row }) => row)).toEqual([
    { esenzione: '048', attesa: 'si, certo' },
    { esenzione: '0010', attesa: 'no' },
  ])
})

test.each([
  ['a row without a value', "examples: [{ esenzione: '048' }, { esenzioni: '048' }]\n", ''],
  ['a file that is not there', 'examples: { csv: righe.csv }\n', ''],
  ['a file elsewhere', 'examples: { csv: ../righe.csv }\n', ''],
  ['a short line', 'examples: { csv: righe.csv }\n', 'esenzione,attesa\n048\n'],
  ['a strange name', 'examples: { csv: righe.csv }\n', 'esenzione,due parole\n048,x\n'],
  ['no rows', 'examples: { csv: righe.csv }\n', 'esenzione\n'],
  ['a quote that is not closed', 'examples: { csv: righe.csv }\n', 'esenzione\n"048\n'],
  ['a column with the name of the data', "examples: [{ esenzione: '048', people: x }]\n", ''],
])('CASE_EXAMPLES_INVALID: %s', async (name, examples, csv) => {
  const found = await problemsOf({
    ...tabled(examples),
    ...without,
    ...(csv === '' ? {} : { 'plans/prova/examples/righe.csv': csv }),
  })
  expect(`${name}\n${found}`).toMatchSnapshot()
})

test('cleanup and preconditions are read, and looked at, as the steps are', async () => {
  expect(
    await problemsOf({
      'plans/prova/cases/P-01.case.yaml': `${firstYaml}preconditions:
  - { text: Il paziente c'è, value: '\${ people.bianchi.cf }' }
cleanup:
  - id: emissione
    uses: sist
    send: { operation: setAnnullaPrescrizione, body: { identificativoPrescrizione: '\${ ner }' } }
    expect: [{ refuse: { fault: '000280' } }]
`,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:19:37 CASE_VARIABLE_UNDEFINED «people.bianchi.cf»: «bianchi» non c'è nei dati del piano
      rimedio: lì ci sono: rossi
    plans/prova/cases/P-01.case.yaml:21:9 CASE_STEP_DUPLICATE il passo «emissione» c'è già in questo caso
      rimedio: dare a ogni passo un id diverso
    plans/prova/cases/P-01.case.yaml:23:84 CASE_VARIABLE_UNDEFINED «ner» non è definito qui
      rimedio: forse si intendeva «nre»
    plans/prova/cases/P-01.case.yaml:24:16 CASE_CHECK_INVALID nessuna verifica riconosciuta: attesa una tra status, header, refused, xpath, jsonpath, xsd, json-schema, tls, time, size, anomalies, esito, identifier, response-signature, supplied-contract, all, any, not
      rimedio: forse si intendeva «refused»"
  `)
})

test('what could never fail, or never run, is a mistake', async () => {
  const search = (id: string): string => `  - id: ${id}
    uses: sist
    send: { operation: getPrescrizioneIdentificata, body: { identificativoRicetta: '\${ nre }' } }
    expect: [{ all: [] }]
`
  expect(await problemsOf(withSteps('  - { id: attesa, wait: 1s }\n'))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:6:3 CASE_INVALID il caso aspetta soltanto: nessun suo passo può fallire
      rimedio: aggiungere la chiamata, o il passo manual:, che il caso prova"
  `)
  expect(
    await problemsOf(
      withSteps(
        `${search('lettura')}    recover:\n${search('lettura').replaceAll(/^/gm, '    ').trimEnd()}\n`,
        'cleanup: [{ id: chi, manual: { do: Chiudere, files: { foto: { types: [png] } } } }]\n',
      ),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:5:30 CASE_INVALID in cleanup: non stanno azioni di una persona: il caso è già finito, e non le aspetta
      rimedio: metterla tra i passi (steps:), o pulire con una chiamata
    plans/prova/cases/P-02.case.yaml:10:16 CASE_CHECK_INVALID attesa almeno una verifica
    plans/prova/cases/P-02.case.yaml:11:5 CASE_RECOVER_INVALID getPrescrizioneIdentificata non scrive niente: i passi di recover: non si eseguirebbero mai
      rimedio: mettere recover: accanto alla scrittura di cui può restare ignoto lo stato
    plans/prova/cases/P-02.case.yaml:12:13 CASE_STEP_DUPLICATE il passo «lettura» c'è già in questo caso
      rimedio: dare a ogni passo un id diverso
    plans/prova/cases/P-02.case.yaml:15:20 CASE_CHECK_INVALID attesa almeno una verifica"
  `)
  expect(await problemsOf(withSteps(search('lettura'), 'examples: [{}, {}]\n')))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:5:12 CASE_INVALID attesa almeno una colonna
    plans/prova/cases/P-02.case.yaml:5:16 CASE_INVALID attesa almeno una colonna
    plans/prova/cases/P-02.case.yaml:10:16 CASE_CHECK_INVALID attesa almeno una verifica"
  `)
})

test('CASE_EXAMPLES_INVALID: rows that say the same, and rows of a file without a name', async () => {
  expect(
    await problemsOf({
      ...tabled("examples: [{ esenzione: 'A', n: '1' }, { n: '1', esenzione: A }]\n"),
      ...without,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:40 CASE_EXAMPLES_INVALID la riga 2 è uguale alla riga 1
      rimedio: toglierla, o correggere il valore che le distingue"
  `)
  expect(
    await problemsOf({
      ...tabled('examples: { csv: esenzioni.csv }\n'),
      ...without,
      'plans/prova/examples/esenzioni.csv': 'esenzione\nC01\n048\nC01\n',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/examples/esenzioni.csv:4:1 CASE_EXAMPLES_INVALID la riga 3 è uguale alla riga 1
      rimedio: toglierla, o correggere il valore che le distingue"
  `)
  expect(
    await problemsOf({
      ...tabled('examples: { json: esenzioni.json }\n'),
      ...without,
      'plans/prova/examples/esenzioni.json': '[{ "esenzione": "C01" },\n{ "esenzioni": "048" }]',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/examples/esenzioni.json:2:1 CASE_EXAMPLES_INVALID manca «esenzione», «esenzioni» non c'è nella prima riga
      rimedio: ogni riga ha gli stessi nomi: esenzione"
  `)
})
