import { z } from 'zod'

import { Outcome } from './outcome.ts'
import { CaseHead, CaseRecord, RunHeader } from './run-record.ts'

const at = z.string()

/** What happens in a run, in order: one line of `events.ndjson` each. */
export const RunEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('run-start'),
    at,
    header: RunHeader,
    planned: z.array(CaseHead),
  }),
  z.object({ event: z.literal('case-start'), at, case: z.string(), title: z.string() }),
  /** Written before the first byte of a call that writes: without its step's end, the state is unknown. */
  z.object({
    event: z.literal('sending'),
    at,
    case: z.string(),
    step: z.string(),
    operation: z.string(),
  }),
  z.object({
    event: z.literal('step-end'),
    at,
    case: z.string(),
    step: z.string(),
    outcome: Outcome,
  }),
  z.object({ event: z.literal('case-end'), at, record: CaseRecord }),
  z.object({ event: z.literal('run-end'), at, interrupted: z.boolean() }),
])
export type RunEvent = Readonly<z.output<typeof RunEvent>>
