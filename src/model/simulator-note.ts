import { z } from 'zod'

/** What the simulator wrote of a call in its own journal: the other side's word beside ours. */
export const SimulatorNote = z.object({
  at: z.string(),
  /** A refusal by TLS has neither status nor rule; a dropped connection neither. */
  kind: z.enum(['answered', 'dropped', 'refused-by-tls', 'not-http']),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  /** The rule that refused. */
  rule: z.string().nullable(),
  reason: z.string().nullable(),
})
export type SimulatorNote = Readonly<z.output<typeof SimulatorNote>>
