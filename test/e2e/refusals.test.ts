import { afterAll, beforeAll, expect, test } from 'vitest'

import { sistSimulator } from '../../adapters/sist/simulate/sist-simulator.ts'
import {
  issueCa,
  issueSelfSigned,
  type IssuedCredential,
} from '../../src/certificates/issue-certificate.ts'
import { exitCodeOf } from '../../src/cli/exit-codes.ts'
import type { RunRecord } from '../../src/model/run-record.ts'
import { startSimulator, type RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { cliHere } from '../support/cli-here.ts'
import { applicationEnv, writeRegion } from '../support/e2e-region.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { runCli, runJson } from '../support/run-cli.ts'
import { readyPlan } from '../support/run-here.ts'
import { issueTestPki, makeWorld, type TestPki } from '../support/sist-world.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace
let pki: TestPki
let expired: IssuedCredential
let simulator: RunningSimulator

beforeAll(async () => {
  workspace = makeSmallPlan()
  pki = await issueTestPki()
  expired = await issueSelfSigned({
    commonName: '01234567897.scaduto.example.it',
    use: 'server-client',
    validFrom: new Date('2020-01-01T00:00:00Z'),
    validTo: new Date('2021-01-01T00:00:00Z'),
  })
  simulator = await startSimulator({
    services: [await sistSimulator.create(makeWorld(pki))],
    server: pki.server,
    clientCertificate: 'required',
    knownClients: [pki.client.certificatePem, expired.certificatePem],
  })
})

afterAll(async () => {
  await simulator.close()
})

interface Ended {
  readonly code: number | null
  readonly record: RunRecord
}

/** How the run ended, and the trouble, the message and the hint of its first case. */
const told = ({ code, record }: Ended) => {
  const { outcome, steps } = record.cases[0] ?? { steps: [] }
  const answer = steps[0]?.exchanges[0]?.answer
  return {
    code,
    verdict: record.verdict,
    statuses: record.cases.map((one) => one.outcome.status),
    outcome,
    alert: answer?.kind === 'none' ? answer.alert : 'answered',
  }
}

/** Runs both cases in this process: how a call is refused is the same in the command, which only adds its report. */
const run = async (environment: string) => {
  await using plan = await readyPlan(workspace, { plan: 'prova', environment, env: applicationEnv })
  const record = await plan.run(environment)
  return told({ record, code: exitCodeOf(record, { allowIncomplete: false, errors: [] }) })
}

/** The same by the command. */
const runCommand = async (
  environment: string,
  variables: Readonly<Record<string, string>> = {},
) => {
  const { result, json } = await runJson(['prova', '--env', environment], {
    cwd: workspace.folder,
    env: { ...applicationEnv, ...variables },
  })
  return told({ code: result.code, record: workspace.record(json.run) })
}

/** Addresses and fingerprints are other ones at each run. */
const stable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORTA')
      .replaceAll(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g, 'IMPRONTA')
      // How a closed connection shows depends on which side is quicker.
      .replaceAll(/\((?:UND_ERR_SOCKET|ECONNRESET|EPIPE)\)/g, '(CHIUSA)'),
  )

test('passes with the certificate that was handed over', async () => {
  writeRegion(workspace, pki, simulator, {}, 'noto')
  expect(await run('noto')).toMatchObject({
    code: 0,
    verdict: 'positivo',
    statuses: ['passed', 'passed'],
  })
})

test('says that the environment has no client certificate', async () => {
  writeRegion(workspace, pki, simulator, { client: null }, 'senza')
  expect(stable(await runCommand('senza'))).toMatchInlineSnapshot(`
    {
      "alert": "certificate_required",
      "code": 3,
      "outcome": {
        "code": "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
        "hint": "l'ambiente non ha un certificato client: indicarlo in client: di environment.yaml, con la chiave di quello comunicato all'autorità (fase 3)",
        "message": "127.0.0.1:PORTA rifiuta la connessione TLS con l'avviso certificate_required",
        "status": "broken",
        "trouble": "environment-unreachable",
      },
      "statuses": [
        "broken",
        "broken",
      ],
      "verdict": "negativo",
    }
  `)
})

