import { execFile } from 'node:child_process'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { caseLines } from '../../../../src/debug/case-lines.ts'
import { curlIdentity } from '../../../../src/debug/curl-identity.ts'
import { curlLines } from '../../../../src/debug/curl-lines.ts'
import { diffLines } from '../../../../src/debug/diff-lines.ts'
import { findLastCase } from '../../../../src/debug/find-run.ts'
import { startFrom } from '../../../../src/debug/start-from.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { makePaint } from '../../../../src/lib/paint.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'
import type { Plan, PlanCase } from '../../../../src/plan/plan.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { loadPlanFor } from '../../../../src/session/load-target.ts'
import type { RunningSimulator } from '../../../../src/simulator/start-simulator.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { readyPlan } from '../../../support/run-here.ts'
import { issueTestPki, startSist } from '../../../support/sist-world.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'
import { adapters, caseIn, debugPlan, folderOf } from './debug-world.ts'

let workspace: TempWorkspace
let sist: RunningSimulator
let first: RunRecord
let second: RunRecord
let onSimulator: RunRecord

beforeAll(async () => {
  const pki = await issueTestPki()
  sist = await startSist(pki)
  workspace = debugPlan()
  writeRegion(workspace, pki, sist)
  await using region = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'prova',
    env: applicationEnv,
  })
  first = await region.run('20260101T000000Z-prova-prova')
  second = await region.run('20260102T000000Z-prova-prova')
  await using simulator = await readyPlan(workspace, {
    plan: 'prova',
    environment: 'simulator',
    env: {},
  })
  onSimulator = await simulator.run('20260103T000000Z-prova-simulator')
})

afterAll(async () => {
  await sist.close()
})

const debugText = (run: RunRecord, id: string, colour = false): string =>
  caseLines(
    {
      paint: makePaint(colour),
      runFolder: folderOf(workspace, run),
      shown: `reports/${run.run}`,
      workspaceFolder: workspace.folder,
      adapters,
      switches: run.environment.switches,
    },
    caseIn(run, id),
  ).join('\n')

test('says why a case failed: both sides, the code, the rule of the simulator, where to look', () => {
  const text = debugText(onSimulator, 'P-04')
  expect(text.slice(text.indexOf('VERIFICHE'))).toMatchInlineSnapshot(`
    "VERIFICHE
    ✗ La chiamata è rifiutata con 000280: non soddisfatta
        atteso:   Fault 000280
        ottenuto: Fault 000004: prescrizione non identificata
        in plans/prova/cases/P-04.case.yaml:12:9

    PERCHÉ
    Rifiuto inatteso: La chiamata è rifiutata con 000280. Fault 000004: prescrizione non identificata. Nessun elemento trovato: la prescrizione non è identificata, o NRE e codice fiscale non corrispondono. Significato: da specifica, per fonti pubbliche; quando si presenta: da specifica, per fonti pubbliche.
    Codice 000280: Annullamento impossibile: emessa da un altro medico. Significato: da specifica, per fonti pubbliche; quando si presenta: da specifica, per fonti pubbliche.
    Dal suo lato, il simulatore ha applicato la regola «annulla-known» e ha risposto HTTP 500 con il Fault 000004
    Il passo è in plans/prova/cases/P-04.case.yaml:6:5

    Il verdetto si appoggia a una scelta del simulatore: client-certificate = required. La porta di collaudo chiede al client un certificato TLS?
    "
  `)
  const { exchanges } = caseIn(onSimulator, 'P-04').steps[0] ?? {}
  expect(text).toContain(
    `richiesta reports/${onSimulator.run}/evidence/${exchanges?.[0]?.request.body.sha256}.xml`,
  )
})

