import { relative, resolve } from 'node:path'

import type { KeyKind } from '../../../certificates/key-pair.ts'
import { requestCertificate } from '../../../certificates/request-certificate.ts'
import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { passphraseToOpen, passphraseToProtect, type PassphraseOptions } from '../../passphrase.ts'
import { refuseToReplace, writeNewFiles, type NewFile } from '../../write-new-files.ts'
import { acceptCommonName, alternativeNames } from './names.ts'
import { protectKey } from './protect-key.ts'
import { readCertificates } from './read-input.ts'

export interface CsrOptions extends PassphraseOptions {
  readonly cn: string
  readonly out: string
  readonly key?: KeyKind
  readonly keyFile?: string
  readonly san?: readonly string[]
  readonly organization?: string
  readonly locality?: string
  readonly province?: string
  readonly country?: string
  readonly force?: boolean
  readonly json?: boolean
}

const names = { request: 'client.csr', key: 'client.key' } as const

const keyWrong = (message: string, hint: string): HarnessError =>
  new HarnessError('KEY_UNREADABLE', message, { hint })

const keyPemIn = (io: Io, path: string, passphrase: string | undefined): string => {
  const { key } = readCertificates(io, path, passphrase)
  if (key === null)
    throw keyWrong(
      t`${path}: nel file non c'è una chiave privata`,
      t`serve una chiave in PEM (-----BEGIN PRIVATE KEY-----) o un PKCS#12`,
    )
  if (key === 'encrypted')
    throw keyWrong(t`${path}: la chiave è cifrata`, t`indicare la passphrase con --passphrase-env`)
  const { modulusLength = 2048 } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < 2048)
    throw keyWrong(
      t`${path}: RSA ${modulusLength}: servono almeno 2048 bit`,
      t`farne una nuova: senza --key-file`,
    )
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Prepares what a CA is asked for: a request, and its key where there is none yet. */
export const makeRequest = async (options: CsrOptions, io: Io): Promise<number> => {
  acceptCommonName(options.cn, { anyForm: false })
  const { dnsNames, ipAddresses } = alternativeNames(options.cn, options.san ?? [])
  const [address] = ipAddresses
  if (address !== undefined)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`--san ${address}: un indirizzo IP non va in una richiesta`,
      {
        hint: t`indicare nomi DNS`,
      },
    )
  const folder = resolve(io.cwd, options.out)
  const { keyFile } = options
  const passphrase =
    keyFile === undefined
      ? await passphraseToProtect(options, io)
      : await passphraseToOpen(options, io)
  const wanted = keyFile === undefined ? [names.request, names.key] : [names.request]
  refuseToReplace(folder, wanted, { force: options.force === true })

  const { organization, locality, province } = options
  const request = await requestCertificate({
    commonName: options.cn,
    dnsNames,
    key: options.key ?? 'rsa-2048',
    country: options.country ?? 'IT',
    ...(organization === undefined ? {} : { organization }),
    ...(locality === undefined ? {} : { locality }),
    ...(province === undefined ? {} : { province }),
    ...(keyFile === undefined ? {} : { keyPem: keyPemIn(io, keyFile, passphrase) }),
  })
  if (request === undefined)
    throw keyWrong(
      t`${keyFile ?? ''}: la chiave non è RSA, né EC P-256`,
      t`farne una nuova: senza --key-file`,
    )
  const files: NewFile[] = [
    { name: names.request, content: request.requestPem, secret: false },
    ...(keyFile === undefined
      ? [{ name: names.key, content: protectKey(request.keyPem, passphrase), secret: true }]
      : []),
  ]
  const written = writeNewFiles(folder, files)
  if (options.json === true) {
    io.out(`${JSON.stringify({ files: written, commonName: options.cn, dnsNames }, null, 2)}\n`)
    return exitCodes.passed
  }
  const shown = (file: string): string => relative(io.cwd, file)
  io.out(
    [
      t`Richiesta di certificato per ${options.cn}`,
      t`  da inviare alla CA  ${shown(written[0] ?? '')}`,
      t`  chiave privata      ${keyFile ?? shown(written[1] ?? '')} (non va inviata a nessuno)`,
      t`Alla CA va chiesto un certificato SSL Server che abbia anche clientAuth.`,
      t`Quando arriva: collaudo cert check --production --key-file ${keyFile ?? shown(written[1] ?? '')} --trusted-list TSL-IT.xml certificato.pem`,
      '',
    ].join('\n'),
  )
  return exitCodes.passed
}
