import { createPrivateKey } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { filesUnder, formsIn, leaksIn, partsOfKey, type Sought } from '../support/e2e-leaks.ts'
import { exportP12 } from '../support/p12.ts'
import { runCli, type CliResult } from '../support/run-cli.ts'
import { applicationCode, issueTestPki, startSist, type TestPki } from '../support/sist-world.ts'
import { copySamplePlan, type TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace
let pki: TestPki
let simulator: RunningSimulator
let secrets: readonly Sought[]

const passphrases = {
  PROVA_CLIENT: 'Ginepro-7-Lanterna-client',
  PROVA_CNS: 'Maestrale-4-Tamburo-cns',
  PROVA_FIRMA: 'Perché-9-Cicala-firma',
  PROVA_ALTRO: 'Bussola-2-Risacca-altro',
}
const otherCode = 'UN-ALTRO-CODICE-SEGRETO'

const variables = { SIST_CODICE_APPLICATIVO: applicationCode, ...passphrases }

const encrypted = (keyPem: string, passphrase: string): string =>
  createPrivateKey(keyPem)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString()

/** An environment with keys of every kind: PKCS#12, PEM under a passphrase, PEM in clear. */
const writeRegionWithSecrets = (): void => {
  const { client, titolare, altro, server } = pki
  const put = (name: string, content: string | Uint8Array): void => {
    const path = workspace.path('environments', 'regione', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { mode: 0o600 })
  }
  put('ca.pem', server.certificatePem)
  put('client.p12', exportP12(client, passphrases.PROVA_CLIENT))
  put('cns.p12', exportP12(titolare.authentication, passphrases.PROVA_CNS))
  put('firma.pem', titolare.signature.certificatePem)
  put('firma.key', encrypted(titolare.signature.keyPem, passphrases.PROVA_FIRMA))
  put('altro-cns.pem', altro.authentication.certificatePem)
  put('altro-cns.key', altro.authentication.keyPem)
  put('altro-firma.p12', exportP12(altro.signature, passphrases.PROVA_ALTRO))
  put(
    'environment.yaml',
    `title: Regione di prova
endpoints: { sist: '${simulator.url}/aslba_test' }
trust: { ca: ca.pem }
client: { p12: client.p12, passphrase: { env: PROVA_CLIENT } }
operators:
  medico-titolare:
    codiceFiscale: ${titolare.known.codiceFiscale}
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: { p12: cns.p12, passphrase: { env: PROVA_CNS } }
    signature: { certificate: firma.pem, key: firma.key, passphrase: { env: PROVA_FIRMA } }
  medico-altro:
    codiceFiscale: ${altro.known.codiceFiscale}
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000003
    authentication: { certificate: altro-cns.pem, key: altro-cns.key }
    signature: { p12: altro-firma.p12, passphrase: { env: PROVA_ALTRO } }
`,
  )
}

beforeAll(async () => {
  workspace = copySamplePlan()
  pki = await issueTestPki()
  simulator = await startSist(pki)
  writeRegionWithSecrets()
  workspace.write(
    'applications/prova.yaml',
    `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: SIST_CODICE_APPLICATIVO }
`,
  )
  mkdirSync(workspace.path('tmp'))
  const { client, titolare, altro } = pki
  secrets = [
    { name: 'application code', value: applicationCode },
    { name: 'other application code', value: otherCode },
    ...Object.entries(passphrases).map(([name, value]) => ({ name, value })),
    ...partsOfKey('client', client.keyPem),
    ...partsOfKey('titolare, authentication', titolare.authentication.keyPem),
    ...partsOfKey('titolare, signature', titolare.signature.keyPem),
    ...partsOfKey('altro, authentication', altro.authentication.keyPem),
    ...partsOfKey('altro, signature', altro.signature.keyPem),
  ]
})

afterAll(async () => {
  await simulator.close()
  workspace.remove()
})

const command = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> =>
  runCli(args, {
    cwd: workspace.folder,
    // What is left in the temporary folder was written as well.
    env: { ...variables, TMPDIR: workspace.path('tmp'), TEMP: workspace.path('tmp'), ...env },
  })

const cases = [
  ...['--case', 'CVP-03', '--case', 'CVP-44'],
  ...['--env', 'regione', '--application', 'prova'],
]

/** Every file of the workspace but those that the test put there. */
const written = (): string[] =>
  ['reports', 'tmp', 'plans', 'applications', 'suites'].flatMap((name) =>
    filesUnder(workspace.path(name)),
  )

const leaksOf = ({ out, error }: CliResult): string[] => [
  ...leaksIn(written(), secrets),
  ...secrets.flatMap(({ name, value }) =>
    formsIn(out + error, value).map((form) => `${name} (${form}) in the output`),
  ),
]

test('finds what is there, in clear and in base64, wherever it begins', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const text = `${before}${applicationCode}${before}`
    expect(formsIn(text, applicationCode)).toEqual(['clear'])
    expect(formsIn(Buffer.from(text).toString('base64'), applicationCode)).toEqual(['base64'])
  }
  const keys = filesUnder(workspace.path('environments'))
  expect(leaksIn(keys, secrets).some((leak) => leak.startsWith('altro, authentication'))).toBe(true)
})

