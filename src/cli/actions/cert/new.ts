import { relative, resolve } from 'node:path'

import { certificateFacts } from '../../../certificates/certificate-facts.ts'
import { issueSelfSigned } from '../../../certificates/issue-certificate.ts'
import type { KeyKind } from '../../../certificates/key-pair.ts'
import { writeP12 } from '../../../certificates/write-p12.ts'
import { t } from '../../../lib/language/t.ts'
import { romeDate } from '../../../lib/rome-time.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { passphraseToProtect, type PassphraseOptions } from '../../passphrase.ts'
import { refuseToReplace, writeNewFiles, type NewFile } from '../../write-new-files.ts'
import { certificateData } from './certificate-data.ts'
import { acceptCommonName, alternativeNames } from './names.ts'
import { protectKey } from './protect-key.ts'

export interface NewOptions extends PassphraseOptions {
  readonly cn: string
  readonly out: string
  readonly key?: KeyKind
  readonly days?: number
  readonly san?: readonly string[]
  readonly organization?: string
  readonly anyCn?: boolean
  readonly force?: boolean
  readonly json?: boolean
}

const dayMs = 86_400_000
/** The clock of whoever receives it may be slow. */
const earlierMs = 3_600_000

const names = { certificate: 'client.pem', key: 'client.key', p12: 'client.p12' } as const

/** Makes a self-generated certificate, as pre-collaudo and collaudo accept it, with its key. */
export const makeNew = async (options: NewOptions, io: Io): Promise<number> => {
  const otherForm = acceptCommonName(options.cn, { anyForm: options.anyCn === true })
  const alternatives = alternativeNames(options.cn, options.san ?? [])
  const folder = resolve(io.cwd, options.out)
  const passphrase = await passphraseToProtect(options, io)
  const wanted = passphrase === undefined ? [names.certificate, names.key] : Object.values(names)
  refuseToReplace(folder, wanted, { force: options.force === true })

  const now = new Date()
  const issued = await issueSelfSigned({
    commonName: options.cn,
    use: 'server-client',
    key: options.key ?? 'rsa-2048',
    ...alternatives,
    ...(options.organization === undefined ? {} : { organization: options.organization }),
    validFrom: new Date(now.getTime() - earlierMs),
    validTo: new Date(now.getTime() + (options.days ?? 365) * dayMs),
  })
  const files: NewFile[] = [
    { name: names.certificate, content: issued.certificatePem, secret: false },
    { name: names.key, content: protectKey(issued.keyPem, passphrase), secret: true },
    ...(passphrase === undefined
      ? []
      : [
          {
            name: names.p12,
            content: await writeP12(issued, passphrase, options.cn),
            secret: true,
          },
        ]),
  ]
  const written = writeNewFiles(folder, files)
  const facts = certificateFacts(issued.certificate)
  const data = certificateData(facts, now)
  if (options.json === true) {
    const warnings = otherForm === undefined ? [] : [otherForm]
    io.out(`${JSON.stringify({ files: written, certificate: data, warnings }, null, 2)}\n`)
    return exitCodes.passed
  }
  if (otherForm !== undefined)
    io.error(t`avviso: ${otherForm}; in produzione un nome così è rifiutato`)
  const shown = (file: string): string => relative(io.cwd, file)
  io.out(
    [
      t`Certificato autogenerato di ${options.cn}, ${data.key}, valido fino al ${romeDate(facts.notAfter)}`,
      t`  certificato     ${shown(written[0] ?? '')}`,
      passphrase === undefined
        ? t`  chiave privata  ${shown(written[1] ?? '')} (in chiaro, leggibile solo dal proprietario)`
        : t`  chiave privata  ${shown(written[1] ?? '')} (cifrata)`,
      ...(written[2] === undefined ? [] : [t`  PKCS#12         ${shown(written[2])}`]),
      `  SHA-256         ${data.sha256}`,
      t`La chiave non va inviata a nessuno. Ciò che si invia lo prepara collaudo cert export ${shown(written[0] ?? '')} --out da-inviare`,
      '',
    ].join('\n'),
  )
  return exitCodes.passed
}