test('says which client certificate the server did not accept', async () => {
  const unknown = await issueSelfSigned({ commonName: 'ignoto.example.it', use: 'server-client' })
  writeRegion(workspace, pki, simulator, { client: unknown }, 'ignoto')
  expect(stable(await run('ignoto'))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "code": 3,
      "outcome": {
        "code": "STATE_UNKNOWN",
        "hint": "verificare presso l'autorità se chkPrescrizione è avvenuta, prima di ripeterla; di solito il certificato client non è accettato: il certificato client presentato è CN=ignoto.example.it, impronta SHA-256 IMPRONTA: controllare che sia quello comunicato all'autorità (fase 3)",
        "message": "127.0.0.1:PORTA ha chiuso la connessione subito dopo l'handshake TLS, senza rispondere (CHIUSA)",
        "status": "broken",
        "trouble": "unknown-state",
      },
      "statuses": [
        "broken",
        "broken",
      ],
      "verdict": "negativo",
    }
  `)
})

test('says that the client certificate has expired, and when', async () => {
  writeRegion(workspace, pki, simulator, { client: expired }, 'scaduto')
  expect(stable(await run('scaduto'))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "code": 3,
      "outcome": {
        "code": "STATE_UNKNOWN",
        "hint": "verificare presso l'autorità se chkPrescrizione è avvenuta, prima di ripeterla; di solito il certificato client non è accettato: il certificato client CN=01234567897.scaduto.example.it è scaduto il 2021-01-01: farne uno nuovo e comunicarlo all'autorità (fase 3)",
        "message": "127.0.0.1:PORTA ha chiuso la connessione subito dopo l'handshake TLS, senza rispondere (CHIUSA)",
        "status": "broken",
        "trouble": "unknown-state",
      },
      "statuses": [
        "broken",
        "broken",
      ],
      "verdict": "negativo",
    }
  `)
})

test('refuses a server that no declared authority vouches for', async () => {
  const other = await issueCa('Altra CA')
  writeRegion(workspace, pki, simulator, { caPem: other.certificatePem }, 'estraneo')
  expect(stable(await run('estraneo'))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "code": 3,
      "outcome": {
        "code": "DEPTH_ZERO_SELF_SIGNED_CERT",
        "hint": "il certificato del server non viene da una CA indicata in trust: ca: di environment.yaml: aggiungere quella dell'autorità; la verifica non si può spegnere",
        "message": "il certificato del server 127.0.0.1:PORTA non è accettato (DEPTH_ZERO_SELF_SIGNED_CERT)",
        "status": "broken",
        "trouble": "environment-unreachable",
      },
      "statuses": [
        "broken",
        "broken",
      ],
      "verdict": "negativo",
    }
  `)
})

test('refuses it as well where Node is told to accept any server', async () => {
  const other = await issueCa('Altra CA')
  writeRegion(workspace, pki, simulator, { caPem: other.certificatePem }, 'estraneo')
  const before = simulator.journal().filter(({ outcome }) => outcome.kind === 'answered').length
  const ended = await runCommand('estraneo', { NODE_TLS_REJECT_UNAUTHORIZED: '0' })
  expect(stable(ended)).toEqual(stable(await run('estraneo')))
  expect(ended.code).toBe(3)
  expect(ended.statuses).toEqual(['broken', 'broken'])
  expect(simulator.journal().filter(({ outcome }) => outcome.kind === 'answered')).toHaveLength(
    before,
  )
})

test.each(['--insecure', '--no-verify', '--accept-any-server'])(
  'has no option %s',
  async (option) => {
    const result = await cliHere(['run', 'prova', option], { cwd: workspace.folder })
    expect(result.code).toBe(2)
    expect(result.error).toContain(`errore COMMAND_INVALID: l'opzione ${option} non esiste`)
  },
)

test('has no key of the environment in their place', async () => {
  writeRegion(workspace, pki, simulator, { timeout: '5s' }, 'chiave')
  const file = 'environments/chiave/environment.yaml'
  workspace.edit(file, 'trust: { ca: ca.pem }', 'trust: { ca: ca.pem, verify: false }')
  workspace.edit(file, 'timeout: 5s', 'timeout: 5s\ninsecure: true\nrejectUnauthorized: false')
  const runs = workspace.runs()
  const result = await runCli(['run', 'prova', '--env', 'chiave'], {
    cwd: workspace.folder,
    env: applicationEnv,
  })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
    'environments/chiave/environment.yaml:3:22 ENVIRONMENT_INVALID chiave sconosciuta «verify»',
    'environments/chiave/environment.yaml:6:1 ENVIRONMENT_INVALID chiave sconosciuta «insecure»',
    'environments/chiave/environment.yaml:7:1 ENVIRONMENT_INVALID chiave sconosciuta «rejectUnauthorized»',
    '3 errori: non è stato inviato niente',
    '',
  ])
  expect(workspace.runs()).toEqual(runs)
})

test('refuses authorities that are not certificates, before anything is sent', async () => {
  writeRegion(workspace, pki, simulator, { caPem: 'non è un certificato\n' }, 'illeggibile')
  const runs = workspace.runs()
  const result = await cliHere(['run', 'prova', '--env', 'illeggibile'], {
    cwd: workspace.folder,
    env: applicationEnv,
  })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).toMatchInlineSnapshot(`
    "environments/illeggibile/environment.yaml:3:14 CERTIFICATE_UNREADABLE il file ca.pem non contiene certificati leggibili
      rimedio: servono le CA in PEM, una dopo l'altra; da DER: openssl x509 -inform DER -in ca.cer -out ca.pem
    1 errore: non è stato inviato niente
    "
  `)
  expect(workspace.runs()).toEqual(runs)
})
