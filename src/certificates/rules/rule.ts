import type { KeyObject, X509Certificate } from 'node:crypto'

import type { ArrangedChain } from '../arrange-chain.ts'
import type { CertificateFacts } from '../certificate-facts.ts'
import type { Recognition } from '../recognition.ts'

/** Whom a certificate is for: a structure that connects, or a person with a card. */
export type Profile = 'struttura' | 'dispositivo'

/** Everything that the rules look at. */
export interface Checked {
  readonly chain: ArrangedChain
  readonly leaf: CertificateFacts
  readonly key: KeyObject | 'encrypted' | null
}

/** Under which circumstances they look at it. */
export interface Circumstances {
  readonly profile: Profile
  readonly production: boolean
  readonly now: Date
  /** Whether month, day and check letter of a codice fiscale count: those of public test identities are wrong. */
  readonly strict: boolean
  /** Certificates of authorities that the user says to trust. */
  readonly authorities: readonly X509Certificate[]
  /** What a Trusted List says of the issuer; null without a list. */
  readonly recognition: Recognition | null
}

/** How a rule ended, and why: both always. */
export interface Finding {
  readonly result: 'met' | 'unmet' | 'warning' | 'not-evaluated'
  readonly reason: string
  /** What to do about it. */
  readonly hint?: string
}

/**
 * What a rule weighs: `required` must be met; `if-available` must not be unmet, and may lack what it looks at;
 * an unmet `advised` one is a warning; `off` is not asked.
 */
export type Weight = 'required' | 'if-available' | 'advised' | 'off'

export interface Rule {
  readonly id: string
  readonly title: string
  readonly profiles: readonly Profile[]
  /** In pre-collaudo and collaudo, and in production. */
  readonly weight: { readonly collaudo: Weight; readonly production: Weight }
  readonly evaluate: (checked: Checked, circumstances: Circumstances) => Finding
}

export const met = (reason: string): Finding => ({ result: 'met', reason })
export const unmet = (reason: string, hint?: string): Finding => ({
  result: 'unmet',
  reason,
  ...(hint === undefined ? {} : { hint }),
})
export const warning = (reason: string, hint?: string): Finding => ({
  ...unmet(reason, hint),
  result: 'warning',
})
export const notEvaluated = (reason: string, hint?: string): Finding => ({
  ...unmet(reason, hint),
  result: 'not-evaluated',
})

/** Met when nothing is wrong, else unmet with what is. */
export const unless = (fault: string | undefined, right: string, hint?: string): Finding =>
  fault === undefined ? met(right) : unmet(fault, hint)
