import { z } from 'zod'

import { t } from '../lib/language/t.ts'

/** Where a requirement is known from, the surest first: one that nobody confirmed may be wrong about the authority. */
export const Certainty = z.enum(['spec', 'spec?', 'obs', 'kit', 'guess'])
export type Certainty = z.output<typeof Certainty>

export const certaintyText: Readonly<Record<Certainty, string>> = {
  spec: t`dalla specifica`,
  'spec?': t`dalla specifica, da confermare`,
  obs: t`visto in un esempio`,
  kit: t`scelta di un altro software`,
  guess: t`ipotesi`,
}

/** One statement of the authority's document that can be tested: a row of `requirements.csv`. */
export const Requirement = z.object({
  id: z.string(),
  /** The part of the document that makes it. */
  section: z.string(),
  /** What it asks, in the words of whoever wrote the plan. */
  text: z.string(),
  certainty: Certainty,
})
export type Requirement = Readonly<z.output<typeof Requirement>>
