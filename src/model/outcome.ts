import { z } from 'zod'

/** Why a case did not run; shown in Italian. */
export const SkipCause = z.enum([
  'not-applicable',
  'not-encoded',
  'awaiting-operator',
  'dependency',
  'environment',
])
export type SkipCause = z.output<typeof SkipCause>

/** What kind of trouble it is: whoever reads the report looks at a different place for each. */
export const Trouble = z.enum([
  'unmet-check',
  'unexpected-refusal',
  'unexpected-answer',
  'environment-unreachable',
  'signing-failed',
  'plan-error',
  'unknown-state',
  'internal-error',
])
export type Trouble = z.output<typeof Trouble>

/** How a step or a case ended: exactly one of four, the same four that Allure shows. */
export const Outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('passed') }),
  z.object({ status: z.literal('failed'), trouble: Trouble, message: z.string() }),
  z.object({
    status: z.literal('broken'),
    trouble: Trouble,
    code: z.string(),
    message: z.string(),
    /** What to do about it. */
    hint: z.string().optional(),
  }),
  z.object({ status: z.literal('skipped'), cause: SkipCause, reason: z.string().min(1) }),
])
export type Outcome = Readonly<z.output<typeof Outcome>>
