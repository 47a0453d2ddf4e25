import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Finding } from './finding.ts'

/** Two lists of results of one step: as recorded, and as found again. */
export interface Compared {
  readonly place: string
  readonly recorded: readonly CheckResult[]
  readonly again: readonly CheckResult[]
  /** Whether both were said by the same version in the same language: then every word is the same. */
  readonly sameWords: boolean
}

const statuses: Readonly<Record<CheckResult['status'], string>> = {
  met: t`soddisfatta`,
  unmet: t`non soddisfatta`,
  'not-evaluated': t`non valutata`,
}

/** A check of a step, as a person finds it in the report. */
export const checkPlace = (place: string, { title }: Pick<CheckResult, 'title'>): string =>
  t`${place}, verifica «${title}»`

const differing = (
  { place, sameWords }: Compared,
  recorded: CheckResult,
  again: CheckResult,
): Finding[] => {
  const at = checkPlace(place, recorded)
  if (recorded.status !== 'not-evaluated' && again.status === 'not-evaluated')
    return [
      {
        kind: 'not-verifiable',
        place: at,
        message: t`qui non si può valutare di nuovo: ${again.reason ?? ''}`,
      },
    ]
  if (recorded.status !== again.status)
    return [
      {
        kind: 'verdict',
        place: at,
        message: t`nel registro è ${statuses[recorded.status]}, dai byte conservati risulta ${statuses[again.status]}: atteso ${again.expected}, ottenuto ${again.actual}`,
      },
    ]
  if (recorded.level !== again.level)
    return [
      {
        kind: 'verdict',
        place: at,
        message: t`nel registro vale come ${recorded.level}, secondo le attese come ${again.level}`,
      },
    ]
  if (!sameWords) return []
  return (['title', 'expected', 'actual'] as const)
    .filter((part) => recorded[part] !== again[part])
    .map((part) => ({
      kind: 'verdict' as const,
      place: at,
      message: t`nel registro sta scritto «${recorded[part]}», dai byte conservati risulta «${again[part]}»`,
    }))
}

/** In what the recorded results are not those that the stored bytes give. */
export const compareChecks = (compared: Compared): readonly Finding[] => {
  const { place, recorded, again } = compared
  if (recorded.length !== again.length)
    return [
      {
        kind: 'verdict',
        place,
        message: t`nel registro ci sono ${recorded.length} verifiche, dalle attese ne risultano ${again.length}`,
      },
    ]
  return recorded.flatMap((one, index) => {
    const other = again[index]
    return other === undefined ? [] : differing(compared, one, other)
  })
}

// Where the tool itself stopped, the record is no better than what the bytes say.
const isOurTrouble = (outcome: Outcome): boolean =>
  outcome.status === 'broken' &&
  ['plan-error', 'internal-error', 'signing-failed'].includes(outcome.trouble)

/** The part of an outcome that does not depend on how it is said. */
const gist = (outcome: Outcome): string => {
  switch (outcome.status) {
    case 'passed':
      return outcome.status
    case 'failed':
    case 'broken':
      return `${outcome.status} (${outcome.trouble})`
    case 'skipped':
      return `${outcome.status} (${outcome.cause})`
  }
}

/** Whether a recorded outcome is the one that the stored bytes give; a step that was stopped claims nothing. */
export const compareOutcomes = (
  place: string,
  recorded: Outcome,
  again: Outcome,
): readonly Finding[] =>
  recorded.status === 'skipped' || isOurTrouble(recorded) || gist(recorded) === gist(again)
    ? []
    : [
        {
          kind: 'verdict',
          place,
          message: t`l'esito ${gist(recorded)} non vale più: dai byte conservati risulta ${gist(again)}`,
        },
      ]
