import { symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { loadPlan } from '../../../../src/plan/load-plan.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { first, planOf, planYaml, problemsOf, second } from './support.ts'

const xsd =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>'

const checking = (check: string) =>
  first(["      - xpath: //sist:IUP\n        exists: 'true'\n", `      - ${check}\n`])

test('the files that checks name travel with the plan, each once, and no other', async () => {
  const plan = await planOf({
    ...checking('{ xsd: risposte/a.xsd }'),
    ...second([
      "      - refused: { fault: '000280' }\n",
      "      - refused: { fault: '000280' }\n      - not: { xsd: risposte/a.xsd }\n",
    ]),
    'plans/prova/xsd/risposte/a.xsd': xsd.replace(
      '<xs:element',
      '<xs:include schemaLocation="../b.xsd"/><xs:element',
    ),
    'plans/prova/xsd/b.xsd': xsd.replace('"a"', '"b"'),
    'plans/prova/xsd/altro.xsd': xsd,
  })
  expect(Object.keys(plan.files ?? {}).toSorted()).toEqual(['xsd/b.xsd', 'xsd/risposte/a.xsd'])
})

test('a file that is not there, or is outside of the plan, is a mistake', async () => {
  expect(await problemsOf(checking('{ xsd: ignoto.xsd }'))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:14:11 CASE_CHECK_INVALID il file «xsd/ignoto.xsd»: il file non esiste
      rimedio: controllare il nome, anche maiuscole e minuscole"
  `)
  expect(await problemsOf(checking('{ xsd: ../../altro.xsd }'))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:14:11 CASE_CHECK_INVALID il nome di file «xsd/../../altro.xsd» esce dalla cartella
      rimedio: copiare il file dentro la cartella del piano"
  `)
  expect(await problemsOf(checking('{ json-schema: /etc/passwd }'))).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:14:11 CASE_CHECK_INVALID il nome di file «json-schema//etc/passwd» non è scritto per intero
      rimedio: scrivere il percorso a partire dalla cartella, con /, per esempio dati/a.csv"
  `)
  expect(await problemsOf(checking("{ xsd: '${ people.rossi.cf }.xsd' }"))).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:14:16 CASE_CHECK_INVALID atteso il nome di un file, non un'espressione, trovato «\${ people.rossi.cf }.xsd»"`,
  )
})

test('what a check looks for is literal: no value can become a part of it', async () => {
  const [jsonpath, header] = [
    "{ jsonpath: '$.a[?@.b == \"${ people.rossi.cf }\"]', exists: 'true' }",
    "{ header: 'x-${ people.rossi.cf }', exists: 'true' }",
  ]
  expect(await problemsOf(checking(jsonpath))).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:14:21 CASE_CHECK_INVALID in JSONPath non si scrive \${ nome }: scegliere il valore con il percorso e confrontarlo, trovato «$.a[?@.b == "\${ people.rossi.cf }"]»"`,
  )
  expect(await problemsOf(checking(header))).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:14:19 CASE_CHECK_INVALID atteso il nome di un'intestazione HTTP, trovato «x-\${ people.rossi.cf }»"`,
  )
})

test('a symbolic link that leads out of the plan is a mistake', async () => {
  const project = makeProject({
    'plans/prova/plan.yaml': planYaml.replace('[P-01, P-02]', '[P-01]'),
    'plans/prova/data/people.yaml': 'rossi: { cf: PNIMRA70A01H501P }\n',
    'plans/prova/payloads/base.yaml': 'tipologia: 1\n',
    ...checking('{ xsd: a.xsd }'),
    'plans/prova/xsd/README.md': '',
    'altrove.xsd': xsd,
  })
  symlinkSync(project.path('altrove.xsd'), project.path('plans/prova/xsd/a.xsd'))
  const loaded = await loadPlan('prova', {
    workspace: findWorkspace(project.folder),
    adapters,
    environment: { folder: project.path('environments/prova') },
    operators: ['medico'],
    simulator: { conditions: [], operations: [], switches: [] },
  })
  expect(loaded.ok ? [] : loaded.problems.map(problemText)).toMatchInlineSnapshot(`
    [
      "plans/prova/cases/P-01.case.yaml:14:11 CASE_CHECK_INVALID il file «xsd/a.xsd»: un collegamento simbolico porta fuori dalla cartella
      rimedio: mettere una copia del file al posto del collegamento",
    ]
  `)
})

