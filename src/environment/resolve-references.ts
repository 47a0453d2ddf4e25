import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'

import { readP12, type PemCredential } from '../certificates/read-p12.ts'
import { t } from '../lib/language/t.ts'
import type { CredentialShape } from '../plan/environment-schema.ts'
import type { Problem } from '../plan/problem.ts'
import type { Path, YamlSource } from '../plan/read-yaml.ts'
import type { KeySpec } from './key-spec.ts'
import { readCard, readCommand } from './read-credential.ts'

type Reference = string | { readonly env: string }

/** Reads the values and files that a YAML file refers to, gathering a problem for each that is not there. */
export interface References {
  readonly text: (value: Reference, path: Path) => string
  /** Certificates of CAs, at least one, in PEM. */
  readonly authorities: (value: Reference, path: Path) => string | null
  readonly credential: (value: CredentialShape, path: Path) => KeySpec | 'generated' | null
  /** A certificate in PEM, with others after it where the file has them. */
  readonly certificate: (value: Reference, path: Path) => string | null
  readonly fail: (path: Path, code: string, message: string, hint: string) => void
  readonly problems: readonly Problem[]
}

export const makeReferences = (
  source: YamlSource,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): References => {
  const problems: Problem[] = []
  const fail = (path: Path, code: string, message: string, hint: string): void => {
    problems.push({ code, file: source.file, ...source.locate(path), message, hint })
  }

  const text = (value: Reference, path: Path): string => {
    if (typeof value === 'string') return value
    const found = env[value.env]
    if (found !== undefined && found !== '') return found
    fail(
      path,
      'ENVIRONMENT_VALUE_MISSING',
      t`la variabile di ambiente ${value.env} non ha un valore`,
      t`scriverla in .env (${value.env}=…) o darla al comando`,
    )
    return ''
  }

  const file = (value: Reference, path: Path): Buffer | null => {
    const name = text(value, path)
    if (name === '') return null
    try {
      return readFileSync(isAbsolute(name) ? name : join(folder, name))
    } catch {
      fail(
        path,
        'ENVIRONMENT_FILE_MISSING',
        t`il file ${name} non si può leggere`,
        t`i percorsi relativi partono dalla cartella di ${source.file}`,
      )
      return null
    }
  }

  const readCertificate = (bytes: Buffer, path: Path): X509Certificate | null => {
    try {
      return new X509Certificate(bytes)
    } catch {
      fail(
        path,
        'CERTIFICATE_UNREADABLE',
        t`il certificato non è leggibile`,
        t`serve un certificato in PEM (-----BEGIN CERTIFICATE-----)`,
      )
      return null
    }
  }

  const readKey = (bytes: Buffer, passphrase: string | undefined, path: Path): KeyObject | null => {
    try {
      return createPrivateKey(
        passphrase === undefined
          ? { key: bytes, format: 'pem' }
          : { key: bytes, format: 'pem', passphrase },
      )
    } catch {
      if (!bytes.includes('ENCRYPTED'))
        fail(
          path,
          'KEY_UNREADABLE',
          t`la chiave privata non è leggibile`,
          t`serve una chiave in PEM (-----BEGIN PRIVATE KEY-----)`,
        )
      else if (passphrase === undefined)
        fail(
          path,
          'KEY_UNREADABLE',
          t`la chiave privata è cifrata`,
          t`indicare passphrase: { env: … } accanto a key:`,
        )
      else
        fail(
          path,
          'KEY_UNREADABLE',
          t`la passphrase non apre la chiave privata`,
          t`controllare il valore della variabile di ambiente`,
        )
      return null
    }
  }

  const authorities: References['authorities'] = (value, path) => {
    const bytes = file(value, path)
    if (bytes === null) return null
    const pem = bytes.toString('utf8')
    try {
      const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
      for (const one of found) void new X509Certificate(one)
      if (found.length > 0) return pem
    } catch {
      // Told below: Node itself would pass over what it cannot read, and every server would be a stranger.
    }
    fail(
      path,
      'CERTIFICATE_UNREADABLE',
      t`il file ${text(value, path)} non contiene certificati leggibili`,
      t`servono le CA in PEM, una dopo l'altra; da DER: openssl x509 -inform DER -in ca.cer -out ca.pem`,
    )
    return null
  }

  const pem = (
    certificate: Buffer,
    key: Buffer,
    passphrase: string | undefined,
    path: Path,
  ): PemCredential | null => {
    const leaf = readCertificate(certificate, [...path, 'certificate'])
    const privateKey = readKey(key, passphrase, [...path, 'key'])
    if (leaf === null || privateKey === null) return null
    if (!leaf.checkPrivateKey(privateKey)) {
      fail(
        [...path, 'key'],
        'KEY_MISMATCH',
        t`la chiave privata non è quella del certificato`,
        t`indicare i due file della stessa coppia`,
      )
      return null
    }
    return {
      certificatePem: certificate.toString('utf8'),
      keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
  }

  const certificateText: References['certificate'] = (value, path) => {
    const bytes = file(value, path)
    return bytes === null || readCertificate(bytes, path) === null ? null : bytes.toString('utf8')
  }

  const credential: References['credential'] = (value, path) => {
    if (value === 'generated') return 'generated'
    const reading = { text, certificate: certificateText, fail, folder }
    if ('card' in value) return readCard(value, path, reading)
    if ('command' in value) return readCommand(value, path, reading)
    if ('p12' in value) {
      const bytes = file(value.p12, [...path, 'p12'])
      const passphrase = text(value.passphrase, [...path, 'passphrase'])
      if (bytes === null || passphrase === '') return null
      try {
        return readP12(bytes, passphrase)
      } catch (error) {
        fail(
          [...path, 'p12'],
          'CERTIFICATE_UNREADABLE',
          error instanceof Error ? error.message : String(error),
          t`controllare file e passphrase`,
        )
        return null
      }
    }
    const certificate = file(value.certificate, [...path, 'certificate'])
    const key = file(value.key, [...path, 'key'])
    const passphrase =
      value.passphrase === undefined ? undefined : text(value.passphrase, [...path, 'passphrase'])
    if (certificate === null || key === null || passphrase === '') return null
    return pem(certificate, key, passphrase, path)
  }
  return { text, authorities, credential, certificate: certificateText, fail, problems }
}
