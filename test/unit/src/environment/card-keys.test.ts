import { beforeAll, expect, test } from 'vitest'

import { issueCa, type IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { makeProject } from '../../../support/temp-project.ts'

let card: IssuedCredential

beforeAll(async () => {
  const ca = await issueCa('CA di prova')
  card = await ca.issue({ commonName: 'PROVAX00X00X000Y/1.TEST', use: 'authentication' })
})

/** An environment with one operator whose two keys are as written. */
const declare = (
  keys: { readonly authentication?: string; readonly signature?: string; readonly more?: string },
  simulator = false,
) => {
  const plain = '{ certificate: card.pem, key: card.key }'
  const project = makeProject({
    'plans/.keep': '',
    'environments/prova/ca.pem': card.certificatePem,
    'environments/prova/card.pem': card.certificatePem,
    'environments/prova/card.key': card.keyPem,
    'environments/prova/libreria.so': '',
    'environments/prova/environment.yaml': `title: Prova
${simulator ? 'simulator: true' : "endpoints: { sist: 'https://127.0.0.1:1/x' }\ntrust: { ca: ca.pem }"}
operators:
  medico:
    codiceFiscale: PROVAX00X00X000Y
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: ${keys.authentication ?? plain}
    signature: ${keys.signature ?? plain}
${keys.more ?? ''}`,
  })
  const declared = declareEnvironment(findWorkspace(project.folder), 'prova', {
    MODULO: './libreria.so',
  })
  return {
    folder: project.path('environments/prova'),
    environment: declared.ok ? declared.value : undefined,
    problems: declared.ok
      ? ''
      : declared.problems
          .map((one) => problemText(one))
          .join('\n')
          .replaceAll(project.folder, '…'),
  }
}

test('a key on a card is where the file says, and its PIN is only the name of a variable', () => {
  const { environment, folder, problems } = declare({
    authentication:
      "{ card: { module: { env: MODULO }, token-label: CNS, id: '0A2F', pin: { env: PROVA_PIN } } }",
    signature:
      "{ card: { module: libreria-di-sistema.so, serial: '0123', slot: 1, key-label: firma, pin: { env: PROVA_PIN }, key-pin: { env: PROVA_PIN_FIRMA } } }",
    more: 'readers: 2\n',
  })
  expect(problems).toBe('')
  expect(environment?.readers).toBe(2)
  expect(environment?.operators['medico']).toMatchObject({
    authentication: {
      card: {
        module: `${folder}/libreria.so`,
        token: { slot: null, label: 'CNS', serial: null },
        key: { id: '0a2f', label: null },
        pin: 'PROVA_PIN',
        keyPin: null,
      },
      certificatePem: null,
    },
    signature: {
      card: {
        module: 'libreria-di-sistema.so',
        token: { slot: 1, label: null, serial: '0123' },
        key: { id: null, label: 'firma' },
        pin: 'PROVA_PIN',
        keyPin: 'PROVA_PIN_FIRMA',
      },
    },
  })
})

test('a key behind a program has its certificate in a file', () => {
  const { environment, folder } = declare({
    signature: '{ command: [bin/firma, --utente, medico], certificate: card.pem, timeout: 5s }',
  })
  expect(environment?.operators['medico']?.signature).toEqual({
    command: [`${folder}/bin/firma`, '--utente', 'medico'],
    folder,
    certificatePem: card.certificatePem,
    timeoutMs: 5000,
  })
})

test('on the simulator the certificate of a card must be known beforehand', () => {
  const onCard = '{ card: { module: ./libreria.so } }'
  expect(declare({ authentication: onCard }, true).problems).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:9:21 ENVIRONMENT_INVALID il simulatore deve conoscere il certificato della carta prima di leggerla
      rimedio: aggiungere certificate: accanto a card:; collaudo card list --certificates CARTELLA li scrive in PEM"
  `)
  const known = '{ card: { module: ./libreria.so }, certificate: card.pem }'
  expect(declare({ authentication: known }, true).problems).toBe('')
})

test('mistakes are told at their places, and a PIN that was written is not repeated', () => {
  const { problems } = declare({
    authentication: "{ card: { module: ./manca.so, id: '1', slot: uno, pin: 12345678 } }",
    signature: '{ command: [], certificate: manca.pem }',
    more: 'readers: 0\n',
  })
  expect(problems).not.toContain('12345678')
  expect(problems).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:10:55 ENVIRONMENT_INVALID attese cifre esadecimali a coppie, come 01 o 0A2F, trovato «1»
    environments/prova/environment.yaml:10:66 ENVIRONMENT_INVALID atteso un numero di lettore, da 0, trovato «uno»
    environments/prova/environment.yaml:10:76 ENVIRONMENT_INVALID attesa una struttura (chiave: valore), trovato un testo
      rimedio: i segreti stanno in .env: scrivere pin: { env: NOME_DELLA_VARIABILE }
    environments/prova/environment.yaml:11:27 ENVIRONMENT_INVALID attesa almeno una voce
    environments/prova/environment.yaml:12:10 ENVIRONMENT_INVALID atteso un numero di lettori, da 1 a 9, trovato «0»"
  `)
})

test('files that are not there are told, each at its place', () => {
  const { problems } = declare({
    authentication: '{ card: { module: ./manca.so } }',
    signature: '{ command: [firma], certificate: manca.pem }',
  })
  expect(problems).toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:10:39 ENVIRONMENT_FILE_MISSING il modulo PKCS#11 …/environments/prova/manca.so non c'è
      rimedio: collaudo card list cerca quelli installati; i percorsi relativi partono dalla cartella dell'ambiente
    environments/prova/environment.yaml:11:49 ENVIRONMENT_FILE_MISSING il file manca.pem non si può leggere
      rimedio: i percorsi relativi partono dalla cartella di environments/prova/environment.yaml"
  `)
})

test('TLS cannot sign through a program, and with a card only where OpenSSL has its engine', () => {
  expect(declare({ more: 'client: { command: [firma], certificate: card.pem }\n' }).problems)
    .toMatchInlineSnapshot(`
    "environments/prova/environment.yaml:12:9 ENVIRONMENT_INVALID il certificato client non può avere la chiave dietro a un programma: TLS firma da sé
      rimedio: indicare certificate: e key:, p12:, oppure (solo su Linux) card:"
  `)
  const onCard = 'client: { card: { module: ./libreria.so, engine: ./manca.so } }\n'
  expect(declare({ more: onCard }).problems).toMatch(
    process.platform === 'linux'
      ? /ENVIRONMENT_FILE_MISSING l'engine .*\/environments\/prova\/manca\.so non c'è/
      : /ENVIRONMENT_INVALID la connessione TLS con la chiave di una carta riesce solo su Linux/,
  )
})
