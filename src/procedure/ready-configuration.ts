import { readFileSync, statSync } from 'node:fs'

import { arrangeChain } from '../certificates/arrange-chain.ts'
import { publicFiles } from '../certificates/public-files.ts'
import { publicKeyFingerprint } from '../certificates/public-key-fingerprint.ts'
import {
  largestCertificateFile,
  readCertificateFile,
} from '../certificates/read-certificate-file.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { codiceFiscaleFault } from '../lib/codice-fiscale.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import { shown } from '../lib/shown.ts'
import { fileTrouble, resolvePlanFile } from '../plan/plan-file.ts'
import type { Problem } from '../plan/problem.ts'
import type { Path } from '../plan/read-yaml.ts'
import type { Configuration } from './letters/configuration-letter.ts'
import { missingInApplication, type Ready, type Subject } from './subject.ts'

const certificateHint = t`collaudo cert export certificati/client.pem --out da-inviare, poi configuration: { certificate: da-inviare/certificato.pem }`

/** The certificate that is to be communicated, without its key. */
const readyCertificate = (subject: Subject): Ready<Configuration> => {
  const path = subject.application.shape.configuration?.certificate
  const fail = (message: string, hint: string): Ready<Configuration> => ({
    ok: false,
    problems: [missingInApplication(subject, ['configuration', 'certificate'], message, hint)],
  })
  if (path === undefined)
    return fail(
      t`manca «configuration.certificate»: il certificato di cui comunicare la chiave pubblica`,
      certificateHint,
    )
  const found = resolvePlanFile(subject.workspace.folder, path)
  if (!found.ok) return fail(found.message, found.hint)
  try {
    if (statSync(found.absolute).size > largestCertificateFile)
      return fail(t`${path} non è un certificato: è troppo grande`, certificateHint)
    const file = readCertificateFile(path, readFileSync(found.absolute))
    if (file.key !== null)
      return fail(
        t`${path} contiene anche la chiave privata, che non si invia a nessuno`,
        certificateHint,
      )
    const chain = arrangeChain(file)
    if (chain === undefined) return fail(t`in ${path} non c'è un certificato`, certificateHint)
    const { certificate, notAfter, notBefore, commonNames, subject: name } = chain.leaf
    if (notAfter < subject.now || notBefore > subject.now)
      return fail(
        t`il certificato ${path} non è in corso di validità: dal ${romeDate(notBefore)} al ${romeDate(notAfter)}`,
        t`rifarlo con collaudo cert new, e preparare ciò che si invia con collaudo cert export`,
      )
    const [key] = publicFiles(chain)
    return {
      ok: true,
      value: {
        profile: 'struttura',
        commonName: commonNames[0] ?? name,
        validUntil: romeDate(notAfter),
        certificateSha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
        publicKeySha256: publicKeyFingerprint(certificate),
        publicKeyPem: String(key?.content),
        files: publicFiles(chain),
      },
    }
  } catch (error) {
    return error instanceof HarnessError
      ? fail(error.message, error.hint ?? certificateHint)
      : fail(`${path}: ${fileTrouble(error)}`, certificateHint)
  }
}

const readyDevices = (subject: Subject): Ready<Configuration> => {
  const devices = subject.application.shape.configuration?.devices
  const problems: Problem[] = []
  const fail = (path: Path, message: string, hint: string): void => {
    problems.push(missingInApplication(subject, path, message, hint))
  }
  if (devices === undefined)
    fail(
      ['configuration', 'devices'],
      t`manca «configuration.devices»: il codice fiscale del dispositivo che si userà nel piano di test`,
      t`configuration: { devices: [{ codiceFiscale: … }] }; collaudo card list lo mostra`,
    )
  const codiciFiscali = (devices ?? []).map(({ codiceFiscale }, index) => {
    const path = ['configuration', 'devices', index, 'codiceFiscale']
    const text =
      typeof codiceFiscale === 'string' ? codiceFiscale : (subject.env[codiceFiscale.env] ?? '')
    if (text === '' && typeof codiceFiscale !== 'string')
      fail(
        path,
        t`la variabile di ambiente ${codiceFiscale.env} non ha un valore`,
        t`scriverla in .env (${codiceFiscale.env}=…) o darla al comando`,
      )
    // The test identities of the Ministry are strictly none.
    else if (codiceFiscaleFault(text, { strict: false }) !== undefined)
      fail(
        path,
        t`«${shown(text)}» non è un codice fiscale di 16 caratteri maiuscoli`,
        t`collaudo card list mostra quello della carta`,
      )
    return text
  })
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { profile: 'dispositivo', codiciFiscali } }
}

/** What stage 3 communicates of an application, as its profile asks. */
export const readyConfiguration = (subject: Subject): Ready<Configuration> => {
  switch (subject.application.shape.profile) {
    case 'struttura':
      return readyCertificate(subject)
    case 'dispositivo':
      return readyDevices(subject)
  }
}