test('a run that passes leaves no secret in its files and prints none', async () => {
  const result = await command(['run', 'cvp', ...cases])
  expect(result.code, result.out + result.error).toBe(0)
  const [run = ''] = workspace.runs().slice(-1)
  const page = readFileSync(workspace.path('reports', run, 'report.html'))
  const record = readFileSync(workspace.path('reports', run, 'run.json'))
  // The same search sees what may be seen: the operator, whom the messages name.
  expect(formsIn(record, pki.titolare.known.codiceFiscale)).toContain('clear')
  expect(formsIn(page, pki.titolare.known.codiceFiscale)).toContain('base64')
  expect(leaksOf(result)).toEqual([])
})

test('nor does a run whose application code is refused', async () => {
  const result = await command(['run', 'cvp', ...cases, '--json'], {
    SIST_CODICE_APPLICATIVO: otherCode,
  })
  expect(result.code, result.out + result.error).toBe(1)
  expect(result.out).toContain('"cause": "unexpected-refusal"')
  expect(leaksOf(result)).toEqual([])
})

test('nor does a report that is made again', async () => {
  const result = await command(['report'])
  expect(result.code, result.error).toBe(0)
  expect(leaksOf(result)).toEqual([])
})

test.each([
  ['PROVA_CLIENT', 'CERTIFICATE_UNREADABLE la passphrase non apre il PKCS#12'],
  ['PROVA_CNS', 'CERTIFICATE_UNREADABLE la passphrase non apre il PKCS#12'],
  ['PROVA_FIRMA', 'KEY_UNREADABLE la passphrase non apre la chiave privata'],
])('a wrong %s is refused without being repeated', async (name, message) => {
  const wrong = 'Sbagliata-5-Zampogna'
  const runs = workspace.runs()
  for (const json of [[], ['--json']]) {
    const result = await command(['run', 'cvp', ...cases, ...json], { [name]: wrong })
    expect(result.code).toBe(2)
    const told = result.out + result.error
    for (const part of message.split(/(?<=^[A-Z_]+) /)) expect(told).toContain(part)
    expect(formsIn(told, wrong)).toEqual([])
    expect(leaksIn(written(), [{ name: 'wrong passphrase', value: wrong }])).toEqual([])
    expect(leaksOf(result)).toEqual([])
  }
  expect(workspace.runs()).toEqual(runs)
})

test('a key in the place of a certificate is refused without being printed', async () => {
  workspace.edit(
    'environments/regione/environment.yaml',
    '{ certificate: altro-cns.pem, key: altro-cns.key }',
    '{ certificate: altro-cns.key, key: altro-cns.pem }',
  )
  const result = await command(['run', 'cvp', ...cases])
  expect(result.code).toBe(2)
  expect(result.error).toContain('CERTIFICATE_UNREADABLE il certificato non è leggibile')
  expect(leaksOf(result)).toEqual([])
})
