import { expect, test } from 'vitest'

import { first, payloadYaml, planOf, planYaml, problemsOf, second } from './support.ts'

test('CASE_INVALID: every mistake of a file at once, in its order', async () => {
  expect(
    await problemsOf(
      first(
        ['title: Il primo caso', "title: ''"],
        ['kind: positive', 'kind: positivo'],
        ['exports: [nre]', 'exports: nre\nseverita: critical'],
        ['    uses: sist\n', '    usa: sist\n'],
      ),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:2:8 CASE_INVALID atteso un testo non vuoto, trovato un testo vuoto
    plans/prova/cases/P-01.case.yaml:3:7 CASE_INVALID atteso uno tra positive, negative, trovato «positivo»
      rimedio: forse si intendeva «positive»
    plans/prova/cases/P-01.case.yaml:4:10 CASE_INVALID attesa una lista, trovato «nre»
    plans/prova/cases/P-01.case.yaml:5:1 CASE_INVALID chiave sconosciuta «severita»
      rimedio: forse si intendeva «severity»
    plans/prova/cases/P-01.case.yaml:8:5 CASE_INVALID chiave sconosciuta «usa»
      rimedio: forse si intendeva «uses»"
  `)
})

test('CASE_INVALID: a step without checks proves nothing', async () => {
  expect(
    await problemsOf(first(["      - xpath: //sist:IUP\n        exists: 'true'\n", ''])),
  ).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:13:12 CASE_INVALID attesa una lista, trovato un valore vuoto"`,
  )
  expect(
    await problemsOf(
      first([
        "    expect:\n      - xpath: //sist:IUP\n        exists: 'true'\n",
        '    expect: []\n',
      ]),
    ),
  ).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:13:13 CASE_INVALID attesa almeno una verifica: un passo senza verifiche non prova niente"`,
  )
  expect(
    await problemsOf(
      first(["    expect:\n      - xpath: //sist:IUP\n        exists: 'true'\n", '']),
    ),
  ).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:6:5 CASE_INVALID manca la chiave «expect»: attesa una lista"`,
  )
})

test('CASE_INVALID: an operation, a name and a deviation that do not exist', async () => {
  expect(
    await problemsOf(
      first(
        ['operation: chkPrescrizione', 'operation: chkPrescrizone'],
        [
          '    capture:\n      nre:',
          '    deviate: { application: codice }\n    capture:\n      n-re:',
        ],
      ),
    ),
  ).toMatchInlineSnapshot(
    `
    "plans/prova/cases/P-01.case.yaml:9:18 CASE_INVALID atteso uno tra chkPrescrizione, setRegistraPrescrizione, setAnnullaPrescrizione, getPrescrizioneIdentificata, getPrescrizioniIdentificate, setRegistraErogazioneFarm, getReportErogatoMensile, trovato «chkPrescrizone»
      rimedio: forse si intendeva «chkPrescrizione»
    plans/prova/cases/P-01.case.yaml:16:29 CASE_INVALID atteso uno tra wrong-code, stale-created, future-created oppure una struttura (chiave: valore), trovato «codice»
    plans/prova/cases/P-01.case.yaml:18:7 CASE_INVALID chiave non ammessa «n-re»: atteso un nome di lettere, cifre e _ (senza trattini)"
  `,
  )
})

