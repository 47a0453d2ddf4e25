import { expect, test } from 'vitest'

import { cliHere } from '../../../support/cli-here.ts'
import { makeProject } from '../../../support/temp-project.ts'

const caseOf = (id: string, head: string, expected: string): string => `id: ${id}
title: Il caso ${id}
kind: positive
${head}steps:
  - id: lettura
    uses: sist
    send: { operation: getPrescrizioneIdentificata, body: { identificativoRicetta: ${id} } }
    expect: [${expected}]
`

const files = {
  'plans/prova/plan.yaml':
    "title: Piano di prova\nversion: '1'\noperator: medico-titolare\nareas: [{ name: Prima, cases: [P-01, P-02, P-03] }]\n",
  'plans/prova/requirements.csv':
    'id,section,text,certainty\nR.1,4.4,"Leggere, e capire",spec\nR.2,5.2,Controllare,guess\nR.3,5.3,Altro,obs\n',
  'plans/prova/cases/P-01.case.yaml': caseOf(
    'P-01',
    'requirements: [R.1]\n',
    '{ anomalies: none, requirement: R.2 }',
  ),
  'plans/prova/cases/P-02.case.yaml': caseOf(
    'P-02',
    'requirements: [R.2]\ntags: [scelto]\n',
    '{ any: [{ status: 200 }, { status: 500 }], requirement: R.2 }',
  ),
  'plans/prova/cases/P-03.case.yaml': 'id: P-03\ntitle: Il terzo\nstate: to-be-encoded\n',
}

const list = (...args: readonly string[]) =>
  cliHere(['list', 'prova', '--requirements', ...args], {
    cwd: makeProject(files).folder,
    env: {},
  })

test('the requirements stand beside their cases, and the cases beside their requirements', async () => {
  const { code, out } = await list()
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "Piano di prova, versione 1: 3 requisiti, 3 casi

    Dal requisito ai casi
      R.1 (4.4; dalla specifica)
        Leggere, e capire
        → P-01
      R.2 (5.2; ipotesi)
        Controllare
        → P-01, P-02
      R.3 (5.3; visto in un esempio)
        Altro
        → nessuno di questi casi

    Dal caso ai requisiti
      P-01 → R.1, R.2
      P-02 → R.2
      P-03 → –
    "
  `)
})

test('of a selection only its cases count', async () => {
  expect((await list('--tag', 'scelto')).out).toMatchInlineSnapshot(`
    "Piano di prova, versione 1: 3 requisiti, 1 casi

    Dal requisito ai casi
      R.1 (4.4; dalla specifica)
        Leggere, e capire
        → nessuno di questi casi
      R.2 (5.2; ipotesi)
        Controllare
        → P-02
      R.3 (5.3; visto in un esempio)
        Altro
        → nessuno di questi casi

    Dal caso ai requisiti
      P-02 → R.2
    "
  `)
})

test('the same in JSON', async () => {
  expect(JSON.parse((await list('--json')).out)).toEqual({
    plan: { name: 'prova', title: 'Piano di prova', version: '1' },
    requirements: [
      { id: 'R.1', section: '4.4', text: 'Leggere, e capire', certainty: 'spec', cases: ['P-01'] },
      {
        id: 'R.2',
        section: '5.2',
        text: 'Controllare',
        certainty: 'guess',
        cases: ['P-01', 'P-02'],
      },
      { id: 'R.3', section: '5.3', text: 'Altro', certainty: 'obs', cases: [] },
    ],
    cases: [
      { id: 'P-01', title: 'Il caso P-01', requirements: ['R.1', 'R.2'] },
      { id: 'P-02', title: 'Il caso P-02', requirements: ['R.2'] },
      { id: 'P-03', title: 'Il terzo', requirements: [] },
    ],
  })
})
