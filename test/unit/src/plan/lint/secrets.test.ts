import { expect, test } from 'vitest'

import { issueCa } from '../../../../../src/certificates/issue-certificate.ts'
import { writtenSecrets } from '../../../../../src/plan/lint/secrets.ts'
import { problemText } from '../../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../../src/plan/workspace.ts'
import { makeProject } from '../../../../support/temp-project.ts'
import { right } from './support.ts'

const secretsIn = (
  files: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>> = {},
): string => {
  const project = makeProject({ ...right, ...files })
  const found = writtenSecrets(findWorkspace(project.folder), ['prova'], known)
  return found.length === 0 ? 'niente' : found.map((one) => problemText(one)).join('\n')
}

const key = `-----BEGIN ENCRYPTED PRIVATE KEY-----\nTm9uw6h1bmFjaGlhdmU=\n-----END ENCRYPTED PRIVATE KEY-----\n`

test('has nothing to say of references and expressions', () => {
  expect(
    secretsIn({
      'applications/app.yaml': 'application-code: { env: SIST_CODICE_APPLICATIVO }\n',
      'environments/vero/environment.yaml':
        'client: { p12: { env: P12 }, passphrase: { env: P12_PASSPHRASE } }\n',
      'plans/prova/data/codici.yaml':
        "token: '${ altrove.token }'\nhash: 0123456789abcdef0123456789abcdef\n",
    }),
  ).toBe('niente')
})

test('SECRET_WRITTEN: a private key, in any file of a plan', () => {
  expect(
    secretsIn({
      'plans/prova/data/chiavi.yaml': `firma: |\n${key.replaceAll(/^(?=.)/gm, '  ')}`,
      'plans/prova/note/chiave.txt': `Ecco:\n${key}`,
      'plans/prova/chiave.pem': key,
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/chiave.pem:1:1 SECRET_WRITTEN una chiave privata è scritta nel file
      rimedio: spostarla in un file a parte, fuori dal piano e non condiviso, e indicarlo nell'ambiente; se il file è già stato condiviso, la chiave va cambiata
    plans/prova/data/chiavi.yaml:2:3 SECRET_WRITTEN una chiave privata è scritta nel file
      rimedio: spostarla in un file a parte, fuori dal piano e non condiviso, e indicarlo nell'ambiente; se il file è già stato condiviso, la chiave va cambiata
    plans/prova/note/chiave.txt:2:1 SECRET_WRITTEN una chiave privata è scritta nel file
      rimedio: spostarla in un file a parte, fuori dal piano e non condiviso, e indicarlo nell'ambiente; se il file è già stato condiviso, la chiave va cambiata"
  `)
})

test('SECRET_WRITTEN: the value of a key that holds secrets', () => {
  expect(
    secretsIn({
      'applications/app.yaml': 'title: App\napplication-code: Abc123\n',
      'environments/vero/environment.yaml': 'client:\n  p12: client.p12\n  passphrase: aperto\n',
      'plans/prova/payloads/base.yaml': 'pinCode: 12345678\n',
    }),
  ).toMatchInlineSnapshot(`
    "plans/prova/payloads/base.yaml:1:10 SECRET_WRITTEN il valore di «pinCode» è scritto nel file
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato
    applications/app.yaml:2:19 SECRET_WRITTEN il valore di «application-code» è scritto nel file
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato
    environments/vero/environment.yaml:3:15 SECRET_WRITTEN il valore di «passphrase» è scritto nel file
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato"
  `)
})

test('SECRET_WRITTEN: what looks like a code, where the environment and the application are told', () => {
  expect(
    secretsIn({
      'environments/vero/environment.yaml':
        'title: Vero\nswitches:\n  chiave: 5f4dcc3b5aa765d61d8327deb882cf99\n  altro: q8Zk2vT9xLw4Rb7Ny1Mc6Hj3Pf5Sg0Da==\n  percorso: certificati/collaudo/applicativo/client2.PEM\n',
    }),
  ).toMatchInlineSnapshot(`
    "environments/vero/environment.yaml:3:11 SECRET_WRITTEN il valore di «chiave» ha l'aspetto di un codice segreto
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato
    environments/vero/environment.yaml:4:10 SECRET_WRITTEN il valore di «altro» ha l'aspetto di un codice segreto
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato"
  `)
})

test('SECRET_WRITTEN: the value of a variable of the environment, which is not told', () => {
  const told = secretsIn(
    { 'plans/prova/cases/P-03.case.yaml': 'title: x\nid: segretissimo-99\n' },
    { SIST_CODICE_APPLICATIVO: 'segretissimo-99', VUOTA: '', BREVE: 'x' },
  )
  expect(told).toMatchInlineSnapshot(`
    "plans/prova/cases/P-03.case.yaml:2:5 SECRET_WRITTEN il valore della variabile SIST_CODICE_APPLICATIVO è scritto nel file
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato"
  `)
  expect(told).not.toContain('segretissimo')
})

test('a certificate is no secret', async () => {
  const { certificatePem } = await issueCa('CA di prova')
  expect(secretsIn({ 'plans/prova/ca.pem': certificatePem })).toBe('niente')
})
