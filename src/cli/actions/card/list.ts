import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import {
  describeModule,
  type DescribedModule,
  type DescribedToken,
} from '../../../card/describe-module.ts'
import { purposeOf } from '../../../card/find-certificate.ts'
import { requireCardSupport } from '../../../card/pkcs11.ts'
import type { CardCertificate } from '../../../card/token-objects.ts'
import { usualModules } from '../../../card/usual-modules.ts'
import { certificateFacts } from '../../../certificates/certificate-facts.ts'
import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { writeNewFiles } from '../../write-new-files.ts'
import { certificateData } from '../cert/certificate-data.ts'
import { moduleLines, type ListedCertificate, type ListedModule } from './list-lines.ts'

export interface CardListOptions {
  readonly module?: readonly string[]
  readonly certificates?: string
  readonly json?: boolean
}

const listedCertificate = (
  { id, label, certificate }: CardCertificate,
  now: Date,
): ListedCertificate => {
  const named = { id, label, subject: certificate.subject.split('\n').join(', ') }
  try {
    return {
      ...named,
      purpose: purposeOf(certificate),
      ...certificateData(certificateFacts(certificate), now),
    }
  } catch (error) {
    return { ...named, trouble: error instanceof Error ? error.message : String(error) }
  }
}

const listedToken = ({ token, pin, hasPinPad, certificates }: DescribedToken, now: Date) => ({
  slot: token.index,
  reader: token.reader,
  label: token.label,
  serial: token.serial,
  manufacturer: token.manufacturer,
  model: token.model,
  pin,
  hasPinPad,
  certificates: certificates.map((one) => listedCertificate(one, now)),
})

/** A module as data; one that cannot be used says why, and the others are listed all the same. */
const listed = (
  file: string,
  now: Date,
): { readonly module: ListedModule; readonly described: DescribedModule | null } => {
  try {
    const described = describeModule(file)
    const tokens = described.tokens.map((token) => listedToken(token, now))
    return { described, module: { file, library: described.library, tokens, trouble: null } }
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    return { described: null, module: { file, library: null, tokens: [], trouble: error.message } }
  }
}

/** The certificates of all cards in PEM, a file each, named for whose they are. */
const writeCertificates = (
  folder: string,
  modules: readonly ListedModule[],
  found: readonly DescribedModule[],
): string[] => {
  const named = new Map(
    modules.flatMap(({ tokens }) =>
      tokens.flatMap(({ label, certificates }) =>
        certificates.map((one) => [one.sha256, one.codiceFiscale ?? label] as const),
      ),
    ),
  )
  const files = found
    .flatMap(({ tokens }) => tokens.flatMap(({ certificates }) => certificates))
    .map(({ id, certificate }) => {
      const sha256 = certificate.fingerprint256.replaceAll(':', '').toLowerCase()
      const whose = (named.get(sha256) ?? '').replace(/[^A-Za-z0-9]+/g, '-')
      return { name: `${whose}-${id}.pem`, content: certificate.toString(), secret: false }
    })
  return writeNewFiles(folder, files)
}

/** Lists what is in the readers: modules, tokens, certificates and what each is for. Nobody logs in. */
export const cardList = (options: CardListOptions, io: Io): number => {
  requireCardSupport()
  const usual = usualModules(process.platform)
  const files =
    options.module?.map((file) => (/[/\\]/.test(file) ? resolve(io.cwd, file) : file)) ??
    usual.map(({ file }) => file).filter((file) => existsSync(file))
  const all = files.map((file) => listed(file, new Date()))
  const modules = all.map(({ module }) => module)
  const written =
    options.certificates === undefined
      ? []
      : writeCertificates(
          resolve(io.cwd, options.certificates),
          modules,
          all.flatMap(({ described }) => described ?? []),
        )
  if (options.json === true) io.out(`${JSON.stringify({ modules, usual, written }, null, 2)}\n`)
  else {
    for (const line of modules.flatMap((module) => moduleLines(module))) io.out(`${line}\n`)
    for (const file of written) io.out(t`Scritto ${file}\n`)
    if (modules.length === 0) {
      io.out(
        t`Nessun modulo PKCS#11 nei posti soliti: indicarlo con --module. I posti soliti, che nessuno ha verificato:\n`,
      )
      for (const { file, of } of usual) io.out(`  ${file} (${of})\n`)
    }
  }
  if (modules.some(({ tokens }) => tokens.some(({ certificates }) => certificates.length > 0)))
    return exitCodes.passed
  return exitCodes.failed
}
