import { expect, test } from 'vitest'

import { cliHere } from '../../../support/cli-here.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'

const manualStep = `  - id: promemoria
    manual:
      do: Stampare il promemoria.
      answers: { esito: { ask: Che cosa si legge, equals: Stampato } }
      files: { schermata: { types: [txt] } }
`

const told = async (answers: string, ...args: string[]): Promise<string> => {
  const workspace = makeSmallPlan()
  workspace.edit(
    'plans/prova/cases/P-01.case.yaml',
    '      - identifier: nre\n',
    `      - identifier: nre\n${manualStep}`,
  )
  workspace.write('risposte.yaml', answers)
  workspace.write('schermata.txt', 'Stampato')
  const { code, out, error } = await cliHere(
    ['run', 'prova', '--answers', 'risposte.yaml', ...args],
    { cwd: workspace.folder, env: { CODICE_DI_PROVA: 'CODICE-DI-PROVA-0001' } },
  )
  return `${code} ${out}${error}`
}

test('an answer that no manual step of the plan asks for is a mistake with its place', async () => {
  const text = await told(`P-1:
  promemoria: { answers: { esito: Stampato } }
P-02:
  promemoria: { answers: { esito: Stampato } }
P-01:
  emissione: { answers: { esito: Stampato } }
  promemoria:
    answers: { esto: Stampato }
    files: { foto: [schermata.txt] }
`)
  expect(text).toMatchInlineSnapshot(`
    "2 risposte.yaml:1:1 ANSWERS_INVALID il caso «P-1» non è nel piano prova
      rimedio: forse si intendeva «P-01»
    risposte.yaml:3:1 ANSWERS_INVALID il caso P-02 non ha passi manuali: non chiede risposte
      rimedio: togliere queste righe
    risposte.yaml:6:3 ANSWERS_INVALID nel caso P-01 nessun passo manuale si chiama «emissione»
      rimedio: esistono: promemoria
    risposte.yaml:8:16 ANSWERS_INVALID il passo promemoria non chiede la risposta «esto»
      rimedio: forse si intendeva «esito»
    risposte.yaml:9:14 ANSWERS_INVALID il passo promemoria non chiede il file «foto»
      rimedio: esistono: schermata
    5 errori: non è stato inviato niente
    "
  `)
})

test('the answers may speak of cases of the plan that are not chosen', async () => {
  const answers = 'P-01: { promemoria: { answers: { esito: Stampato } } }\n'
  expect(await told(answers, '--case', 'P-02', '--dry-run')).toMatch(/^0 /)
})

test('a folder in the place of a file is a mistake with its place', async () => {
  expect(await told('P-01: { promemoria: { files: { schermata: [plans] } } }\n')).toBe(
    `2 risposte.yaml:1:44 ANSWERS_INVALID «plans» non è un file
  rimedio: i percorsi partono dalla cartella del file delle risposte
1 errore: non è stato inviato niente
`,
  )
})
