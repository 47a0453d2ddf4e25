import { t } from '../lib/language/t.ts'
import type { CaseRecord } from '../model/run-record.ts'
import type { Direction, ScheduledCase } from './schedule.ts'

/** When a run of many cases stops by itself. */
export interface Limits {
  /** The run stops after so many cases that failed or broke; null: never. */
  readonly maxFailures: number | null
  /** After so many cases in a row without an answer, the environment is probed; 0: never. */
  readonly breaker: number
}

/** Looks whether somebody answers where a case had no answer: null, else what is wrong. */
export type Probe = (record: CaseRecord) => Promise<string | null>

const withoutAnswer = ({ outcome }: CaseRecord): boolean =>
  outcome.status === 'broken' &&
  (outcome.trouble === 'environment-unreachable' || outcome.trouble === 'unknown-state')

/** Decides, case by case, whether a run goes on. */
export const createDirector = (
  { maxFailures, breaker }: Limits,
  probe: Probe,
): ((planCase: ScheduledCase, record: CaseRecord) => Promise<Direction>) => {
  let failures = 0
  let silent = 0
  return async ({ requires }, record) => {
    const { status } = record.outcome
    if (status === 'failed' || status === 'broken') failures += 1
    if (maxFailures !== null && failures >= maxFailures)
      return {
        kind: 'stop',
        reason: t`fermata dopo ${failures === 1 ? t`un caso non superato o interrotto` : t`${failures} casi non superati o interrotti`} (--max-failures ${maxFailures})`,
      }
    // What was not run says nothing of the environment; nor does one that was ordered to be in trouble.
    if (status === 'skipped' || requires !== null) return { kind: 'go-on' }
    silent = withoutAnswer(record) ? silent + 1 : 0
    if (breaker === 0 || silent < breaker) return { kind: 'go-on' }
    silent = 0
    const trouble = await probe(record)
    return trouble === null
      ? { kind: 'go-on' }
      : {
          kind: 'skip',
          reason: t`l'ambiente non risponde: ${breaker === 1 ? t`un caso` : t`${breaker} casi di seguito`} senza risposta, e ${trouble}`,
        }
  }
}
