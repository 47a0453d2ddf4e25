import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { RunRecord } from '../../src/model/run-record.ts'
import { freshCli, type CliResult } from '../support/cli-process.ts'
import { cliSession } from '../support/cli-session.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'

// A machine that is not ours: nothing in the home, another time zone, another language, no name for git, Windows line ends in every
// file that people write, a path with blanks and accents, and a link on the way to it.

const reached = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('not there')
  return value
}

let outside: string
let linked: string

let surroundings: Readonly<Record<string, string>>
let inSession: ReturnType<typeof cliSession>

const elsewhere = (...args: readonly string[]): Promise<CliResult> =>
  inSession.run(args, { cwd: linked })

const withWindowsLines = (folder: string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/\r?\n/g, '\r\n'))
  }
}

const files: Readonly<Record<string, string>> = {
  'plans/prova/requirements.csv': `id,section,text,certainty
R.emissione,A1,"La ricetta riceve un NRE,
su più righe",spec
R.annullamento,A2,La ricetta si annulla,guess
`,
  'plans/prova/fragments/emetti.yaml': `title: Emette e annulla
parameters: [esenzione]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: ricetta, body: { codEsenzione: '\${ esenzione }' } }
    expect: [{ identifier: nre }]
    capture: { nreEmesso: { xpath: //sist:return/sist:IUP } }
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: '\${ nreEmesso }', versione: 4.03 }
    expect: [{ esito: true }]
`,
  'plans/prova/examples/esenzioni.csv': 'esenzione\nNES00\n',
  'plans/prova/cases/P-03.case.yaml': `id: P-03
title: 'Una ricetta emessa e annullata, con esenzione \${ esenzione }'
kind: positive
requirements: [R.annullamento]
source:
  text: |
    Emettere una ricetta.
    Annullarla: «è annullata».
examples: { csv: esenzioni.csv }
steps:
  - { id: ricetta, fragment: emetti, with: { esenzione: '\${ esenzione }' } }
`,
  'environments/nostro/environment.yaml': `title: Simulatore, con i nostri dati
simulator: true
client: generated
switches: { created-window: 5m }
operators:
  medico-titolare:
    codiceFiscale: { env: PROVA_CODICE_FISCALE }
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: generated
    signature: generated
`,
  'environments/nostro/data/farmaci.yaml': 'ordinario: { aic: 034298051, gruppo: 02D }\n',
  'suites/tutto.suite.yaml': 'title: Tutto\nplan: prova\n',
  '.env': 'PROVA_CODICE_FISCALE=PROVAX00X00X000Y\n',
}

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'collaudo-altrove-'))
  mkdirSync(join(outside, 'casa'))
  surroundings = {
    ...{ HOME: join(outside, 'casa'), USERPROFILE: join(outside, 'casa') },
    ...{ TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C', COLLAUDO_LANG: 'it' },
  }
  // .env is read as a process begins: one that goes on is given what stands there.
  inSession = cliSession({ ...surroundings, PROVA_CODICE_FISCALE: 'PROVAX00X00X000Y' })
  const workspace = makeSmallPlan()
  for (const [name, text] of Object.entries(files)) workspace.write(name, text)
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-03]')
  for (const id of ['P-01', 'P-02'])
    workspace.edit(
      `plans/prova/cases/${id}.case.yaml`,
      'steps:',
      'requirements: [R.emissione]\nsteps:',
    )
  const folder = join(outside, 'cartella di lavoro è qui')
  cpSync(workspace.folder, folder, { recursive: true })
  withWindowsLines(folder)
  // A junction is what a person without special rights may make on Windows.
  linked = join(outside, 'più breve')
  symlinkSync(folder, linked, 'junction')
})

afterAll(() => rmSync(outside, { recursive: true, force: true, maxRetries: 5 }))

test('finds no mistake in files with Windows line ends, and the places of those that there are', async () => {
  const args = ['check', '--env', 'nostro', '--strict']
  expect(await freshCli(args, { cwd: linked, env: surroundings })).toEqual({
    code: 0,
    signal: null,
    out: 'prova: 3 casi, nessun errore\n',
    error: '',
  })
  const file = join(linked, 'plans', 'prova', 'cases', 'P-02.case.yaml')
  const right = readFileSync(file, 'utf8')
  writeFileSync(file, right.replace('identifier: nre', 'identifer: nre'))
  const { code, error } = await elsewhere('check')
  writeFileSync(file, right)
  expect(code).toBe(2)
  expect(error).toMatch(/^plans\/prova\/cases\/P-02\.case\.yaml:\d+:9 CASE_CHECK_INVALID /)
})

test('runs, reports and verifies, with the times of Italy and the words as they are written', async () => {
  const ran = await elsewhere('run', 'tutto', '--env', 'nostro', '--junit', 'esiti è.xml')
  expect(ran.code, `${ran.out}${ran.error}`).toBe(0)
  const reports = join(linked, 'reports')
  const run = reached(readdirSync(reports)[0])
  const record = RunRecord.parse(JSON.parse(readFileSync(join(reports, run, 'run.json'), 'utf8')))
  expect(record.cases.map(({ id, outcome }) => [id, outcome.status])).toEqual([
    ['P-01', 'passed'],
    ['P-02', 'passed'],
    ['P-03[1]', 'passed'],
  ])
  // What people wrote is the same as with other line ends, on the screen and in the record.
  expect(record.cases[2]?.source?.text).toBe('Emettere una ricetta.\nAnnullarla: «è annullata».\n')
  expect(ran.out).toContain('Una ricetta emessa e annullata, con esenzione NES00')
  // The message says the time of Italy; the simulator would refuse that of New York.
  const call = reached(record.cases[0]?.steps[0]?.exchanges[0])
  const sent = readFileSync(join(reports, run, call.request.body.path), 'utf8')
  const hourInItaly = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', hour: '2-digit' })
  const hours = [0, 60_000].map((more) => hourInItaly.format(Date.parse(call.startedAt) - more))
  const [, hour] = /dataPrescrizione>\d\d\/\d\d\/\d{4} (\d\d):/.exec(sent) ?? []
  expect(hours).toContain(hour)

  expect((await elsewhere('report', run)).code).toBe(0)
  const verified = await elsewhere('verify', join(linked, 'reports', run))
  expect(verified.code, verified.out).toBe(0)
  expect(readdirSync(join(outside, 'casa'))).toEqual([])
})
