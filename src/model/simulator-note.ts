import { z } from 'zod'

/** What the simulator wrote of a call in its own journal: the other side's word beside ours. */
export const SimulatorNote = z.object({
  at: z.string(),
  /** Only what was answered has a status and a rule. */
  kind: z.enum(['answered', 'dropped', 'silent', 'refused-by-tls', 'not-http']),
  /** Of a connection that was dropped: whether the request had been executed. */
  executed: z.boolean().optional(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  /** The rule that refused. */
  rule: z.string().nullable(),
  reason: z.string().nullable(),
})
export type SimulatorNote = Readonly<z.output<typeof SimulatorNote>>
