import type { X509Certificate } from 'node:crypto'

import type { Recognition } from '../../../certificates/recognition.ts'
import type { ArrangedChain } from '../../../certificates/arrange-chain.ts'
import { HarnessError } from '../../../errors/harness-error.ts'
import { t } from '../../../lib/language/t.ts'
import { largestTrustedList, openTrustedList } from '../../../trusted-list/open-trusted-list.ts'
import { recognise } from '../../../trusted-list/recognise.ts'
import type { Io } from '../../io.ts'
import { readCertificates, readInput } from './read-input.ts'

export interface ListOptions {
  readonly trustedList?: string
  readonly listSigner?: string
}

const signersIn = (io: Io, path: string | undefined): readonly X509Certificate[] | null => {
  if (path === undefined) return null
  const { certificates } = readCertificates(io, path)
  if (certificates.length > 0) return certificates
  throw new HarnessError('CERTIFICATE_UNREADABLE', t`${path}: nel file non c'è un certificato`, {
    hint: t`serve il certificato con cui AgID firma la Trusted List`,
  })
}

/**
 * What the Trusted List that the command names says of a chain; null when it names none. A list that cannot be
 * relied upon ends the command: it says nothing, not that the authority is not listed.
 */
export const recogniseBy = (
  { trustedList, listSigner }: ListOptions,
  chain: ArrangedChain,
  now: Date,
  io: Io,
): Recognition | null => {
  if (trustedList === undefined) {
    if (listSigner === undefined) return null
    throw new HarnessError('COMMAND_INVALID', t`--list-signer vuole anche --trusted-list`, {
      hint: t`indicare la lista di cui è la firma`,
    })
  }
  const bytes = readInput(io, trustedList, largestTrustedList)
  const opened = openTrustedList(bytes, { now, signers: signersIn(io, listSigner) })
  if (opened.ok) return recognise(chain, opened.list, now)
  throw new HarnessError(
    'TRUSTED_LIST_REFUSED',
    t`${trustedList} non si può usare come Trusted List: ${opened.reason}`,
    { hint: opened.hint },
  )
}
