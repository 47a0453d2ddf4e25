import { createPrivateKey } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { filesUnder, formsIn, leaksIn, partsOfKey, type Sought } from '../support/e2e-leaks.ts'
import { exportP12 } from '../support/p12.ts'
import { runCli, type CliResult } from '../support/run-cli.ts'
import { applicationCode, issueTestPki, startSist, type TestPki } from '../support/sist-world.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

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
  workspace = copySampleCases('CVP-01', 'CVP-03', 'CVP-44')
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

const there = ['--env', 'regione', '--application', 'prova']

/** What was refused, wherever it was told: place, code and message. */
const problemsOf = ({ out, error }: CliResult): string[][] => {
  if (out === '')
    return [...error.matchAll(/^\S+\.yaml:(\d+:\d+) ([A-Z_]+) (.+)$/gm)].map(
      ([, ...parts]) => parts,
    )
  const { problems } = JSON.parse(out) as {
    problems: { line: number; column: number; code: string; message: string }[]
  }
  return problems.map(({ line, column, code, message }) => [`${line}:${column}`, code, message])
}

const found = new Map<string, string>()

/** Every file of the workspace, but those that the test put there, that is not as it was when last looked at. */
const written = (): string[] =>
  ['reports', 'tmp', 'plans', 'applications', 'suites']
    .flatMap((name) => filesUnder(workspace.path(name)))
    .filter((file) => {
      const { mtimeMs, size } = statSync(file)
      const now = `${mtimeMs} ${size}`
      const changed = found.get(file) !== now
      found.set(file, now)
      return changed
    })

const leaksOf = ({ out, error }: CliResult, sought = secrets): string[] => [
  ...leaksIn(written(), sought),
  ...sought.flatMap(({ name, value }) =>
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

test('a run that passes leaves no secret in its files and prints none, nor does its report made again', async () => {
  const result = await command(['run', 'cvp', ...there])
  expect(result.code, result.out + result.error).toBe(0)
  expect(result.out).toContain('3 superati')
  const [run = ''] = workspace.runs().slice(-1)
  const page = readFileSync(workspace.path('reports', run, 'report.html'))
  const record = readFileSync(workspace.path('reports', run, 'run.json'))
  // The same search sees what may be seen: the operator, whom the messages name.
  expect(formsIn(record, pki.titolare.known.codiceFiscale)).toContain('clear')
  expect(formsIn(page, pki.titolare.known.codiceFiscale)).toContain('base64')
  expect(leaksOf(result)).toEqual([])

  const again = await command(['report', run])
  expect(again.code, again.error).toBe(0)
  expect(leaksOf(again)).toEqual([])
})

test('nor does a run whose application code is refused', async () => {
  const result = await command(['run', 'cvp', ...there, '--json'], {
    SIST_CODICE_APPLICATIVO: otherCode,
  })
  expect(result.code, result.out + result.error).toBe(1)
  expect(result.out).toContain('"cause": "unexpected-refusal"')
  expect(leaksOf(result)).toEqual([])
})

test('wrong passphrases are refused without being repeated', async () => {
  const names = ['PROVA_CLIENT', 'PROVA_CNS', 'PROVA_FIRMA']
  const wrong = Object.fromEntries(names.map((name) => [name, `Sbagliata-5-Zampogna-${name}`]))
  const runs = workspace.runs()
  for (const json of [[], ['--json']]) {
    const result = await command(['run', 'cvp', ...there, ...json], wrong)
    expect(result.code).toBe(2)
    expect(problemsOf(result)).toEqual([
      ['4:16', 'CERTIFICATE_UNREADABLE', 'la passphrase non apre il PKCS#12'],
      ['11:28', 'CERTIFICATE_UNREADABLE', 'la passphrase non apre il PKCS#12'],
      ['12:47', 'KEY_UNREADABLE', 'la passphrase non apre la chiave privata'],
    ])
    const others = Object.entries(wrong).map(([name, value]) => ({ name, value }))
    expect(leaksOf(result, [...secrets, ...others])).toEqual([])
  }
  expect(workspace.runs()).toEqual(runs)
})

test('a key in the place of a certificate is refused without being printed', async () => {
  workspace.write(
    'environments/scambiata/environment.yaml',
    workspace
      .read('environments/regione/environment.yaml')
      .replaceAll(/(?<=: )(?=[\w-]+\.(?:pem|key|p12)\b)/g, '../regione/')
      .replace(
        'certificate: ../regione/altro-cns.pem, key: ../regione/altro-cns.key',
        'certificate: ../regione/altro-cns.key, key: ../regione/altro-cns.pem',
      ),
  )
  const result = await command(['run', 'cvp', '--env', 'scambiata', '--application', 'prova'])
  expect(result.code).toBe(2)
  expect(result.error).toContain('CERTIFICATE_UNREADABLE il certificato non è leggibile')
  expect(leaksOf(result)).toEqual([])
})
