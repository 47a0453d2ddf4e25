import { beforeAll, describe, expect, test } from 'vitest'

import { cliHere } from '../support/cli-here.ts'
import { allureResultsOf } from '../support/e2e-allure.ts'
import { journalOf } from '../support/e2e-journal.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { jsonOf, runCli, runJson, type CliResult, type RunJson } from '../support/run-cli.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace

const env = { CODICE_DI_PROVA: 'CODICE-DI-PROVA-0001' }

const cli = (...args: readonly string[]): Promise<CliResult> =>
  runCli(args, { cwd: workspace.folder, env })

const manualStep = `  - id: promemoria
    manual:
      do: Stampare il promemoria di \${ nre }.
      answers: { nre: { ask: NRE stampato, equals: '\${ nre }' } }
      files: { schermata: { types: [png, txt] } }
`

beforeAll(() => {
  workspace = makeSmallPlan()
  workspace.edit(
    'plans/prova/cases/P-01.case.yaml',
    '      - identifier: nre\n',
    `      - identifier: nre\n    capture: { nre: { xpath: //sist:IUP } }\n${manualStep}`,
  )
  workspace.write(
    'plans/prova/cases/P-02.case.yaml',
    `id: P-02
title: Il comportamento con il SAC fermo
kind: declared
asks: Che cosa vede il medico quando il SAC non risponde
`,
  )
})

const writesOf = (run: string): number =>
  journalOf(workspace, run).filter(({ event }) => event === 'sending').length

describe('a case that waits for a person', () => {
  let run = ''
  let first: RunJson

  beforeAll(async () => {
    const { result, json } = await runJson(['prova', '--application', 'prova'], {
      cwd: workspace.folder,
      env,
    })
    expect(result.error).toBe('')
    expect(result.code).toBe(1)
    run = json.run
    first = json
  })

  test('is never green by itself: it says what it waits for', () => {
    expect(first.verdict).toBe('incompleto')
    expect(first.cases.map(({ id, status, cause }) => [id, status, cause])).toEqual([
      ['P-01', 'skipped', 'awaiting-operator'],
      ['P-02', 'skipped', 'awaiting-operator'],
    ])
    expect(first.cases[0]?.message).toMatch(
      /^il passo «promemoria» aspetta una persona: Stampare il promemoria di \w{13,15}\. Manca: NRE stampato, file «schermata»\.$/,
    )
    expect(first.cases[1]?.message).toBe(
      'da descrivere in declarations/prova/P-02.md: Che cosa vede il medico quando il SAC non risponde',
    )
  })

  test.each([
    [['P-03', 'x.txt'], 'il caso «P-03» non è nell', 'forse si intendeva «P-01»'],
    [['P-02', 'x.txt'], 'il caso P-02 aspetta una descrizione, non un file', 'scriverla'],
    [['P-01'], 'niente da allegare', '--answer nome=risposta'],
    [['P-01', 'manca.txt'], 'il file manca.txt non esiste', 'controllare il percorso'],
    [['P-01', 'pagina.txt'], 'pagina.txt è di tipo html', 'il passo chiede png o txt'],
    [['P-01', '--answer', 'nre'], 'atteso --answer nome=risposta, trovato «nre»', 'per esempio'],
    [['P-01', '--answer', 'ner=1'], 'il passo non chiede «ner»', 'forse si intendeva «nre»'],
    [['P-01', 'x.txt', '--as', 'foto'], 'il passo non chiede «foto»', 'schermata'],
    [['P-01', 'x.txt', '--step', 'altro'], 'il caso P-01 aspetta al passo «promemoria»', '--step'],
  ])('attach refuses %j and leaves the run as it was', async (args, message, hint) => {
    workspace.write('x.txt', 'x')
    workspace.write('pagina.txt', '<html></html>')
    const before = workspace.read(`reports/${run}/events.ndjson`)
    const result = await cliHere(['attach', run, ...args], { cwd: workspace.folder, env })
    expect(result.code).toBe(2)
    expect(result.error).toContain(message)
    expect(result.error).toContain(hint)
    expect(workspace.read(`reports/${run}/events.ndjson`)).toBe(before)
  })

  test('goes on, with what was attached, where it stood: nothing is written twice', async () => {
    const nre = /promemoria di (\w+)\./.exec(first.cases[0]?.message ?? '')?.[1] ?? ''
    workspace.write('x.txt', 'la schermata')
    const attached = await cli('attach', run, 'P-01', 'x.txt', '--answer', `nre=${nre}`)
    expect(attached.error).toBe('')
    expect(attached.out).toMatch(
      new RegExp(
        `^ {2}nre: ${nre}\n {2}schermata: x\\.txt \\(SHA-256 [0-9a-f]{64}\\)\nAllegato al passo «promemoria» di P-01\\. Per andare avanti: collaudo run --resume ${run}\n$`,
      ),
    )
    workspace.write('declarations/prova/P-02.md', 'Il medico vede un avviso e può riprovare.\n')
    const writes = writesOf(run)
    const result = await cli('run', '--resume', run, '--json')
    expect(result.error).toBe('')
    expect(result.code).toBe(0)
    const json = jsonOf<RunJson>(result)
    expect(json.run).toBe(run)
    expect(json.verdict).toBe('positivo')
    expect(writesOf(run)).toBe(writes)
    const [case1, case2] = workspace.record(run).cases
    expect(case1?.steps.map(({ id, kind }) => [id, kind])).toEqual([
      ['emissione', 'call'],
      ['promemoria', 'manual'],
    ])
    expect(case1?.steps[1]?.manual?.files[0]?.file).toMatchObject({
      name: 'schermata: x.txt',
      mediaType: 'text/plain',
    })
    expect(case2?.steps[0]).toMatchObject({ id: 'descrizione', kind: 'declared' })
    const allure = JSON.stringify(allureResultsOf(workspace, run).get('prova:P-01'))
    expect(allure).toContain('schermata: x.txt')
    expect(allure).toContain('azione di una persona')
    // What people typed and handed in is judged again too.
    const verified = await cli('verify', run, '--json')
    expect(jsonOf<{ problems: unknown }>(verified).problems).toEqual([])
    expect(verified.code).toBe(0)
  })
})

test('a file of answers takes the place of a person', async () => {
  workspace.write(
    'risposte.yaml',
    `P-01:
  promemoria:
    answers: { nre: '1600A0000000000' }
    files: { schermata: [x.txt] }
`,
  )
  const { result, json } = await runJson(
    ['prova', '--application', 'prova', '--case', 'P-01', '--answers', 'risposte.yaml'],
    { cwd: workspace.folder, env },
  )
  expect(result.code).toBe(1)
  expect(json.cases[0]).toMatchObject({ status: 'failed' })
  expect(json.cases[0]?.message).toMatch(/^NRE stampato: atteso «\w+», ottenuto «1600A0000000000»$/)
})

test('a mistake in the file of answers is told with its place, and nothing runs', async () => {
  workspace.write(
    'risposte.yaml',
    'P-01:\n  promemoria:\n    anwers: { nre: 1 }\n    files: { schermata: [manca.png] }\n',
  )
  const before = workspace.runs()
  const args = ['run', 'prova', '--application', 'prova', '--answers', 'risposte.yaml']
  const result = await cliHere(args, { cwd: workspace.folder, env })
  expect(result.code).toBe(2)
  expect(result.error).toMatchInlineSnapshot(`
    "risposte.yaml:3:5 ANSWERS_INVALID chiave sconosciuta «anwers»
      rimedio: forse si intendeva «answers»
    1 errore: non è stato inviato niente
    "
  `)
  expect(workspace.runs()).toEqual(before)
})
