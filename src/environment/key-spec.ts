import type { CardSpec } from '../card/card-spec.ts'
import type { CommandSpec } from '../certificates/command-key.ts'
import type { PemCredential } from '../certificates/read-p12.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** A key on a card. */
export interface CardKeySpec {
  readonly card: CardSpec
  /** Its certificate, where it is known before the card is read. */
  readonly certificatePem: string | null
  /** The file of OpenSSL's engine that lets TLS sign with it; null: where it usually is. */
  readonly engine: string | null
}

/** A certificate and where its private key is: plain data, which can travel to a worker. It may hold secrets. */
export type KeySpec = PemCredential | CardKeySpec | CommandSpec

export const isPem = (key: KeySpec): key is PemCredential => 'keyPem' in key
export const isOnCard = (key: KeySpec): key is CardKeySpec => 'card' in key

/** The certificate of a key, where it is known without reading a card. */
export const certificateOf = (key: KeySpec): string => {
  if (key.certificatePem !== null) return key.certificatePem
  throw new HarnessError('INTERNAL', t`il certificato della carta non è noto`)
}
