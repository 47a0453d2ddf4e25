import { relative, resolve } from 'node:path'

import { t } from '../../../lib/language/t.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { localNames, makeLocalCertificate } from '../../local-certificate.ts'
import { refuseToReplace } from '../../write-new-files.ts'

export interface LocalOptions {
  readonly out: string
  readonly name?: readonly string[]
  readonly days?: number
  readonly force?: boolean
  readonly json?: boolean
}

/** Makes the certificate with which the proxy listens, and the CA that the application is to trust. */
export const makeLocal = async (options: LocalOptions, io: Io): Promise<number> => {
  const folder = resolve(io.cwd, options.out)
  refuseToReplace(folder, Object.values(localNames), { force: options.force === true })
  const files = await makeLocalCertificate(folder, options.name ?? [], options.days ?? 365)
  if (options.json === true) io.out(`${JSON.stringify({ files }, null, 2)}\n`)
  else {
    const [ca = '', certificate = '', key = ''] = files.map((file) => relative(io.cwd, file))
    io.out(
      [
        t`Certificato del proxy, per questa macchina`,
        t`  CA              ${ca}: quella di cui l'applicativo deve fidarsi`,
        t`  certificato     ${certificate}`,
        t`  chiave privata  ${key} (leggibile solo dal proprietario)`,
        t`La chiave della CA non c'è più: nessuno può farne altri certificati.`,
        '',
      ].join('\n'),
    )
  }
  return exitCodes.passed
}
