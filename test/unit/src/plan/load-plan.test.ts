import { expect, test } from 'vitest'

import {
  edit,
  first,
  firstYaml,
  payloadYaml,
  peopleYaml,
  planOf,
  planYaml,
  problemsOf,
  secondYaml,
} from './support.ts'

test('a right plan is read whole, in its order', async () => {
  const plan = await planOf()
  expect(plan).toMatchObject({
    name: 'prova',
    title: 'Piano di prova',
    version: '1.0',
    note: null,
    data: { people: { rossi: { cf: 'PNIMRA70A01H501P', nomi: ['Mara', 'Pina'] } } },
  })
  expect(plan.cases.map(({ head }) => [head.id, head.area, head.kind])).toEqual([
    ['P-01', 'Prima', 'positive'],
    ['P-02', 'Prima', 'negative'],
  ])
  expect(plan.cases[0]).toMatchObject({
    skip: null,
    line: 2,
    operators: ['medico'],
    head: { file: 'plans/prova/cases/P-01.case.yaml', severity: 'normal', tags: [] },
    steps: [
      {
        id: 'emissione',
        operator: { datiOperatore: 'medico', authentication: 'medico', signature: 'medico' },
        // The payload lies under the body; `base` itself is not sent.
        send: {
          operation: 'chkPrescrizione',
          body: {
            assistito: { codIdentificativoAssistito: '${ people.rossi.cf }' },
            tipologia: '1',
            codEsenzione: '048',
          },
        },
        capture: { nre: { xpath: '//sist:IUP', optional: false } },
      },
    ],
  })
})

test('a body is laid over its payload: structures merge, lists and texts replace, null omits', async () => {
  const plan = await planOf({
    ...first([
      "        codEsenzione: '048'\n",
      "        tipologia: null\n        assistito: { sesso: F }\n        elencoPrestazioni: { prestazione: [{ codPrestazione: '2' }] }\n",
    ]),
    'plans/prova/payloads/base.yaml': `${payloadYaml}elencoPrestazioni: { prestazione: [{ codPrestazione: '1' }, { codPrestazione: '3' }] }\n`,
  })
  expect(plan.cases[0]?.steps[0]).toHaveProperty('send.body', {
    assistito: { codIdentificativoAssistito: '${ people.rossi.cf }', sesso: 'F' },
    tipologia: null,
    elencoPrestazioni: { prestazione: [{ codPrestazione: '2' }] },
  })
})

test('the data of the environment are laid over those of the plan', async () => {
  const plan = await planOf({
    'environments/prova/data/people.yaml': 'rossi: { cf: XXXYYY00A01Z999P }\nverdi: { cf: x }\n',
    'environments/prova/data/drugs.yaml': 'aic: 034298051\n',
  })
  expect(plan.data).toEqual({
    people: { rossi: { cf: 'XXXYYY00A01Z999P', nomi: ['Mara', 'Pina'] }, verdi: { cf: 'x' } },
    drugs: { aic: '034298051' },
  })
})

test('a case that does not apply is skipped with its reason; one to be encoded likewise', async () => {
  const plan = await planOf({
    'plans/prova/plan.yaml': `${planYaml}not-applicable:\n  - { case: P-01, reason: Non si applica }\n`,
    'plans/prova/cases/P-02.case.yaml': 'id: P-02\ntitle: Da fare\nstate: to-be-encoded\n',
  })
  expect(plan.cases.map(({ skip, steps }) => [skip, steps.length])).toEqual([
    [{ cause: 'not-applicable', reason: 'Non si applica' }, 1],
    [{ cause: 'not-encoded', reason: 'il caso è ancora da codificare' }, 0],
  ])
})