test('mistakes within the steps are told also when the case itself has some', async () => {
  expect(
    await problemsOf(
      first(['kind: positive', 'kind: x'], ["codEsenzione: '048'", "codEsenzion: '048'"]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:3:7 CASE_INVALID atteso uno tra positive, negative, trovato «x»
    plans/prova/cases/P-01.case.yaml:12:9 CASE_CONTRACT «codEsenzion» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
      rimedio: forse si intendeva «codEsenzione»"
  `)
})

test('CASE_ID_MISMATCH', async () => {
  expect(await problemsOf(first(['id: P-01', 'id: P-10']))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:1:5 CASE_ID_MISMATCH l'id «P-10» non è quello del nome del file («P-01»)
      rimedio: rinominare il file in P-10.case.yaml o correggere l'id"
  `)
})

test('CASE_ADAPTER_UNKNOWN', async () => {
  expect(await problemsOf(first(['uses: sist', 'uses: sits']))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:7:11 CASE_ADAPTER_UNKNOWN atteso un adattatore (sist, http, soap), trovato «sits»
      rimedio: forse si intendeva «sist»"
  `)
  expect(await problemsOf(first(['uses: sist', 'uses: posta']))).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:7:11 CASE_ADAPTER_UNKNOWN atteso un adattatore (sist, http, soap), trovato «posta»"`,
  )
})

test.each(['../base', '/etc/passwd', '..', 'a/b', '.nascosto', ''])(
  'CASE_BASE_UNKNOWN: %j leaves the payloads',
  async (name) => {
    expect(await problemsOf(first(['base: base', `base: '${name}'`]))).toBe(
      'plans/prova/cases/P-01.case.yaml:10:13 CASE_BASE_UNKNOWN ' +
        'atteso il nome di un file di payloads/, senza .yaml e senza cartelle',
    )
  },
)

test('CASE_BASE_UNKNOWN: a payload that does not exist', async () => {
  expect(await problemsOf(first(['base: base', 'base: bass']))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:13 CASE_BASE_UNKNOWN il file plans/prova/payloads/bass.yaml non esiste
      rimedio: i payload stanno nella cartella payloads/ del piano"
  `)
})

test('CASE_CONTRACT: in the case and in its payload, each in its file', async () => {
  expect(
    await problemsOf({
      ...first(["codEsenzione: '048'", "codEsenzion: '048'"]),
      'plans/prova/payloads/base.yaml': `${payloadYaml}dispReg: { a: b }\ntipoRic: XX\n`,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:12:9 CASE_CONTRACT «codEsenzion» non è un elemento di «chkPrescrizione»: ammessi «datiOperatore», «datiApplicativo», «assistito», «tipologia», «dataPrescrizione», «identificativoRicetta», «iup», «codMedicoSostituito», «codMedicoPrescrittore», «codEsenzione», «annotazione», «elencoPrestazioni», «flagCiclica», «codBranca», «relazioneRicovero», «richiestaRicovero», «versione», «tipoRic», «oscuramDati», «ricettaInterna», «tipoVisita», «dispReg», «indicazionePrescr», «classePriorita», «codDiagnosi», «descrizioneDiagnosi», «testata1»
      rimedio: forse si intendeva «codEsenzione»
    plans/prova/payloads/base.yaml:4:1 CASE_CONTRACT «dispReg» contiene testo: atteso un valore, trovati elementi
    plans/prova/payloads/base.yaml:5:1 CASE_CONTRACT «tipoRic» ammette «EE», «UE», «NA», «ND», «NE», «NX», «ST»: trovato «XX»"
  `)
})

test('CASE_CHECK_INVALID', async () => {
  expect(
    await problemsOf(
      first([
        "      - xpath: //sist:IUP\n        exists: 'true'\n",
        [
          '      - xpth: //sist:IUP',
          '      - xpath: //sist:IUP',
          "      - { xpath: //sist:IUP, equal: '1' }",
          "      - { xpath: '//sist:IUP[', exists: 'true' }",
          "      - { xpath: '//sist:IUP[. = \"${ nre }\"]', exists: 'true' }",
          "      - { status: '200', esito: 'true' }",
          '      - esito: si',
          '      - any: [{ refused: {} }, { stato: 1 }]',
          '      - testo',
          '',
        ].join('\n'),
      ]),
    ),
  ).toMatchInlineSnapshot(
    `
    "plans/prova/cases/P-01.case.yaml:14:9 CASE_CHECK_INVALID nessuna verifica riconosciuta: attesa una tra status, header, refused, xpath, jsonpath, xsd, json-schema, tls, time, size, anomalies, esito, identifier, response-signature, supplied-contract, all, any, not
      rimedio: forse si intendeva «xpath»
    plans/prova/cases/P-01.case.yaml:15:9 CASE_CHECK_INVALID atteso esattamente uno tra equals, matches, contains, one-of, less-than, greater-than, exists, absent, count
    plans/prova/cases/P-01.case.yaml:16:9 CASE_CHECK_INVALID atteso esattamente uno tra equals, matches, contains, one-of, less-than, greater-than, exists, absent, count
    plans/prova/cases/P-01.case.yaml:16:30 CASE_CHECK_INVALID chiave sconosciuta «equal»
      rimedio: forse si intendeva «equals»
    plans/prova/cases/P-01.case.yaml:17:18 CASE_CHECK_INVALID attesa un'espressione XPath 1.0 valida, trovato «//sist:IUP[»
    plans/prova/cases/P-01.case.yaml:18:18 CASE_CHECK_INVALID in XPath i valori si scrivono $nome, non \${ nome }, trovato «//sist:IUP[. = "\${ nre }"]»
    plans/prova/cases/P-01.case.yaml:19:9 CASE_CHECK_INVALID due verifiche nella stessa voce (status, esito): separarle
    plans/prova/cases/P-01.case.yaml:20:16 CASE_CHECK_INVALID atteso uno tra true, false, TRUE, FALSE, trovato «si»
    plans/prova/cases/P-01.case.yaml:21:26 CASE_CHECK_INVALID atteso almeno uno tra fault, text e detail, oppure connection
    plans/prova/cases/P-01.case.yaml:21:34 CASE_CHECK_INVALID nessuna verifica riconosciuta: attesa una tra status, header, refused, xpath, jsonpath, xsd, json-schema, tls, time, size, anomalies, esito, identifier, response-signature, supplied-contract, all, any, not
      rimedio: forse si intendeva «status»
    plans/prova/cases/P-01.case.yaml:22:9 CASE_CHECK_INVALID attesa una verifica (status, header, refused, xpath, jsonpath, xsd, json-schema, tls, time, size, anomalies, esito, identifier, response-signature, supplied-contract, all, any, not)"
  `,
  )
})

test('CASE_OPERATOR_UNKNOWN: of the case, of the step, of a role', async () => {
  expect(await problemsOf(first(['kind: positive', 'kind: positive\noperator: medco'])))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:4:11 CASE_OPERATOR_UNKNOWN l'operatore «medco» non è in nessun ambiente: ci sono medico, medico-altro
      rimedio: forse si intendeva «medico»"
  `)
  expect(
    await problemsOf(
      first([
        '    uses: sist\n',
        '    uses: sist\n    operator: { datiOperatore: medico, authentication: medico-altr, signature: infermiere }\n',
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:8:56 CASE_OPERATOR_UNKNOWN l'operatore «medico-altr» non è in nessun ambiente: ci sono medico, medico-altro
      rimedio: forse si intendeva «medico-altro»
    plans/prova/cases/P-01.case.yaml:8:80 CASE_OPERATOR_UNKNOWN l'operatore «infermiere» non è in nessun ambiente: ci sono medico, medico-altro"
  `)
})

test('CASE_OPERATOR_MISSING', async () => {
  expect(await problemsOf({ 'plans/prova/plan.yaml': planYaml.replace('operator: medico\n', '') }))
    .toMatchInlineSnapshot(`
      "plans/prova/cases/P-01.case.yaml:6:5 CASE_OPERATOR_MISSING nessun operatore: né il passo, né il caso, né il piano dicono chi agisce
        rimedio: aggiungere operator: con uno tra medico, medico-altro
      plans/prova/cases/P-02.case.yaml:6:5 CASE_OPERATOR_MISSING nessun operatore: né il passo, né il caso, né il piano dicono chi agisce
        rimedio: aggiungere operator: con uno tra medico, medico-altro"
    `)
})

test('the operator of the step comes before that of the case, and that before the plan’s', async () => {
  const plan = await planOf({
    ...first(['kind: positive', 'kind: positive\noperator: medico-altro']),
    ...second(['    uses: sist\n', '    uses: sist\n    operator: medico-altro\n']),
  })
  expect(plan.cases.map(({ operators }) => operators)).toEqual([['medico-altro'], ['medico-altro']])
})
