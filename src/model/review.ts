import { z } from 'zod'

/**
 * The word of a person about a case, kept beside what the tool found and never over it. It is about one result:
 * of a case that ran again later it says nothing.
 */
export const Review = z.object({
  case: z.string(),
  /** What it says: the case does not count, it counts as this, or what was said before is taken back. */
  says: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('exclusion') }),
    z.object({ kind: z.literal('override'), status: z.enum(['passed', 'failed']) }),
    z.object({ kind: z.literal('withdrawal') }),
  ]),
  reason: z.string().min(1),
  author: z.string().min(1),
  at: z.iso.datetime({ precision: 3 }),
  /** The last day on which it holds, in Europe/Rome; null: it does not expire. */
  expiresOn: z.iso.date().nullable(),
  /** The result that it is about: what the tool found, and when. */
  of: z.object({ status: z.enum(['passed', 'failed', 'broken', 'skipped']), endedAt: z.string() }),
})
export type Review = Readonly<z.output<typeof Review>>
