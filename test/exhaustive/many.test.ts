import { readdirSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { adapters } from '../../adapters/index.ts'
import { declareEnvironment } from '../../src/environment/declare-environment.ts'
import type { ApplicationSpec } from '../../src/environment/environment.ts'
import { findWorkspace } from '../../src/plan/workspace.ts'
import { openEnvironment, type OpenEnvironment } from '../../src/session/open-environment.ts'
import { cliHere } from '../support/cli-here.ts'
import { allureResultsOf, expectResultsOf } from '../support/e2e-allure.ts'
import { startDeafServer } from '../support/e2e-deaf-server.ts'
import { communicatedOf } from '../support/communicated.ts'
import { writeEnvironment } from '../support/e2e-environment.ts'
import { endedCases, journalOf } from '../support/e2e-journal.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { pemOf } from '../support/pem-of.ts'
import {
  jsonOf,
  runCli,
  startCli,
  startInSession,
  type CliResult,
  type RunJson,
} from '../support/run-cli.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const code = 'CODICE-DI-PROVA'
const ids = ['P-01', 'P-02', 'P-03', 'P-04', 'P-05', 'P-06', 'P-07', 'P-08']

const writingCase = (id: string, more: string): string => `id: ${id}
title: Il caso ${id}
kind: positive
${more}steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: ricetta
      body: { codEsenzione: NES00 }
    expect:
      - anomalies: none
      - identifier: nre
    capture: { nre: { xpath: '//sist:return/sist:IUP' } }
`

/** Annuls what an earlier case made: it can be right only if that was made once, and its number was kept. */
const annulment = (id: string, needed: string): string => `id: ${id}
title: Il caso ${id}
kind: positive
needs: [{ case: ${needed}, take: [nre] }]
steps:
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: "\${ nre }", versione: '4.03' }
    expect:
      - esito: true
      - anomalies: none
`

let workspace: TempWorkspace
let region: OpenEnvironment

/** How many calls of each operation reached the region: what counts is what the other side saw. */
const arrived = (): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { operation } of region.simulator?.journal() ?? [])
    if (operation !== null) {
      const name = operation.split('/').at(-1) ?? operation
      counts[name] = (counts[name] ?? 0) + 1
    }
  return counts
}

const run = (...args: string[]): Promise<CliResult> =>
  runCli(['run', ...args], { cwd: workspace.folder, env: { CODICE_DI_PROVA: code } })

/** The same in this process, for what ends before anything is run. */
const here = (...args: string[]): Promise<CliResult> =>
  cliHere(['run', ...args], { cwd: workspace.folder, env: { CODICE_DI_PROVA: code } })

beforeAll(async () => {
  workspace = makeSmallPlan()
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', `[${ids.join(', ')}]`)
  for (const id of ids)
    workspace.write(`plans/prova/cases/${id}.case.yaml`, writingCase(id, 'exports: [nre]\n'))
  workspace.write('plans/prova/cases/P-08.case.yaml', annulment('P-08', 'P-01'))

  // A region that outlives the command, as the real one does.
  const declared = declareEnvironment(findWorkspace(workspace.folder), 'simulator', {})
  if (!declared.ok) throw new Error('no simulator')
  const application: ApplicationSpec = {
    name: 'prova',
    title: 'Applicativo di prova',
    producer: 'Produttore di prova',
    version: '1.0.0',
    profile: 'struttura',
    applicationCode: code,
    defects: [],
  }
  region = await openEnvironment(declared.value, application, adapters, {
    employed: new Set(['medico-titolare']),
  })
  const { environment } = region
  const file = 'applications/prova.yaml'
  workspace.write(file, workspace.read(file) + communicatedOf(pemOf(environment.client)))
  writeEnvironment(workspace, 'regione', {
    url: environment.endpoints['sist'] ?? '',
    caPem: environment.caPem,
    client: pemOf(environment.client),
    operators: Object.fromEntries(
      Object.entries(environment.operators).map(([name, one]) => [
        name,
        { ...one, authentication: pemOf(one.authentication), signature: pemOf(one.signature) },
      ]),
    ),
  })
})

afterAll(async () => {
  await region[Symbol.asyncDispose]()
})

interface ReportJson {
  readonly run: string
  readonly verdict: string
  readonly interrupted: boolean
  readonly counts: RunJson['counts']
  readonly notRun: readonly string[]
}

const reported = async (): Promise<ReportJson> => {
  const { code: ended, error, out } = await runCli(['report', '--json'], { cwd: workspace.folder })
  expect({ ended, error }).toEqual({ ended: 0, error: '' })
  return JSON.parse(out) as ReportJson
}

