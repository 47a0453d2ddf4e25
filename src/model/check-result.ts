import { z } from 'zod'

/** One expectation and its result. `not-evaluated` always says why, and is never shown as met. */
export const CheckResult = z.object({
  title: z.string().min(1),
  status: z.enum(['met', 'unmet', 'not-evaluated']),
  level: z.enum(['required', 'warning', 'if-available']),
  expected: z.string(),
  actual: z.string(),
  reason: z.string().optional(),
  requirement: z.string().optional(),
  /** What of the step it belongs to, where it is not an entry of `expect`. */
  part: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('until') }),
      z.object({ kind: z.literal('count') }),
      z.object({ kind: z.literal('pages') }),
      z.object({ kind: z.literal('whole'), index: z.int() }),
      z.object({ kind: z.literal('capture'), name: z.string() }),
    ])
    .optional(),
})
export type CheckResult = Readonly<z.output<typeof CheckResult>>