test('prints both messages indented, with start line, headers, long base64 cut short, TLS in a line', () => {
  const text = debugText(second, 'P-03')
  expect(text).toContain('POST /aslba_test/CVPService HTTP/1.1\nhost: 127.0.0.1:')
  expect(text).toMatch(/\n {4}<sist:chkPrescrizione [^>]+>\n {6}<sist:datiOperatore>\n/)
  expect(text).toMatch(
    /BinarySecurityToken [^>]+>\S+… \[base64, \d+ caratteri: certificato di CN=[^,]+, [\d.]+ byte\]</,
  )
  expect(text).toMatch(/\n< RISPOSTA HTTP 200, \d+ ms\nHTTP\/1.1 200 OK\n/)
  expect(text).toMatch(/\nTLS +TLSv1\.3, TLS_\w+, server CN=127\.0\.0\.1 .+, catena verificata, /)
  const nre = caseIn(second, 'P-03').exports['nre']
  expect(text).toContain(`Catturati: nre = ${nre}`)
  // Only the built-in simulator is asked for its journal.
  expect(text).not.toContain('Simulatore ')
  expect(debugText(onSimulator, 'P-03')).toContain(
    'Simulatore  il simulatore non ha applicato regole di rifiuto e ha risposto HTTP 200',
  )
})

test('colours where colours are wanted, and only there', () => {
  expect(debugText(second, 'P-03')).not.toContain('\u001B')
  const painted = debugText(second, 'P-03', true)
  expect(painted).toContain('<\u001B[36msist:chkPrescrizione\u001B[39m')
  // oxlint-disable-next-line no-control-regex -- escape sequences are what is taken away
  expect(painted.replace(/\u001B\[\d+m/g, '')).toBe(debugText(second, 'P-03'))
})

const curlOf = (run: RunRecord, id: string, shell: 'posix' | 'powershell' = 'posix'): string[] => {
  const shown = (absolute: string): string => relative(workspace.folder, absolute)
  return curlLines(
    {
      runFolder: folderOf(workspace, run),
      shown: `reports/${run.run}`,
      shell,
      identity: curlIdentity(findWorkspace(workspace.folder), run.environment.name, shown),
      adapters,
    },
    caseIn(run, id),
  )
}

test('writes a curl command for each call, with files by name and a warning where it writes', () => {
  const lines = curlOf(second, 'P-03')
  const [emission, reading] = caseIn(second, 'P-03').steps.map(({ exchanges }) => exchanges[0])
  expect(lines).toEqual([
    '',
    `# P-03, passo emissione: chkPrescrizione, come inviata il ${emission?.startedAtRome}`,
    '# ATTENZIONE: questa operazione scrive: ripeterla la esegue di nuovo',
    expect.any(String),
    '',
    `# P-03, passo rilettura: getPrescrizioneIdentificata, come inviata il ${reading?.startedAtRome}`,
    `curl \\
  --silent --show-error --include --tlsv1.2 \\
  --request POST ${reading?.url} \\
  --cacert environments/prova/ca.pem \\
  --cert environments/prova/client.pem --key environments/prova/client.key \\
  --header 'content-type: text/xml;charset=UTF-8' \\
  --header 'SOAPAction: "urn:sist:pddsasl:bindings:1.0:CVPPortType#getPrescrizioneIdentificata"' \\
  --header Expect: --header Accept: --header User-Agent: \\
  --data-binary @reports/${second.run}/${reading?.request.body.path}`,
  ])
  for (const line of lines) expect(line).not.toContain('PRIVATE KEY')
})

test('names variables in the place of keys that were made on the spot', () => {
  expect(curlOf(onSimulator, 'P-04', 'powershell').slice(2)).toEqual([
    '# ATTENZIONE: questa operazione scrive: ripeterla la esegue di nuovo',
    '# COLLAUDO_CA: la CA del server in PEM',
    '# COLLAUDO_CERT: il certificato client in PEM',
    '# COLLAUDO_KEY: la chiave del certificato client in PEM',
    expect.stringContaining(
      '"--cacert" "%COLLAUDO_CA%" "--cert" "%COLLAUDO_CERT%" "--key" "%COLLAUDO_KEY%"',
    ),
  ])
})

test.skipIf(process.platform === 'win32' || !hasTool('curl'))(
  'the printed command sends the same bytes again, with curl itself',
  async () => {
    const command = curlOf(second, 'P-03').at(-1) ?? ''
    const before = sist.journal().length
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: workspace.folder })
    expect(stdout).toMatch(/^HTTP\/1\.1 (?:200|500) /)
    const body = caseIn(second, 'P-03').steps[1]?.exchanges[0]?.request.body
    expect(sist.journal().slice(before)).toMatchObject([
      { operation: 'getPrescrizioneIdentificata', requestSha256: body?.sha256 },
    ])
  },
)