/** The report of what a kill left, of the cases that had ended and of no other. */
const expectReported = async (name: string, ended: readonly string[]): Promise<void> => {
  const folder = workspace.path('reports', name)
  expect(readdirSync(folder)).not.toContain('run.json')
  const { counts, notRun, verdict, ...rest } = await reported()
  expect(rest).toMatchObject({ run: name, interrupted: true })
  const begun = ids.filter((id) => !notRun.includes(id))
  expect(counts.passed).toBe(ended.length)
  // Beside them at most the one case that was writing: nobody knows what happened to it.
  expect(counts.broken + counts.skipped).toBe(begun.length - ended.length)
  expect(verdict).toBe(counts.broken > 0 ? 'negativo' : 'incompleto')
  expect(begun).toEqual(expect.arrayContaining([...ended]))
  expect(begun.length - ended.length).toBeLessThanOrEqual(1)
  expect(notRun).toContain(ids.at(-1))
  expectResultsOf(
    workspace,
    name,
    begun.map((id) => `prova:${id}`),
  )
  expect(readdirSync(folder).toSorted()).toEqual([
    'allure-results',
    'events.ndjson',
    'evidence',
    'report.html',
  ])
  expect(workspace.read(`reports/${name}/report.html`)).toContain('(interrotto)')

  // As if it had been killed before its first case ended, in the middle of a line.
  const journal = `reports/${name}/events.ndjson`
  const whole = workspace.read(journal)
  const [start = ''] = whole.split('\n')
  workspace.write(journal, `${start}\n{"event":"case-st`)
  expect(await reported()).toMatchObject({ verdict: 'incompleto', notRun: ids })
  workspace.write(journal, whole)
}

test('a run that was killed is reported, and goes on to its end, and no write reaches the region twice', async () => {
  const running = startCli(['run', 'prova', '--env', 'regione', '--jobs', '1', '--pace', '2'], {
    cwd: workspace.folder,
    env: { CODICE_DI_PROVA: code },
  })
  await expect
    .poll(() => workspace.runs().flatMap((name) => endedCases(workspace, name)).length, {
      timeout: 120_000,
      interval: 20,
    })
    .toBeGreaterThanOrEqual(3)
  running.child.kill('SIGKILL')
  await running.ended
  const [name = ''] = workspace.runs()
  const finished = endedCases(workspace, name).map(({ id }) => id)
  const sent = journalOf(workspace, name).filter(({ event }) => event === 'sending').length
  expect(finished.length).toBeLessThan(ids.length)
  await expectReported(name, finished)

  // What changed meanwhile is told, and nothing is sent.
  const file = 'plans/prova/payloads/ricetta.yaml'
  const before = arrived()
  workspace.edit(file, 'tipoVisita: A', 'tipoVisita: D')
  const refused = await here('--resume')
  expect(refused.code).toBe(2)
  expect(refused.error.replace(name, '<run>')).toMatchInlineSnapshot(`
    "errore RUN_CHANGED: <run> non si può riprendere: i dati, i payload o i frammenti del piano sono cambiati
    rimedio: rimettere le cose come erano, o cominciare una nuova esecuzione con collaudo run
    "
  `)
  expect(arrived()).toEqual(before)
  workspace.edit(file, 'tipoVisita: D', 'tipoVisita: A')

  const result = await run('--resume', '--json', '--junit', 'esiti/junit.xml')
  expect(result.error).toBe('')
  const json = jsonOf<RunJson>(result)
  expect(json.run).toBe(name)
  expect(workspace.runs()).toEqual([name])
  expect(json.cases.map(({ id }) => id)).toEqual(ids)
  const record = workspace.record(name)
  expect(record.interrupted).toBe(false)
  expect(record.resumed).toHaveLength(1)

  // At most the one case that was writing when it was killed: it is not repeated, and nobody hides it.
  const unknown = json.cases.filter(({ status }) => status !== 'passed').map(({ id }) => id)
  expect(unknown.length).toBeLessThanOrEqual(1)
  expect(result.code).toBe(unknown.length === 0 ? 0 : 3)
  expect(finished.filter((id) => unknown.includes(id))).toEqual([])
  expect(json.cases.at(-1)).toMatchObject({ id: 'P-08', status: 'passed' })
  const writes = journalOf(workspace, name).flatMap((event) =>
    event.event === 'sending' ? [event.case] : [],
  )
  expect(writes).toEqual([...new Set(writes)])
  expect(writes.length).toBeGreaterThanOrEqual(sent)
  const seen = arrived()
  expect(seen['setAnnullaPrescrizione']).toBe(1)
  expect(seen['chkPrescrizione']).toBeLessThanOrEqual(7)
  expect(seen['chkPrescrizione']).toBeGreaterThanOrEqual(7 - unknown.length)
  expect([...allureResultsOf(workspace, name).keys()]).toEqual(ids.map((id) => `prova:${id}`))
  expect(workspace.read('esiti/junit.xml')).toContain('tests="8"')

  const verified = await cliHere(['verify', name], { cwd: workspace.folder })
  expect({ code: verified.code, error: verified.error }).toEqual({ code: 0, error: '' })
  expect(verified.out).toContain('Tutto corrisponde.')

  const nothing = await here('--resume')
  expect([nothing.code, nothing.out]).toEqual([2, ''])
  expect(nothing.error).toMatchInlineSnapshot(`
    "errore RUN_NOT_FOUND: nessuna esecuzione è rimasta a metà
    rimedio: le esecuzioni sono in reports/; una precisa si riprende con --resume <esecuzione>
    "
  `)
})