test('PLAN_INVALID', async () => {
  expect(
    await problemsOf({
      'plans/prova/plan.yaml': 'titolo: x\nversion: \nareas:\n  - name: Prima\n    cases: []\n',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/plan.yaml:1:1 PLAN_INVALID chiave sconosciuta «titolo»
      rimedio: forse si intendeva «title»
    plans/prova/plan.yaml:2:10 PLAN_INVALID atteso un testo, trovato un valore vuoto
    plans/prova/plan.yaml:5:12 PLAN_INVALID attesa almeno una voce"
  `)
})

test('PLAN_CASE_MISSING, PLAN_CASE_DUPLICATE and PLAN_CASE_UNLISTED', async () => {
  expect(
    await problemsOf({
      'plans/prova/plan.yaml': `${edit(planYaml, ['[P-01, P-02]', '[P-01, P-01, P-20, Z-99]'])}not-applicable:\n  - { case: X, reason: y }\n`,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:1:1 PLAN_CASE_UNLISTED il caso «P-02» non è elencato in plan.yaml
      rimedio: aggiungerlo a un'area di plans/prova/plan.yaml
    plans/prova/plan.yaml:6:19 PLAN_CASE_DUPLICATE il caso «P-01» è elencato due volte
      rimedio: lasciarne uno
    plans/prova/plan.yaml:6:25 PLAN_CASE_MISSING il caso «P-20» non ha il file cases/P-20.case.yaml
      rimedio: forse si intendeva «P-02»
    plans/prova/plan.yaml:6:31 PLAN_CASE_MISSING il caso «Z-99» non ha il file cases/Z-99.case.yaml
      rimedio: creare il file o togliere la riga
    plans/prova/plan.yaml:8:13 PLAN_CASE_MISSING il caso «X» non è nel piano"
  `)
})

test('PLAN_CASE_UNLISTED: what looks like a case and is not read', async () => {
  expect(
    await problemsOf({
      'plans/prova/cases/P-03.case.yml': 'id: P-03\n',
      'plans/prova/cases/P-04.yaml': 'id: P-04\n',
      'plans/prova/cases/altri/P-05.case.yaml': 'id: P-05\n',
      'plans/prova/cases/LEGGIMI.md': 'I casi.\n',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/altri:1:1 PLAN_CASE_UNLISTED i casi sono i soli file <ID>.case.yaml della cartella: questo non si legge
      rimedio: rinominarlo, o spostare i casi in plans/prova/cases
    plans/prova/cases/P-03.case.yml:1:1 PLAN_CASE_UNLISTED i casi sono i soli file <ID>.case.yaml della cartella: questo non si legge
      rimedio: rinominarlo, o spostare i casi in plans/prova/cases
    plans/prova/cases/P-04.yaml:1:1 PLAN_CASE_UNLISTED i casi sono i soli file <ID>.case.yaml della cartella: questo non si legge
      rimedio: rinominarlo, o spostare i casi in plans/prova/cases"
  `)
})

test('mistakes of YAML are told in whatever file they stand', async () => {
  expect(
    await problemsOf({
      'plans/prova/plan.yaml': `${planYaml}title: di nuovo\n`,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/plan.yaml:7:1 YAML_DUPLICATE_KEY la stessa chiave compare due volte: ne resterebbe una sola
      rimedio: unire le due voci in una"
  `)
  expect(
    await problemsOf({
      'plans/prova/data/people.yaml': `${peopleYaml}rossi: {}\n`,
      'plans/prova/payloads/base.yaml': `${payloadYaml}\tx: y\n`,
      'plans/prova/cases/P-02.case.yaml': edit(secondYaml, ["'${ nre }'", '${ nre }']),
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/cases/P-02.case.yaml:10:44 YAML_TEMPLATE_UNQUOTED non è YAML valido: qui \${ apre una nuova struttura e non un'espressione
      rimedio: un'espressione \${ … } dentro { } o [ ] va tra apici: { a: '\${ x }' }
    plans/prova/data/people.yaml:4:1 YAML_DUPLICATE_KEY la stessa chiave compare due volte: ne resterebbe una sola
      rimedio: unire le due voci in una
    plans/prova/payloads/base.yaml:4:1 YAML_INVALID non è YAML valido: tabulazione usata come rientro: usare gli spazi
      rimedio: controllare rientri, due punti e apici della riga; nel dubbio racchiudere il valore tra apici singoli"
  `)
})

test('a plan without plan.yaml is told', async () => {
  const { loadPlan } = await import('../../../../src/plan/load-plan.ts')
  const { findWorkspace } = await import('../../../../src/plan/workspace.ts')
  const { makeProject } = await import('../../../support/temp-project.ts')
  const project = makeProject({ 'plans/prova/x': '' })
  expect(
    await loadPlan('prova', {
      workspace: findWorkspace(project.folder),
      adapters: [],
      environment: { folder: project.folder },
      operators: [],
      simulator: { conditions: [], operations: [], switches: [] },
    }),
  ).toEqual({
    ok: false,
    problems: [
      {
        code: 'FILE_UNREADABLE',
        file: 'plans/prova/plan.yaml',
        line: 1,
        column: 1,
        message: 'il file non esiste',
        hint: 'controllare il nome, anche maiuscole e minuscole',
      },
    ],
  })
})

test('the hash of a case is that of the bytes of its file', async () => {
  const { createHash } = await import('node:crypto')
  const plan = await planOf()
  expect(plan.cases[0]?.head.fileSha256).toBe(createHash('sha256').update(firstYaml).digest('hex'))
})
