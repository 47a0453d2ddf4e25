import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

import { createPrivateKey, X509Certificate } from 'node:crypto'

import { readP12, type PemCredential } from '../certificates/read-p12.ts'
import type { CredentialShape } from '../plan/environment-schema.ts'
import type { Problem } from '../plan/problem.ts'
import type { Path, YamlSource } from '../plan/read-yaml.ts'

type Reference = string | { readonly env: string }

/** Reads the values and files that a YAML file refers to, gathering a problem for each that is not there. */
export interface References {
  readonly text: (value: Reference, path: Path) => string
  readonly file: (value: Reference, path: Path) => Buffer | null
  readonly credential: (value: CredentialShape, path: Path) => PemCredential | 'generated' | null
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
      `la variabile di ambiente ${value.env} non ha un valore`,
      `scriverla in .env (${value.env}=…) o darla al comando`,
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
        `il file ${name} non si può leggere`,
        `i percorsi relativi partono dalla cartella di ${source.file}`,
      )
      return null
    }
  }

  const pem = (
    certificate: Buffer,
    key: Buffer,
    passphrase: string | undefined,
    path: Path,
  ): PemCredential | null => {
    try {
      const leaf = new X509Certificate(certificate)
      const privateKey = createPrivateKey(
        passphrase === undefined ? { key, format: 'pem' } : { key, format: 'pem', passphrase },
      )
      if (!leaf.checkPrivateKey(privateKey)) {
        fail(
          path,
          'KEY_MISMATCH',
          'la chiave privata non è quella del certificato',
          'indicare i due file della stessa coppia',
        )
        return null
      }
      return {
        certificatePem: certificate.toString('utf8'),
        keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    } catch (error) {
      fail(
        path,
        'CERTIFICATE_UNREADABLE',
        `certificato o chiave non leggibili: ${error instanceof Error ? error.message : String(error)}`,
        'servono un certificato e una chiave in PEM; se la chiave è cifrata, indicare passphrase:',
      )
      return null
    }
  }

  const credential: References['credential'] = (value, path) => {
    if (value === 'generated') return 'generated'
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
          'controllare file e passphrase',
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
  return { text, file, credential, problems }
}
