import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'

import { issueLocal, type LocalCertificate } from '../certificates/issue-local.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { writeNewFiles } from './write-new-files.ts'

export const localNames = {
  ca: 'proxy-ca.pem',
  certificate: 'proxy.pem',
  key: 'proxy.key',
} as const

const dayMs = 86_400_000
/** The clock of whoever receives it may be slow. */
const earlierMs = 3_600_000

/** Makes the proxy's certificate with its CA and writes both; gives the files' paths. */
export const makeLocalCertificate = async (
  folder: string,
  names: readonly string[],
  days: number,
): Promise<string[]> => {
  const now = Date.now()
  const made = await issueLocal(names, {
    validFrom: new Date(now - earlierMs),
    validTo: new Date(now + days * dayMs),
  })
  return writeNewFiles(folder, [
    { name: localNames.ca, content: made.caPem, secret: false },
    { name: localNames.certificate, content: made.certificatePem, secret: false },
    { name: localNames.key, content: made.keyPem, secret: true },
  ])
}

const isFor = (certificate: X509Certificate, address: string): boolean =>
  (isIP(address) === 0 ? certificate.checkHost(address) : certificate.checkIP(address)) !==
  undefined

const remake = (folder: string, address: string): string =>
  t`rifarlo con collaudo cert local --out ${folder} --name ${address} --force, e dare all'applicativo la nuova ${localNames.ca}`

/** Reads the proxy's certificate from a folder, and sees that it will do for the address on which it listens. */
export const readLocalCertificate = (folder: string, address: string): LocalCertificate => {
  const read = (name: string): string => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch (cause) {
      throw new HarnessError(
        'CERTIFICATE_UNREADABLE',
        t`${join(folder, name)} non si può leggere`,
        {
          hint: t`collaudo cert local --out ${folder} fa il certificato del proxy`,
          cause,
        },
      )
    }
  }
  const found: LocalCertificate = {
    caPem: read(localNames.ca),
    certificatePem: read(localNames.certificate),
    keyPem: read(localNames.key),
  }
  const certificate = new X509Certificate(found.certificatePem)
  if (new Date(certificate.validTo) < new Date())
    throw new HarnessError(
      'CERTIFICATE_UNREADABLE',
      t`il certificato del proxy in ${folder} è scaduto`,
      { hint: remake(folder, address) },
    )
  if (!isFor(certificate, address))
    throw new HarnessError(
      'CERTIFICATE_UNREADABLE',
      t`il certificato del proxy in ${folder} non è per ${address}`,
      { hint: remake(folder, address) },
    )
  return found
}

/** The certificate that the workspace keeps for its proxy, made where there is none: nothing of it goes into git. */
export const ownLocalCertificate = async (
  folder: string,
  address: string,
): Promise<LocalCertificate> => {
  if (!existsSync(join(folder, localNames.key))) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, '.gitignore'), '*\n')
    await makeLocalCertificate(folder, [address], 365)
  }
  return readLocalCertificate(folder, address)
}
