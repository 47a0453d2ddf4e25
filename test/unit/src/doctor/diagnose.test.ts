import { writeFileSync } from 'node:fs'

import { beforeAll, expect, onTestFinished, test } from 'vitest'

import { issueCa, type IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { applicationEnv } from '../../../support/e2e-region.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { docsPage } from '../../../support/docs-page.ts'
import { officialFolder } from '../../../support/official-folder.ts'
import { issueTestPki, type TestPki } from '../../../support/sist-world.ts'
import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'
import { look, regionAt } from './support.ts'

let pki: TestPki
let old: IssuedCredential
let nameless: IssuedCredential

beforeAll(async () => {
  pki = await issueTestPki()
  const ca = await issueCa('CA di prova')
  const key = 'ec-p256'
  ;[old, nameless] = await Promise.all([
    ca.issue({
      commonName: 'PROVAX00X00X000Y/1.TEST',
      use: 'authentication',
      key,
      validFrom: new Date('2024-01-10T12:00:00Z'),
      validTo: new Date('2024-02-10T12:00:00Z'),
    }),
    ca.issue({ commonName: 'Medico senza codice', use: 'authentication', key }),
  ])
})

/** A region where nobody listens: for what is known before anybody is called. */
const deaf = (): TempWorkspace => {
  const workspace = regionAt(pki, 'https://127.0.0.1:1')
  return workspace
}

const environmentFile = 'environments/prova/environment.yaml'

const put = (
  workspace: TempWorkspace,
  name: string,
  { certificatePem, keyPem }: IssuedCredential,
): void => {
  workspace.write(`environments/prova/${name}.pem`, certificatePem)
  workspace.write(`environments/prova/${name}.key`, keyPem, 0o600)
}

test('a variable without a value is told by its name and place, and no value is ever shown', async () => {
  const workspace = deaf()
  workspace.edit(environmentFile, 'trust: { ca: ca.pem }', 'trust: { ca: { env: PROVA_CA } }')
  const [before = ''] = workspace.read(environmentFile).split('\n').slice(3, 4)
  workspace.edit(
    environmentFile,
    before,
    'client: { certificate: client.pem, key: client.key, passphrase: { env: PROVA_PASS } }',
  )
  const found = await look(workspace, {
    env: { CODICE_DI_PROVA: 'Valore-segreto-1', PROVA_PASS: 'Valore-segreto-2' },
  })
  expect(found.check('values')).toMatchObject({
    result: 'failed',
    found: `senza un valore: PROVA_CA (${environmentFile}:3:14)`,
    todo: 'scriverle in .env (NOME=…) o darle al comando',
  })
  expect(found.check('files').result).toBe('not-determined')
  expect(found.check('application').result).toBe('not-determined')
  expect(found.code).toBe(3)
  expect(found.out).not.toContain('Valore-segreto')
  const without = await look(workspace, { env: {} })
  expect(without.check('values').found).toContain('CODICE_DI_PROVA (applications/prova.yaml:5:19)')
})

test('a file that cannot be read is told with its place, and the rest of the environment is looked at', async () => {
  const workspace = deaf()
  workspace.write('environments/prova/medico-titolare-cns.pem', 'non è un certificato\n')
  const found = await look(workspace)
  expect(found.check('files')).toMatchObject({
    result: 'failed',
    found: `${environmentFile}:11:36 il certificato non è leggibile`,
  })
  expect(found.results).toMatchObject({
    ...{ values: 'ok', application: 'not-determined', tcp: 'failed' },
    ...{ 'operator medico-titolare': 'not-determined', 'operator medico-altro': 'ok' },
  })
})

test('an environment whose file cannot be read leaves everything else undetermined', async () => {
  const workspace = deaf()
  workspace.write(environmentFile, 'title: [\n')
  const found = await look(workspace)
  expect(found.code).toBe(3)
  expect(found.results).toMatchObject({
    ...{ node: 'ok', files: 'failed', application: 'not-determined', operators: 'not-determined' },
    ...{ name: 'not-determined', tls: 'not-determined', clock: 'not-determined' },
  })
  expect(found.check('files').found).toMatch(/^environments\/prova\/environment\.yaml:\d+:\d+ /)
})

test('an environment of production is refused and not called', async () => {
  const { certificatePem: cert, keyPem: key } = pki.server
  const server: RawTlsServer = await startTlsServer({ cert, key }, () => undefined)
  onTestFinished(() => server.close())
  const workspace = regionAt(pki, `https://127.0.0.1:${server.port}`)
  workspace.edit(environmentFile, 'trust:', 'production: true\ntrust:')
  const found = await look(workspace)
  expect(found.code).toBe(3)
  expect(found.check('production')).toMatchObject({
    result: 'failed',
    found: `${environmentFile}:3:13 un ambiente di produzione non si collauda`,
  })
  expect(found.check('name')).toMatchObject({
    result: 'not-determined',
    found: 'a un ambiente di produzione non ci si collega',
  })
  expect(server.connections()).toBe(0)
})

test('what differs from what was communicated is told, and where nothing is recorded nothing is good', async () => {
  const workspace = deaf()
  workspace.edit('applications/prova.yaml', 'version: 1.0.0\nprofile', 'version: 1.1.0\nprofile')
  expect((await look(workspace)).check('application')).toMatchObject({
    result: 'failed',
    found:
      "applications/prova.yaml:3:10 la versione dell'applicazione è «1.1.0», e all'autorità è stato comunicato «1.0.0» (il 2026-03-02)",
  })
  const [head = ''] = workspace.read('applications/prova.yaml').split('communicated:')
  workspace.write('applications/prova.yaml', head)
  expect((await look(workspace)).check('application').result).toBe('not-determined')
})

test.each([
  [
    'of another person',
    () => pki.altro.authentication,
    'failed',
    'autenticazione: il certificato è di XXXYYY00A01Z999P, e codiceFiscale: è PROVAX00X00X000Y',
  ],
  ['that has expired', () => old, 'failed', 'autenticazione: è scaduto il 10/02/2024'],
  [
    'without a codice fiscale',
    () => nameless,
    'not-determined',
    'autenticazione: nel certificato non si trova un codice fiscale',
  ],
  [
    'of the other use',
    () => pki.titolare.signature,
    'warning',
    "autenticazione: gli usi del certificato sono quelli dell'altra chiave",
  ],
])('a certificate %s is told of the operator who has it', async (_, credential, result, text) => {
  const workspace = deaf()
  put(workspace, 'medico-titolare-cns', credential())
  const { checks } = await look(workspace)
  const found = checks.find(({ subject }) => subject === 'medico-titolare')
  expect(found).toMatchObject({
    id: 'operator',
    result,
    found: expect.stringContaining(text) as string,
    todo: expect.stringMatching(/./) as string,
  })
})

test('the official contract is looked at where it is named', async () => {
  const workspace = deaf()
  const contractWith = async (folder: string) =>
    (await look(workspace, { env: { ...applicationEnv, SIST_WSDL_DIR: folder } })).check('contract')
  expect(await contractWith(workspace.path('altrove'))).toMatchObject({
    result: 'failed',
    found: `SIST_WSDL_DIR: la cartella ${workspace.path('altrove')} non esiste`,
  })
  expect(await contractWith(officialFolder())).toMatchObject({
    result: 'warning',
    found: expect.stringMatching(/, e non ha CVPService getReportErogatoMensile$/) as string,
  })
})

// One waits for a server to have nothing to say: the other goes on beside it.
test.concurrent('the built-in simulator is started, and all of it is in order', async () => {
  const workspace = makeSmallPlan()
  const found = await look(workspace, { environment: 'simulator', env: {} })
  expect(found.code).toBe(0)
  expect(found.results).toMatchObject({
    ...{ application: 'not-applicable', 'operator carta-scaduta': 'not-applicable' },
    ...{ 'operator medico-titolare': 'ok', 'client-certificate': 'ok', clock: 'ok' },
  })
  // The page of the command explains each check.
  const ids = new Set(found.checks.map(({ id }) => id))
  for (const language of ['it', 'en'] as const) {
    const explained = docsPage(language, 'doctor.md')
      .split('\n')
      .flatMap((row) => (row.startsWith('| `') ? (row.split('|')[1]?.match(/[a-z-]+/g) ?? []) : []))
    expect([...ids].filter((id) => !explained.includes(id))).toEqual([])
  }
})

test.concurrent('a simulator that does not start is told with the reason', async () => {
  const workspace = makeSmallPlan()
  workspace.write(
    'environments/simulator/environment.yaml',
    'title: Simulatore\nsimulator: true\nclient: generated\nswitches: { orario: locale }\noperators: {}\n',
  )
  const found = await look(workspace, { environment: 'simulator', env: {} })
  expect(found.code).toBe(3)
  expect(found.check('tls')).toMatchObject({
    result: 'not-determined',
    found: 'il simulatore non si avvia: il simulatore non ha la scelta «orario»',
  })
})

test('people read the same, each line with what to do', async () => {
  const workspace = deaf()
  const { code, out, error } = await cliHere(['doctor', '--env', 'prova'], {
    cwd: workspace.folder,
    env: applicationEnv,
  })
  expect([code, error]).toEqual([3, ''])
  const lines = out.split('\n')
  expect(lines[0]).toBe('Ambiente prova, applicazione prova')
  expect(lines).toContain(
    '  [ok]               Variabili di ambiente: hanno un valore: CODICE_DI_PROVA',
  )
  const at = lines.indexOf(
    '  [no]               Connessione TCP (127.0.0.1:1): la connessione a 127.0.0.1:1 non si apre (ECONNREFUSED)',
  )
  expect(lines.slice(at + 1, at + 3)).toEqual([
    '                     rimedio: controllare che la VPN sia attiva e che il servizio sia in funzione',
    '  [non determinato]  TLS (127.0.0.1:1): il server non si raggiunge',
  ])
  expect(lines.at(-2)).toBe(
    'Non è tutto pronto: non superati 1, non determinati 4. Nessuna operazione è stata chiamata.',
  )
})

test('a client certificate that has expired is told also where nobody answers', async () => {
  const workspace = deaf()
  put(workspace, 'client', old)
  expect((await look(workspace)).check('client-certificate')).toMatchObject({
    result: 'failed',
    found: 'CN=PROVAX00X00X000Y/1.TEST, è scaduto il 10/02/2024',
    todo: "farne uno nuovo e comunicarlo all'autorità (fase 3)",
  })
})

test('a wrong command is no diagnosis', async () => {
  const workspace = deaf()
  const doctor = (...args: readonly string[]) =>
    cliHere(['doctor', ...args], { cwd: workspace.folder, env: applicationEnv })
  expect((await doctor('--env', 'prov')).error).toBe(
    "errore ENVIRONMENT_INVALID: l'ambiente «prov» non esiste\nrimedio: forse si intendeva «prova»\n",
  )
  expect((await doctor('--env', 'prov')).code).toBe(2)
  expect((await doctor('--env', 'prova', '--application', 'nessuna')).code).toBe(2)
  writeFileSync(
    workspace.path('applications', 'altra.yaml'),
    workspace.read('applications/prova.yaml'),
  )
  expect(await doctor('--env', 'prova')).toMatchObject({
    code: 2,
    error:
      'errore COMMAND_INVALID: quale applicazione?\nrimedio: indicarla con --application: altra, prova\n',
  })
})