const comparable = (environment = 'prova') => ({
  reports: join(workspace.folder, 'reports'),
  plan: 'prova',
  environment,
})

test('finds nothing to compare but what differs, once ids, dates and signatures are set aside', () => {
  const then = findLastCase(
    comparable(),
    'P-03',
    ({ outcome }) => outcome.status === 'passed',
    second.run,
  )
  expect(then?.run.run).toBe(first.run)
  if (then === undefined) throw new Error('no earlier run')
  const side = { record: caseIn(second, 'P-03'), runFolder: folderOf(workspace, second) }
  expect(diffLines(side, then, makePaint(false)).slice(2, -2)).toEqual([
    'Passo emissione, richiesta: uguale',
    'Passo emissione, risposta: uguale',
    'Passo rilettura, richiesta: uguale',
    'Passo rilettura, risposta: uguale',
  ])
  const other = { record: caseIn(second, 'P-01'), runFolder: folderOf(workspace, second) }
  const steps = other.record.steps.map((step) => ({ ...step, id: 'annullamento' }))
  const text = diffLines(
    { ...other, record: { ...other.record, steps } },
    { ...then, record: caseIn(first, 'P-04') },
    makePaint(false),
  ).join('\n')
  expect(text).toContain('-SOAPAction: "urn:sist:pddsasl:bindings:1.0:CVPPortType#setAnnulla')
  expect(text).toContain('+SOAPAction: "urn:sist:pddsasl:bindings:1.0:CVPPortType#chkPrescrizione"')
})

const loadedPlan = async (): Promise<Plan> => {
  const place = findWorkspace(workspace.folder)
  const declared = declareEnvironment(place, 'prova', applicationEnv)
  if (!declared.ok) throw new Error('the environment cannot be read')
  const plan = await loadPlanFor(place, 'prova', declared.value, adapters)
  if (!plan.ok) throw new Error('the plan cannot be read')
  return plan.value
}

const planCase = async (id: string): Promise<PlanCase> => {
  const found = (await loadedPlan()).cases.find(({ head }) => head.id === id)
  if (found === undefined) throw new Error(`no case ${id}`)
  return found
}

test('goes on from a step with what the last run had by then, and says which run', async () => {
  const onwards = startFrom(await planCase('P-03'), 'rilettura', 'last', comparable())
  expect(onwards.steps.map(({ id }) => id)).toEqual(['rilettura'])
  expect(onwards.start).toMatchObject({
    from: 'rilettura',
    run: second.run,
    values: { nre: caseIn(second, 'P-03').exports['nre'] },
    steps: [{ id: 'emissione' }],
  })
  const earlier = startFrom(await planCase('P-03'), 'rilettura', first.run, comparable())
  expect(earlier.start?.values).toEqual({ nre: caseIn(first, 'P-03').exports['nre'] })
})

test('refuses to go on where there is nothing to go on from', async () => {
  const whole = await planCase('P-03')
  const message = (from: string, captures: string, environment?: string): string => {
    try {
      startFrom(whole, from, captures, comparable(environment))
      return 'accepted'
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  expect([
    message('riletura', 'last'),
    message('emissione', 'last'),
    message('rilettura', 'last', 'altrove'),
    message('rilettura', onSimulator.run),
    message('rilettura', 'domani'),
  ]).toMatchInlineSnapshot(`
    [
      "il caso P-03 non ha il passo «riletura»",
      "«emissione» è il primo passo di P-03",
      "nessuna esecuzione di prova su altrove ha superato «emissione» di P-03: non ci sono valori da cui proseguire",
      "da 20260103T000000Z-prova-simulator non si può proseguire: è dell'ambiente simulator",
      "da domani non si può proseguire: l'esecuzione non esiste",
    ]
  `)
})
