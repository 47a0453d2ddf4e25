import { relative, resolve } from 'node:path'

import { publicFiles } from '../../../certificates/public-files.ts'
import { t } from '../../../lib/language/t.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { passphraseToOpen, type PassphraseOptions } from '../../passphrase.ts'
import { refuseToReplace, writeNewFiles } from '../../write-new-files.ts'
import { fingerprintOf, publicKeySha256 } from './certificate-data.ts'
import { readChain } from './read-input.ts'

export interface ExportOptions extends PassphraseOptions {
  readonly out: string
  readonly force?: boolean
  readonly json?: boolean
}

/** Writes the public key and the certificate as they are sent in stage 3, never the private key. */
export const exportPublic = async (
  path: string,
  options: ExportOptions,
  io: Io,
): Promise<number> => {
  const { chain } = readChain(io, path, await passphraseToOpen(options, io))
  const files = publicFiles(chain).map((one) => ({ ...one, secret: false }))
  const folder = resolve(io.cwd, options.out)
  refuseToReplace(
    folder,
    files.map(({ name }) => name),
    { force: options.force === true },
  )
  const written = writeNewFiles(folder, files)
  const sha256 = fingerprintOf(chain.leaf)
  const keySha256 = publicKeySha256(chain.leaf)
  if (options.json === true)
    io.out(`${JSON.stringify({ files: written, sha256, publicKeySha256: keySha256 }, null, 2)}\n`)
  else
    io.out(
      [
        t`Da inviare a helpdesk@sist.puglia.it nella fase 3, configurazione:`,
        ...written.map((file) => `  ${relative(io.cwd, file)}`),
        t`SHA-256 del certificato, da scrivere nel messaggio: ${sha256}`,
        t`SHA-256 della chiave pubblica, da registrare in communicated: dell'applicazione: ${keySha256 ?? ''}`,
        t`La chiave privata non è tra questi file.`,
        '',
      ].join('\n'),
    )
  return exitCodes.passed
}
