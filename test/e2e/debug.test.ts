import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { applicationEnv, writeRegion } from '../support/e2e-region.ts'
import { runCli, startInSession, type CliResult } from '../support/run-cli.ts'
import { issueTestPki, startSist } from '../support/sist-world.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'
import { debugPlan } from '../unit/src/debug/debug-world.ts'

let workspace: TempWorkspace
let sist: RunningSimulator
let whole: CliResult
let partial: CliResult

const region = (...args: readonly string[]): Promise<CliResult> =>
  runCli(['run', 'prova', '--env', 'prova', '--case', 'P-03', ...args], {
    cwd: workspace.folder,
    env: applicationEnv,
  })

beforeAll(async () => {
  const pki = await issueTestPki()
  sist = await startSist(pki)
  workspace = debugPlan()
  writeRegion(workspace, pki, sist)
  whole = await region('--debug')
  partial = await region('--from', 'rilettura', '--diff', '--curl=powershell')
})

afterAll(async () => {
  await sist.close()
})

test('prints each exchange of the case under its line, and the verdict after it', () => {
  expect([whole.code, whole.error]).toEqual([0, ''])
  const [run = ''] = workspace.runs()
  const marks = [
    '  ✓ P-03 Una ricetta e la sua rilettura',
    '\nPASSO emissione: chkPrescrizione, superato\n',
    '\n> RICHIESTA chkPrescrizione ',
    '\n< RISPOSTA HTTP 200, ',
    `reports/${run}/evidence/`,
    '\nPASSO rilettura: getPrescrizioneIdentificata, superato\n',
    '  Verdetto: POSITIVO',
  ]
  const places = marks.map((mark) => whole.out.indexOf(mark))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('goes on from a step with the last values, calls nothing before it, and proves nothing', () => {
  const [first = '', second = ''] = workspace.runs()
  expect(partial.code).toBe(1)
  expect(partial.error).toBe(
    `P-03 parte da «rilettura» con i valori di ${first}: è un'esecuzione parziale, non vale come prova\n`,
  )
  expect(partial.out).toContain(
    `  Parziale: P-03 è partito da «rilettura» con i valori di ${first}; non vale come prova, e l'esecuzione non può essere positiva\n`,
  )
  const record = workspace.record(second)
  expect(record.verdict).toBe('incompleto')
  expect(record.cases).toMatchObject([
    {
      id: 'P-03',
      outcome: { status: 'passed' },
      partial: { from: 'rilettura', run: first },
      steps: [{ id: 'rilettura' }],
    },
  ])
  expect(sist.journal().map(({ operation }) => operation)).toEqual([
    'chkPrescrizione',
    'getPrescrizioneIdentificata',
    'getPrescrizioneIdentificata',
  ])
})

test('compares the call with that of the last pass, and writes the command for the shell asked for', () => {
  const [first = '', second = ''] = workspace.runs()
  expect(partial.out).toContain(
    `CONFRONTO di P-03 con ${first}, l'ultima volta che è riuscito\nPasso rilettura, richiesta: uguale\nPasso rilettura, risposta: uguale\n`,
  )
  expect(partial.out).toContain('Passo emissione: adesso non è stato eseguito')
  const command = /^curl\.exe --% .+$/m.exec(partial.out)?.[0] ?? ''
  expect(command).toContain('"--cert" "environments/prova/client.pem"')
  expect(command).toContain(`"@reports/${second}/evidence/`)
})

test.skipIf(process.platform === 'win32')(
  'runs the case again as its file changes, on one simulator, past a mistake, until Ctrl+C',
  async () => {
    const before = workspace.runs().length
    const file = 'plans/prova/cases/P-01.case.yaml'
    const running = startInSession(['run', 'prova', '--case', 'P-01', '--watch'], {
      cwd: workspace.folder,
    })
    await running.printed(/Verdetto: POSITIVO[\s\S]+In attesa di modifiche \(Ctrl\+C per finire\)/)
    workspace.edit(file, 'expect:', 'expects:')
    await running.printed(
      /\d\d:\d\d:\d\d Cambiato: plans\/prova\/cases\/P-01\.case\.yaml[\s\S]+chiave sconosciuta «expects»/,
    )
    workspace.edit(file, 'expects:', 'expect:')
    await running.printed(/(?:Verdetto: POSITIVO[\s\S]+In attesa [\s\S]+){2}/)
    running.signal('SIGINT')
    const { code } = await running.ended
    expect(code).toBe(130)
    const [one, two, ...others] = workspace
      .runs()
      .slice(before)
      .map((run) => workspace.record(run))
    expect(others).toEqual([])
    expect(one?.environment.endpoints).toEqual(two?.environment.endpoints)
  },
)
