import { execFileSync } from 'node:child_process'

import { beforeAll, expect, test } from 'vitest'

import {
  issueCa,
  issueSelfSigned,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { publicKeyFingerprint } from '../../../../src/certificates/public-key-fingerprint.ts'
import { compareCommunicated } from '../../../../src/environment/compare-communicated.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { loadApplication } from '../../../../src/plan/load-file.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

let client: IssuedCredential
let another: IssuedCredential
let titolare: IssuedCredential
let altro: IssuedCredential

const key = 'ec-p256'

beforeAll(async () => {
  const ca = await issueCa('CA di prova')
  const card = (commonName: string) => ca.issue({ commonName, use: 'authentication', key })
  const own = (commonName: string) => issueSelfSigned({ commonName, use: 'server-client', key })
  ;[client, another, titolare, altro] = await Promise.all([
    own('01234567897.example.it'),
    own('01234567897.example.it'),
    card('PROVAX00X00X000Y/1.TEST'),
    card('XXXYYY00A01Z999P/1.TEST'),
  ])
})

const application = (communicated: string, profile = 'struttura'): string => `title: Cartella
producer: Produttore
version: 4.2.0
profile: ${profile}
application-code: { env: CODICE }
${communicated}`

const record = (key: string, more = ''): string => `communicated:
  date: 2026-03-02
  title: Cartella
  producer: Produttore
  version: 4.2.0
  ${key}
${more}`

const struttura = (): string =>
  application(
    record(`public-key: { sha256: ${publicKeyFingerprint(client.certificate)}, date: 2026-04-01 }`),
  )

const dispositivo = (devices: string): string =>
  application(record(`devices: ${devices}`), 'dispositivo')

const environment = `title: Ambiente di prova
endpoints: { sist: https://127.0.0.1:8443/base }
trust: { ca: ca.pem }
client: { certificate: client.pem, key: client.key }
operators:
  medico:
    codiceFiscale: { env: CF_MEDICO }
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    authentication: { certificate: titolare.pem, key: titolare.key }
    signature: { certificate: titolare.pem, key: titolare.key }
  altro:
    codiceFiscale: XXXYYY00A01Z999P
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    authentication: { certificate: altro.pem, key: altro.key }
    signature: { certificate: altro.pem, key: altro.key }
`

const projectWith = (applicationYaml: string, environmentYaml = environment): TempProject =>
  makeProject({
    'plans/.keep': '',
    'applications/mia.yaml': applicationYaml,
    'environments/prova/environment.yaml': environmentYaml,
    'environments/prova/ca.pem': client.certificatePem,
    ...Object.fromEntries(
      Object.entries({ client, another, titolare, altro }).flatMap(([name, one]) => [
        [`environments/prova/${name}.pem`, one.certificatePem],
        [`environments/prova/${name}.key`, one.keyPem],
      ]),
    ),
  })

const env = { CF_MEDICO: 'PROVAX00X00X000Y', CODICE: 'x' }

/** What is found where these operators act: both of them, unless said. */
const found = (
  { folder }: TempProject,
  employed: readonly string[] = ['medico', 'altro'],
  variables: Readonly<Record<string, string>> = env,
  name = 'prova',
): string => {
  const workspace = findWorkspace(folder)
  const declared = declareEnvironment(workspace, name, variables)
  if (!declared.ok) throw new Error(declared.problems.map((one) => problemText(one)).join('\n'))
  return compareCommunicated(workspace, 'mia', declared.value, {
    employed: new Set(employed),
    env: variables,
  })
    .map((one) => `${one.level} ${problemText(one)}`)
    .join('\n')
}

/** The mistakes of an application's file. */
const mistakes = (yaml: string): string => {
  const loaded = loadApplication(findWorkspace(projectWith(yaml).folder), 'mia')
  return loaded.ok ? '' : loaded.problems.map((one) => problemText(one)).join('\n')
}

test('what is as it was communicated is not spoken of', () => {
  expect(found(projectWith(struttura()))).toBe('')
  expect(found(projectWith(dispositivo('[{ codiceFiscale: PROVAX00X00X000Y }]')), ['medico'])).toBe(
    '',
  )
})

test('name, producer and version are told where they are written, with what was communicated and when', () => {
  const changed = struttura()
    .replace('title: Cartella\n', 'title: Altra cartella\n')
    .replace('producer: Produttore\n', 'producer: Un altro\n')
    .replace('version: 4.2.0\n', 'version: 4.3.0\n')
  expect(found(projectWith(changed))).toMatchInlineSnapshot(`
    "error applications/mia.yaml:1:8 COMMUNICATED_DIFFERS il nome dell'applicazione è «Altra cartella», e all'autorità è stato comunicato «Cartella» (il 2026-03-02)
      rimedio: usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:
    error applications/mia.yaml:2:11 COMMUNICATED_DIFFERS il produttore dell'applicazione è «Un altro», e all'autorità è stato comunicato «Produttore» (il 2026-03-02)
      rimedio: usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:
    error applications/mia.yaml:3:10 COMMUNICATED_DIFFERS la versione dell'applicazione è «4.3.0», e all'autorità è stato comunicato «4.2.0» (il 2026-03-02)
      rimedio: usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:"
  `)
})

test('a client certificate of another key is told, with both fingerprints and the day of its own', () => {
  const project = projectWith(
    struttura(),
    environment.replace('client.pem, key: client.key', 'another.pem, key: another.key'),
  )
  const [here, told] = [another, client].map(({ certificate }) => publicKeyFingerprint(certificate))
  expect(found(project)).toBe(
    `error environments/prova/environment.yaml:4:9 COMMUNICATED_DIFFERS la chiave pubblica del certificato client ha SHA-256 ${here ?? ''}, e all'autorità è stata comunicata ${told ?? ''} (il 2026-04-01)\n  rimedio: usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:`,
  )
})

test('the fingerprint of the certificate in the place of that of its key is told as such', () => {
  const ofCertificate = client.certificate.fingerprint256
  const yaml = struttura().replace(
    publicKeyFingerprint(client.certificate),
    JSON.stringify(ofCertificate),
  )
  expect(found(projectWith(yaml))).toContain(
    "\n  rimedio: quella in communicated: è l'impronta del certificato: scrivere quella della chiave pubblica",
  )
})

test('an environment without a client certificate is told without refusing', () => {
  const without = environment.replace(/client:.*\n/, '')
  expect(found(projectWith(struttura(), without))).toMatch(
    /^warning environments\/prova\/environment\.yaml:1:1 COMMUNICATED_DIFFERS all'autorità è stata comunicata una chiave pubblica, e l'ambiente non ha/,
  )
})

test('an operator whose device was not communicated is told, only where he acts', () => {
  const project = projectWith(dispositivo('[{ codiceFiscale: PROVAX00X00X000Y }]'))
  expect(found(project, ['medico'])).toBe('')
  expect(found(project)).toMatchInlineSnapshot(`
    "error environments/prova/environment.yaml:13:20 COMMUNICATED_DIFFERS il codice fiscale XXXYYY00A01Z999P di «altro» non è tra i dispositivi comunicati all'autorità (PROVAX00X00X000Y)
      rimedio: usare un dispositivo comunicato, o comunicare anche questo (fase 3) e aggiungerlo a devices:; se il caso vuole chi non è comunicato, communicated: false accanto all'operatore"
  `)
})

test('a device is its certificate: one of another person under a communicated name is told', () => {
  const project = projectWith(
    dispositivo('[{ codiceFiscale: PROVAX00X00X000Y, date: 2026-04-01 }]'),
    environment.replace(
      'signature: { certificate: titolare.pem, key: titolare.key }',
      'signature: { certificate: altro.pem, key: altro.key }',
    ),
  )
  expect(found(project, ['medico'])).toMatchInlineSnapshot(`
    "error environments/prova/environment.yaml:11:16 COMMUNICATED_DIFFERS il certificato è di XXXYYY00A01Z999P, che non è tra i dispositivi comunicati all'autorità (PROVAX00X00X000Y)
      rimedio: indicare la chiave di un dispositivo comunicato"
  `)
})

test('a client certificate that is a device is one that was communicated', () => {
  const ofAltro = environment.replace('client.pem, key: client.key', 'altro.pem, key: altro.key')
  const project = projectWith(dispositivo('[{ codiceFiscale: PROVAX00X00X000Y }]'), ofAltro)
  expect(found(project, ['medico'])).toMatch(
    /^error environments\/prova\/environment\.yaml:4:9 COMMUNICATED_DIFFERS il certificato è di XXXYYY00A01Z999P, che non è/,
  )
})

test('who is not communicated on purpose may act, unless he was communicated after all', () => {
  const onPurpose = environment.replace(
    'codiceFiscale: XXXYYY00A01Z999P\n',
    'codiceFiscale: XXXYYY00A01Z999P\n    communicated: false\n',
  )
  const one = '{ codiceFiscale: PROVAX00X00X000Y }'
  expect(found(projectWith(dispositivo(`[${one}]`), onPurpose))).toBe('')
  expect(
    found(projectWith(dispositivo(`[${one}, { codiceFiscale: XXXYYY00A01Z999P }]`), onPurpose)),
  ).toBe(
    'error environments/prova/environment.yaml:14:19 COMMUNICATED_DIFFERS «altro» è dato per mai comunicato, e il codice fiscale XXXYYY00A01Z999P è tra quelli comunicati\n  rimedio: togliere communicated: false, o indicare la carta di chi non è comunicato',
  )
})

test('a codice fiscale may be in a variable of its own, never in that of the operator', () => {
  const inOwn = projectWith(dispositivo('[{ codiceFiscale: { env: CF_COMUNICATO } }]'))
  const told = { ...env, CF_COMUNICATO: 'PROVAX00X00X000Y' }
  expect(found(inOwn, ['medico'], told)).toBe('')
  expect(found(inOwn, ['medico'])).toMatch(
    /^error applications\/mia\.yaml:11:\d+ ENVIRONMENT_VALUE_MISSING la variabile di ambiente CF_COMUNICATO non ha un valore/,
  )
  const inOperators = projectWith(dispositivo('[{ codiceFiscale: { env: CF_MEDICO } }]'))
  expect(found(inOperators, ['medico'])).toMatch(
    /^error applications\/mia\.yaml:11:\d+ COMMUNICATED_DIFFERS CF_MEDICO è anche il codice fiscale di un operatore/,
  )
})

test('without a record it is told that nothing can be said', () => {
  expect(found(projectWith(application('')))).toMatchInlineSnapshot(`
    "warning applications/mia.yaml:1:1 COMMUNICATED_MISSING manca communicated: non si può dire se applicazione, certificato e operatori sono quelli comunicati all'autorità
      rimedio: quando la fase 3 è inviata, scrivere che cosa è stato comunicato e il giorno: si veda docs/it/communicated.md"
  `)
})

test('on the simulator, whose certificates are made on the spot, nothing is compared', () => {
  const changed = struttura().replace('version: 4.2.0\n', 'version: 4.3.0\n')
  expect(found(projectWith(changed), ['medico-titolare'], env, 'simulator')).toBe('')
})

test('each profile records what it communicates, with days that the calendar has', () => {
  const other = struttura().replace('profile: struttura', 'profile: dispositivo')
  expect(mistakes(other)).toMatch(
    /^applications\/mia\.yaml:\d+:\d+ APPLICATION_INVALID manca la chiave «devices», che il profilo dispositivo comunica nella fase 3$/,
  )
  expect(
    mistakes(dispositivo('[{ codiceFiscale: X }]').replace('dispositivo', 'struttura')),
  ).toMatch(/manca la chiave «public-key», che il profilo struttura comunica nella fase 3$/)
  expect(mistakes(struttura().replace('date: 2026-03-02', 'date: 2026-02-30'))).toMatch(
    /^applications\/mia\.yaml:7:9 APPLICATION_INVALID atteso un giorno che il calendario ha, come 2026-03-02, trovato «2026-02-30»$/,
  )
  expect(mistakes(struttura().replace(/sha256: \w+/, 'sha256: abcd'))).toContain(
    'attese le 64 cifre esadecimali di un SHA-256, trovato «abcd»',
  )
})

test.skipIf(!hasTool('openssl'))('the fingerprint of a key is the one that openssl gives', () => {
  const der = execFileSync('openssl', ['pkey', '-pubout', '-outform', 'DER'], {
    input: client.keyPem,
  })
  const printed = execFileSync('openssl', ['dgst', '-sha256'], { input: der, encoding: 'utf8' })
  expect(printed.trim().split(/[ =]+/).at(-1)).toBe(publicKeyFingerprint(client.certificate))
})
