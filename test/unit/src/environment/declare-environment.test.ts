import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { beforeAll, expect, test } from 'vitest'

import {
  issueCa,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import type { DeclaredEnvironment } from '../../../../src/environment/environment.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { exportP12 } from '../../../support/p12.ts'
import { pemOf } from '../../../support/pem-of.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

let ca: CertificateAuthority
let client: IssuedCredential
let card: IssuedCredential

beforeAll(async () => {
  ca = await issueCa('CA di prova')
  ;[client, card] = await Promise.all([
    ca.issue({ commonName: '01234567897.example.invalid', use: 'server-client' }),
    ca.issue({ commonName: 'PROVAX00X00X000Y/1.TEST', use: 'authentication' }),
  ])
})

const whole = `title: Ambiente di prova
endpoints:
  sist: https://127.0.0.1:8443/base/
trust:
  ca: ca.pem
client:
  certificate: client.pem
  key: { env: CHIAVE_CLIENT }
timeout: 5s
operators:
  medico:
    codiceFiscale: { env: CF_MEDICO }
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: { certificate: card.pem, key: card.key.pem }
    signature: { certificate: card.pem, key: card.key.pem }
`
const env = { CHIAVE_CLIENT: 'client.key.pem', CF_MEDICO: 'PROVAX00X00X000Y' }

const makeEnvironment = (yaml: string): TempProject => {
  const folder = 'environments/prova'
  return makeProject({
    'plans/.keep': '',
    [`${folder}/environment.yaml`]: yaml,
    [`${folder}/ca.pem`]: ca.certificatePem,
    [`${folder}/client.pem`]: client.certificatePem,
    [`${folder}/client.key.pem`]: client.keyPem,
    [`${folder}/card.pem`]: card.certificatePem,
    [`${folder}/card.key.pem`]: card.keyPem,
  })
}

const declareIn = (project: TempProject, variables: Record<string, string | undefined> = env) =>
  declareEnvironment(findWorkspace(project.folder), 'prova', variables)

/** The problems of an environment that differs from the whole one in some text. */
const problemsOf = (
  changes: readonly (readonly [string, string])[],
  variables: Record<string, string | undefined> = env,
  prepare: (project: TempProject) => void = () => undefined,
): string => {
  const yaml = changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`not there: ${before}`)
    return text.replace(before, after)
  }, whole)
  const project = makeEnvironment(yaml)
  prepare(project)
  const declared = declareIn(project, variables)
  return declared.ok ? 'nessun problema' : declared.problems.map(problemText).join('\n')
}

const valueOf = (project: TempProject): DeclaredEnvironment => {
  const declared = declareIn(project)
  if (!declared.ok) throw new Error(declared.problems.map(problemText).join('\n'))
  return declared.value
}

test('reads every value and file that an environment refers to', () => {
  const environment = valueOf(makeEnvironment(whole))
  expect(environment).toMatchObject({
    name: 'prova',
    title: 'Ambiente di prova',
    simulator: false,
    endpoints: { sist: 'https://127.0.0.1:8443/base' },
    caPem: ca.certificatePem,
    client: { certificatePem: client.certificatePem },
    timeoutMs: 5000,
    switches: {},
    operators: {
      medico: {
        codiceFiscale: 'PROVAX00X00X000Y',
        codStruttura: '160114',
        codiceRegionale: '000001',
        authentication: { certificatePem: card.certificatePem },
      },
    },
  })
  const key = pemOf(environment.client).keyPem
  expect(client.certificate.checkPrivateKey(createPrivateKey(key))).toBe(true)
})

test('waits 30 seconds where the environment does not say otherwise', () => {
  expect(valueOf(makeEnvironment(whole.replace('timeout: 5s\n', ''))).timeoutMs).toBe(30_000)
})

test('a variable without a value is told where it is used, all of them at once', () => {
  expect(problemsOf([], { CF_MEDICO: '' })).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:8:8 ENVIRONMENT_VALUE_MISSING la variabile di ambiente CHIAVE_CLIENT non ha un valore
      rimedio: scriverla in .env (CHIAVE_CLIENT=…) o darla al comando
    environments/prova/environment.yaml:12:20 ENVIRONMENT_VALUE_MISSING la variabile di ambiente CF_MEDICO non ha un valore
      rimedio: scriverla in .env (CF_MEDICO=…) o darla al comando"
  `)
})

test('a file that is not there is told where it is used', () => {
  expect(
    problemsOf([
      ['ca: ca.pem', 'ca: assente.pem'],
      [
        '{ certificate: card.pem, key: card.key.pem }',
        '{ certificate: /assente/card.pem, key: card.key.pem }',
      ],
    ]),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:5:7 ENVIRONMENT_FILE_MISSING il file assente.pem non si può leggere
      rimedio: i percorsi relativi partono dalla cartella di environments/prova/environment.yaml
    environments/prova/environment.yaml:16:36 ENVIRONMENT_FILE_MISSING il file /assente/card.pem non si può leggere
      rimedio: i percorsi relativi partono dalla cartella di environments/prova/environment.yaml"
  `)
})