test('a prefix that nobody declares is a mistake, in a check and in a capture', async () => {
  expect(
    await problemsOf(
      first(
        ['      - xpath: //sist:IUP\n', '      - xpath: //acme:id | //sist:IUP\n'],
        ['nre: { xpath: //sist:IUP }', 'nre: { xpath: //cda:id }'],
      ),
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:14:9 CASE_CHECK_INVALID il prefisso «acme» non è dichiarato
      rimedio: aggiungere accanto a xpath: namespaces: { acme: … }, o usare uno tra sist, soapenv, wsse, wsu, ds, hl7
    plans/prova/cases/P-01.case.yaml:17:21 CASE_CAPTURE_INVALID il prefisso «cda» non è dichiarato
      rimedio: aggiungere accanto a xpath: namespaces: { cda: … }, o usare uno tra sist, soapenv, wsse, wsu, ds, hl7"
  `)
  const declared = "namespaces: { x: 'urn:hl7-org:v3' }"
  expect(
    await problemsOf(
      first(
        ['      - xpath: //sist:IUP\n', `      - xpath: //x:id\n        ${declared}\n`],
        ['nre: { xpath: //sist:IUP }', `nre: { xpath: //x:id, ${declared} }`],
      ),
    ),
  ).toBe('nessun problema')
})

test('a capture has one source, that can be read', async () => {
  const capturing = (source: string) =>
    problemsOf(first(['nre: { xpath: //sist:IUP }', `nre: ${source}`]))
  for (const source of [
    '{ jsonpath: $.nre }',
    '{ header: x-nre, optional: true }',
    "{ regex: 'NRE (\\d+)' }",
  ])
    expect(await capturing(source)).toBe('nessun problema')
  expect(await capturing('{ optional: true }')).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:17:12 CASE_INVALID atteso esattamente uno tra xpath, jsonpath, header, regex"`,
  )
  expect(await capturing('{ xpath: //a, header: x-nre }')).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:17:12 CASE_INVALID atteso esattamente uno tra xpath, jsonpath, header, regex"`,
  )
  expect(await capturing('{ jsonpath: nre }')).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:17:24 CASE_INVALID attesa un'espressione JSONPath (RFC 9535) valida, trovato «nre»"`,
  )
  expect(await capturing("{ regex: 'senza gruppo' }")).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:17:21 CASE_INVALID attesa un'espressione regolare con un solo gruppo ( ), trovato «senza gruppo»"`,
  )
  expect(await capturing('{ header: set-cookie }')).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:17:22 CASE_INVALID il valore di questa intestazione è coperto nelle evidenze: non si può verificare, trovato «set-cookie»"`,
  )
  expect(await capturing('{ header: x-nre, namespaces: { a: b } }')).toMatchInlineSnapshot(
    `"plans/prova/cases/P-01.case.yaml:17:41 CASE_INVALID namespaces: si scrive solo accanto a xpath:"`,
  )
})

test('the TLS layer of a deviation is known beside those of the adapter', async () => {
  const deviating = (deviate: string) =>
    problemsOf(second(['    expect:\n', `    deviate: ${deviate}\n    expect:\n`]))
  expect(await deviating('{ tls: expired, application: wrong-code }')).toBe('nessun problema')
  expect(await deviating('{ tls: revoked }')).toMatchInlineSnapshot(
    `"plans/prova/cases/P-02.case.yaml:11:21 CASE_INVALID atteso uno tra none, unknown, expired, trovato «revoked»"`,
  )
})
