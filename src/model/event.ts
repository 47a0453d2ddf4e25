import { z } from 'zod'

import { EvidenceRef } from './evidence-ref.ts'
import { Outcome } from './outcome.ts'
import { Review } from './review.ts'
import { CaseHead, CaseRecord, RunHeader } from './run-record.ts'

const at = z.string()

/** What happens in a run, in order: one line of `events.ndjson` each. */
export const RunEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('run-start'),
    at,
    header: RunHeader,
    planned: z.array(CaseHead),
    /** Of everything that the cases are made of: payloads and data too. A resumed run must find the same. */
    contentSha256: z.string().optional(),
  }),
  /** An interrupted run goes on. Whatever was open then is over: nobody takes it up in the middle. */
  z.object({ event: z.literal('run-resume'), at, cases: z.array(z.string()) }),
  z.object({ event: z.literal('case-start'), at, case: z.string(), title: z.string() }),
  /** Written before the first byte of a call that writes: without its step's end, the state is unknown. */
  z.object({
    event: z.literal('sending'),
    at,
    case: z.string(),
    step: z.string(),
    operation: z.string(),
  }),
  /** A step waits for the application: until then, for so many calls of this operation. */
  z.object({
    event: z.literal('observing'),
    at,
    case: z.string(),
    step: z.string(),
    do: z.string().nullable(),
    operation: z.string(),
    times: z.int(),
    until: z.string(),
  }),
  /** A call of the application arrived while a step waited. `number` is that of the recorded traffic. */
  z.object({
    event: z.literal('observed'),
    at,
    case: z.string(),
    step: z.string(),
    number: z.int(),
    operation: z.string(),
    isAwaited: z.boolean(),
  }),
  z.object({
    event: z.literal('step-end'),
    at,
    case: z.string(),
    step: z.string(),
    outcome: Outcome,
  }),
  /** A person handed in, after the run, what a manual step of a case waits for. */
  z.object({
    event: z.literal('attached'),
    at,
    case: z.string(),
    step: z.string(),
    answers: z.record(z.string(), z.string()),
    files: z.array(z.object({ name: z.string(), file: EvidenceRef })),
  }),
  z.object({ event: z.literal('case-end'), at, record: CaseRecord }),
  /** A person said something of a case's result, after the run. */
  z.object({ event: z.literal('reviewed'), at, review: Review }),
  /** The run decided by itself that no more cases are to be run. */
  z.object({ event: z.literal('run-stop'), at, reason: z.string() }),
  z.object({ event: z.literal('run-end'), at, interrupted: z.boolean() }),
])
export type RunEvent = Readonly<z.output<typeof RunEvent>>
