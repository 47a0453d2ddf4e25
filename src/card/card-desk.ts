import type { Secret } from '../model/secret.ts'

/** A PIN that is wanted. */
export interface PinQuestion {
  readonly holder: string
  /** What the card calls itself. */
  readonly card: string
  /** To open the card, or for a key that wants a PIN for each signature. */
  readonly use: 'login' | 'signature'
  /** Where it may be written beforehand. */
  readonly variable: string | null
  /** Whether the card has refused what was said last: that must not be said again. */
  readonly refused: boolean
  /** Whether wrong PINs were typed since the last right one, here or elsewhere. */
  readonly isLow: boolean
}

/** A card that is wanted in a reader. */
export interface CardQuestion {
  readonly holder: string
  readonly codiceFiscale: string | null
  /** What is known of the card. */
  readonly card: string
  /** The codice fiscale of the card that is there in its place, where one is. */
  readonly instead: string | null
}

/** Whoever can be asked for what only a person has. */
export interface CardDesk {
  /** Whether a person is there; without one, PINs come from the environment, and no card is ever inserted. */
  readonly isAttended: boolean
  /** Null: there is none to be had. */
  readonly pin: (question: PinQuestion) => Promise<Secret | null>
  /** Whether the person says that it is there now. */
  readonly insert: (question: CardQuestion) => Promise<boolean>
}
