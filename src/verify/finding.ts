/** What kind of thing is wrong, so that whoever reads JSON need not read sentences. */
export type FindingKind =
  /** A file that should be there is not. */
  | 'missing'
  /** A file is not the one that the record, or the manifest, names. */
  | 'changed'
  /** A file is there that nobody names. */
  | 'added'
  /** What was concluded does not follow from what is stored. */
  | 'verdict'
  /** A signature or a time stamp does not hold. */
  | 'signature'
  /** What is needed to look again is not there, or not here. */
  | 'not-verifiable'

/** One thing that is wrong: where, and what. */
export interface Finding {
  readonly kind: FindingKind
  /** A file, with `/`, or a case and a step of it. */
  readonly place: string
  readonly message: string
}

/** How much was looked at: nothing wrong among nothing is no verification. */
export interface Looked {
  readonly files: number
  readonly cases: number
  readonly checks: number
  readonly signatures: number
  /** Signatures of which the stored bytes alone cannot tell: they are none of the others. */
  readonly untold: number
}

/** What came of a verification. It holds when there is no problem. */
export interface Verification {
  readonly problems: readonly Finding[]
  /** What is worth knowing, and changes nothing. */
  readonly notes: readonly Finding[]
  readonly looked: Looked
}

export const nothingLooked: Looked = { files: 0, cases: 0, checks: 0, signatures: 0, untold: 0 }

/** Several verifications as one. */
export const together = (found: readonly Verification[]): Verification => ({
  problems: found.flatMap(({ problems }) => problems),
  notes: found.flatMap(({ notes }) => notes),
  looked: found.reduce(
    (sum, { looked }) => ({
      files: sum.files + looked.files,
      cases: sum.cases + looked.cases,
      checks: sum.checks + looked.checks,
      signatures: sum.signatures + looked.signatures,
      untold: sum.untold + looked.untold,
    }),
    nothingLooked,
  ),
})

/** A verification that looked at nothing of its own, with what it found wrong. */
export const problems = (...found: readonly Finding[]): Verification => ({
  problems: found,
  notes: [],
  looked: nothingLooked,
})

/** A file, or a part of it, that is not what it was. */
export const changed = (place: string, message: string): Finding => ({
  kind: 'changed',
  place,
  message,
})
