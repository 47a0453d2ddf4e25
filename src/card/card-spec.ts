/** Where a private key on a card is: plain data, which can travel to a worker. It holds no PIN. */
export interface CardSpec {
  /** Path of the PKCS#11 module. */
  readonly module: string
  /** Which token: all that is said of it must fit. */
  readonly token: {
    /** Its place among the slots of the module, from 0. */
    readonly slot: number | null
    readonly label: string | null
    readonly serial: string | null
  }
  /** Which key: CKA_ID in hexadecimal, CKA_LABEL; where nothing is said, the only one that fits its use. */
  readonly key: { readonly id: string | null; readonly label: string | null }
  /** Variables with the PIN of the token, and with that of a key which wants one for each signature. */
  readonly pin: string | null
  readonly keyPin: string | null
}

/** What a key is for; a certificate's usages say which it may be. */
export type KeyPurpose = 'authentication' | 'signature' | 'client'

/** Whose card it is. */
export interface CardHolder {
  /** As people call who it is: the name of the operator, or of what else the key is for. */
  readonly name: string
  /** Null where nobody in particular is expected. */
  readonly codiceFiscale: string | null
}

/** A key on a card, with whose it is and what for. */
export interface WantedKey {
  readonly spec: CardSpec
  readonly holder: CardHolder
  readonly purpose: KeyPurpose
}

/**
 * What tells one card from another: the person. Labels do not, since an issuer gives the same to all its cards,
 * and both keys of a person are taken to be on one card.
 */
export const cardId = (
  { module, token }: CardSpec,
  { codiceFiscale }: Pick<CardHolder, 'codiceFiscale'>,
): string => codiceFiscale ?? JSON.stringify([module, token.slot, token.label, token.serial])
