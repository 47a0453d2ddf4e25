import { expect, test } from 'vitest'

import { planOf, problemsOf, second, type Changes } from './support.ts'

/** The second case, an annullamento, with something more in its step. */
const deviating = (
  deviate: string,
  more: readonly [string, string] = ['id: P-02', 'id: P-02'],
): Changes => second(['    expect:', `    deviate: ${deviate}\n    expect:`], more)

test.each([
  '{ security: timestamp-expired }',
  '{ security: { timestamp: { shift: -10m, lifetime: 1h } } }',
  "{ application: { repeated-nonce: '${ nre }' } }",
  '{ envelope: { order: [datiOperatore, datiApplicativo] } }',
  '{ body: { remove: //sist:versione } }',
  "{ body: [{ replace: { at: //sist:versione, with: '${ nre }' } }, { remove: //sist:nonce }] }",
  '{ security: no-token, application: wrong-code, envelope: not-well-formed }',
])('a deviation that can be: %s', async (deviate) => {
  expect(await problemsOf(deviating(deviate))).toBe('nessun problema')
  expect((await planOf(deviating(deviate))).cases).toHaveLength(2)
})

test('CASE_DEVIATION: a layer that the request does not have', async () => {
  expect(await problemsOf(deviating('{ document: { cades: truncated } }'))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:16 CASE_DEVIATION la deviazione «document» vale solo con setRegistraPrescrizione, setRegistraErogazioneFarm: trovata con setAnnullaPrescrizione
      rimedio: togliere la deviazione, oppure comporre il documento con document: { cda: …, from: … }"
  `)
})

test('CASE_DEVIATION: a document that the case writes by itself', async () => {
  expect(
    await problemsOf(
      deviating('{ document: { cades: truncated } }', [
        "operation: setAnnullaPrescrizione\n      body: { identificativoPrescrizione: '${ nre }' }",
        "operation: setRegistraPrescrizione\n      body: { prescrizione: '${ nre }', oscurato: 'false' }",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:16 CASE_DEVIATION la deviazione «document» rompe il documento composto da «document» in «send»: trovata senza
      rimedio: togliere la deviazione, oppure comporre il documento con document: { cda: …, from: … }"
  `)
})

test('CASE_DEVIATION: a field that the case writes by itself', async () => {
  expect(
    await problemsOf(
      deviating('{ application: { stale-created: 20m } }', [
        "{ identificativoPrescrizione: '${ nre }' }",
        "{ identificativoPrescrizione: '${ nre }', datiApplicativo: { created: ieri } }",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:16 CASE_DEVIATION la deviazione cambia «created», che il caso scrive da sé in «datiApplicativo»: non avrebbe effetto
      rimedio: togliere datiApplicativo.created da body, oppure la deviazione"
  `)
  expect(
    await problemsOf(
      deviating('{ application: wrong-code }', [
        "{ identificativoPrescrizione: '${ nre }' }",
        "{ identificativoPrescrizione: '${ nre }', datiApplicativo: null }",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:16 CASE_DEVIATION la deviazione cambia «datiApplicativo», che il caso scrive da sé: non avrebbe effetto
      rimedio: togliere datiApplicativo da body, oppure la deviazione"
  `)
})

test('CASE_DEVIATION: elements that cannot change places', async () => {
  expect(await problemsOf(deviating('{ envelope: { order: [datiOperatore, tipologia] } }')))
    .toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:51 CASE_DEVIATION «tipologia» non è un elemento di «setAnnullaPrescrizione»: non c'è nulla da scambiare
      rimedio: gli elementi sono: datiOperatore, datiApplicativo, identificativoPrescrizione, versione"
  `)
  expect(
    await problemsOf(deviating('{ envelope: { order: [versione, versione] } }')),
  ).toMatchInlineSnapshot(
    `"plans/prova/cases/P-02.case.yaml:11:28 CASE_DEVIATION attesi due elementi diversi da scambiare, trovato due volte «versione»"`,
  )
})

test('CASE_DEVIATION: on a step that repeats another', async () => {
  expect(
    await problemsOf(
      second([
        "      - refused: { fault: '000280' }\n",
        "      - refused: { fault: '000280' }\n  - id: ancora\n    again: annullamento\n    deviate: { document: { cda: { remove: /* } } }\n    expect:\n      - refused: { fault: '000280' }\n",
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:15:16 CASE_DEVIATION la deviazione «document» vale solo con setRegistraPrescrizione, setRegistraErogazioneFarm: trovata con setAnnullaPrescrizione
      rimedio: togliere la deviazione, oppure comporre il documento con document: { cda: …, from: … }"
  `)
})

test('CASE_INVALID: deviations that do not exist, or say nothing', async () => {
  const told = await Promise.all(
    [
      '{ seurity: no-token }',
      '{ security: no-tokens }',
      '{ security: {} }',
      '{ security: { timestamp: { shift: ieri } } }',
      '{ security: { timestamp: { shift: 0m } } }',
      '{ security: { timestamp: { lifetime: 300s } } }',
      '{ application: { stale-created: -20m } }',
      '{ envelope: { order: [datiOperatore] } }',
      '{ envelope: { soap-action: quoted, namespace: body } }',
      "{ body: { remove: '//sist:versione[' } }",
      '{ body: { add: { xml: <a/> } } }',
      '{ body: [] }',
      '{ document: {} }',
    ].map((deviate) => problemsOf(deviating(deviate))),
  )
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:11:16 CASE_INVALID chiave sconosciuta «seurity»
      rimedio: forse si intendeva «security»
    plans/prova/cases/P-02.case.yaml:11:26 CASE_INVALID atteso uno tra timestamp-expired, timestamp-future, timestamp-unsigned, timestamp-altered, no-timestamp, signature-altered, digest-altered, wrong-key, no-token, two-tokens, token-type, token-unreadable, two-signatures, key-elsewhere, reference-lost, no-signature, no-security, duplicate-id oppure una struttura (chiave: valore), trovato «no-tokens»
    plans/prova/cases/P-02.case.yaml:11:26 CASE_INVALID attesa una sola chiave tra timestamp, wrapping, algorithm
    plans/prova/cases/P-02.case.yaml:11:48 CASE_INVALID attesa una durata come 90s, 10m, -2h o 1d, trovato «ieri»
    plans/prova/cases/P-02.case.yaml:11:48 CASE_INVALID attesa una durata diversa da zero: così non cambierebbe nulla, trovato «0m»
    plans/prova/cases/P-02.case.yaml:11:39 CASE_INVALID cinque minuti sono già la durata giusta: così non cambierebbe nulla
    plans/prova/cases/P-02.case.yaml:11:46 CASE_INVALID attesa una durata senza segno, come 90s o 2h, trovato «-20m»
    plans/prova/cases/P-02.case.yaml:11:35 CASE_INVALID attese almeno 2 voci
    plans/prova/cases/P-02.case.yaml:11:41 CASE_INVALID atteso uno tra wrong, absent, empty, unquoted, trovato «quoted»
      rimedio: forse si intendeva «unquoted»
    plans/prova/cases/P-02.case.yaml:11:32 CASE_INVALID attesa un'espressione XPath 1.0 valida, trovato «//sist:versione[»
    plans/prova/cases/P-02.case.yaml:11:29 CASE_INVALID attesa una sola chiave tra into, before, after
    plans/prova/cases/P-02.case.yaml:11:22 CASE_INVALID attesa almeno una voce
    plans/prova/cases/P-02.case.yaml:11:26 CASE_INVALID attesa almeno una chiave tra cda e cades"
  `)
})
