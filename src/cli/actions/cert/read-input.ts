import { readFileSync, statSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'

import { arrangeChain, type ArrangedChain } from '../../../certificates/arrange-chain.ts'
import {
  largestCertificateFile,
  readCertificateFile,
  type CertificateFile,
} from '../../../certificates/read-certificate-file.ts'
import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'
import { fileTrouble } from '../../../plan/plan-file.ts'
import type { Io } from '../../io.ts'

const statOf = (path: string, absolute: string): Stats => {
  try {
    return statSync(absolute)
  } catch (error) {
    throw new HarnessError('COMMAND_INVALID', `${path}: ${fileTrouble(error)}`, {
      cause: error,
      hint: t`controllare il percorso`,
    })
  }
}

/** The bytes of a file that the command names, if it is a file and not larger than what is expected of it. */
export const readInput = (io: Io, path: string, largest: number): Buffer => {
  const absolute = resolve(io.cwd, path)
  const found = statOf(path, absolute)
  const refuse = (reason: string) =>
    new HarnessError('COMMAND_INVALID', `${path}: ${reason}`, { hint: t`indicare un altro file` })
  // A device or a pipe could be read without end.
  if (!found.isFile())
    throw refuse(found.isDirectory() ? t`è una cartella, non un file` : t`non è un file normale`)
  if (found.size > largest) throw refuse(t`ha ${found.size} byte: al più ${largest}`)
  try {
    return readFileSync(absolute)
  } catch (error) {
    throw refuse(fileTrouble(error))
  }
}

/** What a file that the command names holds. */
export const readCertificates = (io: Io, path: string, passphrase?: string): CertificateFile =>
  readCertificateFile(path, readInput(io, path, largestCertificateFile), passphrase)

/** A file that the command names and that must hold a certificate, with its certificates in their order. */
export const readChain = (
  io: Io,
  path: string,
  passphrase?: string,
): { readonly file: CertificateFile; readonly chain: ArrangedChain } => {
  const file = readCertificates(io, path, passphrase)
  const chain = arrangeChain(file)
  if (chain !== undefined) return { file, chain }
  throw new HarnessError('CERTIFICATE_UNREADABLE', t`${path}: nel file non c'è un certificato`, {
    hint:
      file.key === null
        ? t`serve un certificato in PEM (-----BEGIN CERTIFICATE-----), in DER, o in un PKCS#12`
        : t`è solo una chiave: indicare il file del certificato, e questa con --key-file`,
  })
}