test('a key that does not belong to its certificate is refused', () => {
  expect(problemsOf([['certificate: client.pem', 'certificate: card.pem']])).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:8:8 KEY_MISMATCH la chiave privata non è quella del certificato
      rimedio: indicare i due file della stessa coppia"
  `)
})

test('a file that is no certificate is refused', () => {
  expect(
    problemsOf([['certificate: client.pem', 'certificate: ca.txt']], env, (project) => {
      project.write('environments/prova/ca.txt', 'non sono un certificato')
    }),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:7:16 CERTIFICATE_UNREADABLE il certificato non è leggibile
      rimedio: serve un certificato in PEM (-----BEGIN CERTIFICATE-----)"
  `)
})

test('trust that holds no certificate is refused', () => {
  expect(
    problemsOf([['ca: ca.pem', 'ca: ca.txt']], env, (project) => {
      project.write('environments/prova/ca.txt', 'non sono un certificato')
    }),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:5:7 CERTIFICATE_UNREADABLE il file ca.txt non contiene certificati leggibili
      rimedio: servono le CA in PEM, una dopo l'altra; da DER: openssl x509 -inform DER -in ca.cer -out ca.pem"
  `)
})

test.skipIf(!hasTool('openssl'))('an encrypted key wants its passphrase, the right one', () => {
  const encrypt = (project: TempProject): void => {
    execFileSync(
      'openssl',
      ['pkcs8', '-topk8', '-in', 'client.key.pem', '-out', 'chiusa.pem', '-passout', 'pass:apriti'],
      { cwd: project.path('environments/prova'), stdio: 'pipe' },
    )
  }
  const withKey = (passphrase: string): [string, string][] => [
    ['key: { env: CHIAVE_CLIENT }', `key: chiusa.pem${passphrase}`],
  ]
  const reference = '\n  passphrase: { env: PASSPHRASE }'
  expect(problemsOf(withKey(reference), { ...env, PASSPHRASE: 'apriti' }, encrypt)).toBe(
    'nessun problema',
  )
  expect(problemsOf(withKey(reference), { ...env, PASSPHRASE: 'sbagliata' }, encrypt))
    .toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:8:8 KEY_UNREADABLE la passphrase non apre la chiave privata
      rimedio: controllare il valore della variabile di ambiente"
  `)
  expect(problemsOf(withKey(''), env, encrypt)).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:8:8 KEY_UNREADABLE la chiave privata è cifrata
      rimedio: indicare passphrase: { env: … } accanto a key:"
  `)
  expect(problemsOf(withKey(reference), env, encrypt)).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:9:15 ENVIRONMENT_VALUE_MISSING la variabile di ambiente PASSPHRASE non ha un valore
      rimedio: scriverla in .env (PASSPHRASE=…) o darla al comando"
  `)
  expect(problemsOf(withKey('\n  passphrase: apriti'), env, encrypt)).toMatchInlineSnapshot(
    `
    "environments/prova/environment.yaml:9:15 ENVIRONMENT_INVALID attesa una struttura (chiave: valore), trovato un testo
      rimedio: i segreti stanno in .env: scrivere passphrase: { env: NOME_DELLA_VARIABILE }"
  `,
  )
})

test.skipIf(!hasTool('openssl')).each([
  ['of today', []],
  ['of before', ['-legacy']],
])('a PKCS#12 %s is read with its passphrase', (_, options) => {
  const putP12 = (project: TempProject): void => {
    const pem = (name: string): string =>
      readFileSync(project.path(`environments/prova/${name}`), 'utf8')
    const client = { certificatePem: pem('client.pem'), keyPem: pem('client.key.pem') }
    project.write('environments/prova/client.p12', exportP12(client, 'apriti', options))
  }
  const changes: [string, string][] = [
    [
      '  certificate: client.pem\n  key: { env: CHIAVE_CLIENT }',
      '  p12: client.p12\n  passphrase: { env: PASSPHRASE }',
    ],
  ]
  expect(problemsOf(changes, { ...env, PASSPHRASE: 'apriti' }, putP12)).toBe('nessun problema')
  expect(problemsOf(changes, { ...env, PASSPHRASE: 'no' }, putP12)).toBe(
    'environments/prova/environment.yaml:7:8 CERTIFICATE_UNREADABLE la passphrase non apre il PKCS#12\n' +
      '  rimedio: controllare file e passphrase',
  )
})