/** The environment says how many cases it bears. */
const bear = (name: string, jobs: number): void => {
  const file = `environments/${name}/environment.yaml`
  workspace.write(file, `${workspace.read(file)}jobs: ${jobs}\n`)
}

// Windows has no signals to send: a console's Ctrl+C cannot be told to one process.
test.skipIf(process.platform === 'win32')(
  'SIGTERM stops all cases in progress, whose writes are in a state that nobody knows; --failed takes up what they left, and the breaker gives it up',
  async () => {
    const server = await startDeafServer(() => null)
    writeEnvironment(workspace, 'sorda', server.environment)
    // With a client certificate of its own, of which nothing was communicated.
    const file = 'applications/prova.yaml'
    workspace.write(file, workspace.read(file).split('communicated:')[0] ?? '')
    bear('sorda', 3)
    const running = startInSession(['run', 'prova', '--env', 'sorda', '--json'], {
      cwd: workspace.folder,
      env: { CODICE_DI_PROVA: code },
    })
    await expect.poll(() => server.calls.length, { timeout: 120_000, interval: 20 }).toBe(3)
    running.signal('SIGTERM')
    const result = await running.ended
    await server[Symbol.asyncDispose]()
    expect(result.code).toBe(130)
    // After the warning that nothing was communicated.
    expect(result.error).toMatch(
      /^.+ COMMUNICATED_MISSING .+\n {2}rimedio: .+\n\nInterruzione: il caso in corso si ferma, i casi finiti restano\.\n$/,
    )
    const json = jsonOf<RunJson>(result)
    expect({ interrupted: json.interrupted, errors: json.errors }).toEqual({
      interrupted: true,
      errors: [],
    })
    expect(workspace.read(json.report ?? '')).toContain('(interrotto)')
    const stopped = ['P-01', 'P-02', 'P-03']
    expect(json.cases).toEqual(
      stopped.map((id) => ({
        id,
        title: `Il caso ${id}`,
        status: 'broken',
        cause: 'unknown-state',
        message: 'la chiamata è stata interrotta',
      })),
    )
    expect(json.verdict).toBe('negativo')
    expect(json.notRun).toEqual(['P-04', 'P-05', 'P-06', 'P-07', 'P-08'])
    for (const { outcome } of workspace.record(json.run).cases)
      expect(outcome).toMatchObject({
        hint: "verificare presso l'autorità se chkPrescrizione è avvenuta, prima di ripeterla",
      })
    expectResultsOf(
      workspace,
      json.run,
      stopped.map((id) => `prova:${id}`),
    )
    expect(server.calls).toEqual(stopped.map(() => 'chkPrescrizione'))

    const again = await run('--env', 'sorda', '--failed', '--jobs', '1', '--breaker', '1', '--json')
    const failed = jsonOf<RunJson>(again)
    expect(again.code).toBe(3)
    expect(failed.cases.map(({ id, status, cause }) => [id, status, cause])).toEqual([
      ['P-01', 'broken', 'environment-unreachable'],
      ...ids.slice(1).map((id) => [id, 'skipped', 'environment']),
    ])
    expect(failed.cases[1]?.message?.replace(/:\d+/, ':<porta>')).toMatchInlineSnapshot(
      `"l'ambiente non risponde: un caso senza risposta, e una prova di connessione a https://127.0.0.1:<porta> non riesce (ECONNREFUSED)"`,
    )
    expect(server.calls).toHaveLength(3)
  },
)
