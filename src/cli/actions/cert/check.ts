import type { KeyObject } from 'node:crypto'

import {
  checkCertificate,
  isFailing,
  type RuleResult,
} from '../../../certificates/check-certificate.ts'
import type { Recognition } from '../../../certificates/recognition.ts'
import type { Profile } from '../../../certificates/rules/rule.ts'
import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'
import { makePaint } from '../../../lib/paint.ts'
import { romeDate } from '../../../lib/rome-time.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { passphraseToOpen, type PassphraseOptions } from '../../passphrase.ts'
import { fileData } from './certificate-data.ts'
import { recogniseBy, type ListOptions } from './open-list.ts'
import { readCertificates, readChain } from './read-input.ts'

export interface CheckOptions extends PassphraseOptions, ListOptions {
  readonly production?: boolean
  readonly profile?: Profile
  readonly strict?: boolean
  readonly keyFile?: string
  readonly ca?: string
  readonly json?: boolean
}

const keyIn = (io: Io, path: string, passphrase: string | undefined): KeyObject | 'encrypted' => {
  const { key } = readCertificates(io, path, passphrase)
  if (key !== null) return key
  throw new HarnessError('KEY_UNREADABLE', t`${path}: nel file non c'è una chiave privata`, {
    hint: t`serve una chiave in PEM (-----BEGIN PRIVATE KEY-----) o un PKCS#12`,
  })
}

const words = {
  met: { mark: t`[ok]`, style: 'green' },
  unmet: { mark: t`[no]`, style: 'red' },
  warning: { mark: t`[avviso]`, style: 'yellow' },
  'not-evaluated': { mark: t`[non valutata]`, style: 'yellow' },
} as const

const printResults = (io: Io, results: readonly RuleResult[]): void => {
  const paint = makePaint(io.colour)
  const width = Math.max(...Object.values(words).map(({ mark }) => mark.length))
  for (const one of results) {
    const { mark, style } = words[one.result]
    io.out(`  ${paint(style, mark.padEnd(width))} ${one.title}: ${one.reason}\n`)
    if (one.hint !== undefined && one.result !== 'met')
      io.out(paint('dim', `  ${' '.repeat(width)} ${t`rimedio: ${one.hint}`}\n`))
  }
}

const listText = ({ list }: Recognition): string => {
  const until =
    list.nextUpdate === null
      ? t`chiusa, senza un aggiornamento successivo`
      : list.expired
        ? t`scaduta il ${romeDate(list.nextUpdate)}`
        : t`valida fino al ${romeDate(list.nextUpdate)}`
  const signer = list.anchored
    ? t`firmata da chi è stato indicato`
    : t`firmata da ${list.signer} (SHA-256 ${list.signerSha256}), che nessuno ha indicato`
  return t`Trusted List ${list.territory} numero ${list.sequence} del ${romeDate(list.issued)}, ${until}, ${signer}`
}

const verdictText = (failing: number, production: boolean): string => {
  if (failing > 0)
    return failing === 1 ? t`1 regola non è soddisfatta` : t`${failing} regole non sono soddisfatte`
  return production
    ? t`nessuna regola della produzione è violata`
    : t`nessuna regola di pre-collaudo e collaudo è violata`
}

/** Asks every rule about a certificate. */
export const check = async (path: string, options: CheckOptions, io: Io): Promise<number> => {
  const now = new Date()
  const profile = options.profile ?? 'struttura'
  const passphrase = await passphraseToOpen(options, io)
  const { file, chain } = readChain(io, path, passphrase)
  const production = options.production === true
  const recognition = recogniseBy(options, chain, now, io)
  const results = checkCertificate(
    {
      chain,
      leaf: chain.leaf,
      key: options.keyFile === undefined ? file.key : keyIn(io, options.keyFile, passphrase),
    },
    {
      profile,
      production,
      now,
      strict: options.strict === true,
      authorities: options.ca === undefined ? [] : readCertificates(io, options.ca).certificates,
      recognition,
    },
  )
  const failing = results.filter((one) => isFailing(one)).length
  if (options.json === true)
    io.out(
      `${JSON.stringify(
        {
          ...fileData(path, file, chain, now),
          profile,
          production,
          rules: results.map((one) => ({ ...one, failing: isFailing(one) })),
          recognition,
          failing,
        },
        null,
        2,
      )}\n`,
    )
  else {
    io.out(`${path}: ${chain.leaf.subject}\n`)
    printResults(io, results)
    if (recognition !== null) io.out(`${listText(recognition)}\n`)
    io.out(`${verdictText(failing, production)}\n`)
  }
  return failing > 0 ? exitCodes.failed : exitCodes.passed
}