test.each([
  'https://pdd-virtasl.rmmg.rsr.rupar.puglia.it:8181/aslba',
  'https://PDD-VIRTASL.RMMG.RSR.RUPAR.PUGLIA.IT/aslba',
  'https://pdd-virtasl.rmmg.rsr.rupar.puglia.it./aslba',
  'https://chiunque@pdd-virtasl.rmmg.rsr.rupar.puglia.it/aslba',
])('%s is refused as production', (url) => {
  expect(problemsOf([['https://127.0.0.1:8443/base/', url]])).toBe(
    'environments/prova/environment.yaml:3:9 PRODUCTION_REFUSED pdd-virtasl.rmmg.rsr.rupar.puglia.it' +
      `${url.includes('it./') ? '.' : ''} è un indirizzo di produzione: lì ci sono ricette vere\n` +
      "  rimedio: usare l'ambiente di collaudo",
  )
})

test('the address that stands in the WSDL is production too, also when a variable gives it', () => {
  expect(
    problemsOf([['https://127.0.0.1:8443/base/', '{ env: INDIRIZZO }']], {
      ...env,
      INDIRIZZO: 'https://wsit-virtasl.rmmg.rsr.rupar.puglia.it/x',
    }),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:3:9 PRODUCTION_REFUSED wsit-virtasl.rmmg.rsr.rupar.puglia.it è un indirizzo di produzione: lì ci sono ricette vere
      rimedio: usare l'ambiente di collaudo"
  `)
})

test('an environment that declares itself production is refused', () => {
  expect(problemsOf([['timeout: 5s', 'production: true']])).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:9:13 PRODUCTION_REFUSED un ambiente di produzione non si collauda
      rimedio: usare l'ambiente di collaudo"
  `)
})

test.each(['http://127.0.0.1:8080', 'ftp://x.invalid', 'x.invalid', '//x.invalid'])(
  '%s is no address to speak with',
  (url) => {
    expect(problemsOf([['https://127.0.0.1:8443/base/', url]])).toBe(
      `environments/prova/environment.yaml:3:9 ENVIRONMENT_INVALID atteso un indirizzo https://, trovato «${url}»\n` +
        '  rimedio: senza TLS non si parla con nessuno',
    )
  },
)

test('generated keys are for the simulator alone', () => {
  expect(
    problemsOf([
      ['{ certificate: card.pem, key: card.key.pem }', 'generated'],
      ['client:\n  certificate: client.pem\n  key: { env: CHIAVE_CLIENT }', 'client: generated'],
    ]),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:6:9 ENVIRONMENT_INVALID una chiave «generated» vale solo sul simulatore
      rimedio: indicare certificate: e key:, oppure p12:
    environments/prova/environment.yaml:14:21 ENVIRONMENT_INVALID una chiave «generated» vale solo sul simulatore
      rimedio: indicare certificate: e key:, oppure p12:"
  `)
})

test('what a card has wrong is made with its keys, and can be said of no real one', () => {
  expect(
    problemsOf([
      [
        '{ certificate: card.pem, key: card.key.pem }',
        '{ certificate: card.pem, key: card.key.pem }\n    card: expired',
      ],
    ]),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:17:11 ENVIRONMENT_INVALID un difetto della carta vale solo con chiavi «generated»
      rimedio: togliere card:, oppure indicare la carta che ha davvero quel difetto"
  `)
})

test('an environment without trust or without addresses is refused', () => {
  expect(
    problemsOf([
      ['endpoints:\n  sist: https://127.0.0.1:8443/base/\n', ''],
      ['trust:\n  ca: ca.pem\n', ''],
    ]),
  ).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:1:1 ENVIRONMENT_INVALID manca la chiave «endpoints»
      rimedio: indicare un indirizzo per adattatore
    environments/prova/environment.yaml:1:1 ENVIRONMENT_INVALID manca la chiave «trust»
      rimedio: indicare in trust: ca: le CA del server"
  `)
})

test('there is no key that turns verification off', () => {
  expect(problemsOf([['  ca: ca.pem', '  ca: ca.pem\n  verify: false']])).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:6:3 ENVIRONMENT_INVALID chiave sconosciuta «verify»
      rimedio: le chiavi ammesse qui sono: ca"
  `)
})

test('an environment that does not exist is refused with those that do', () => {
  const project = makeEnvironment(whole)
  const declare = (name: string) => () =>
    declareEnvironment(findWorkspace(project.folder), name, env)
  expect(declare('provva')).toThrow(
    expect.objectContaining({
      code: 'ENVIRONMENT_INVALID',
      message: "l'ambiente «provva» non esiste",
      hint: 'forse si intendeva «prova»',
    }),
  )
  expect(declare('qualcosa-d-altro')).toThrow(
    expect.objectContaining({ hint: 'esistono: collaudo, prova, simulator' }),
  )
})

test('the built-in simulator needs nothing', () => {
  const project = makeProject({ 'plans/.keep': '' })
  const declared = declareEnvironment(findWorkspace(project.folder), 'simulator', {})
  expect(declared).toMatchObject({
    ok: true,
    value: { simulator: true, client: 'generated', endpoints: {}, caPem: null },
  })
})
