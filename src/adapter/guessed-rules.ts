import type { SimulatedWorld, SimulatorSwitch } from './simulated.ts'

/**
 * A rule of which it is only a guess that the authority keeps it, as a switch of the same name: `refused`, the default,
 * is the guess, and with `accepted` exactly what the rule is about goes through.
 */
export const guessedRules = (
  questions: Readonly<Record<string, string>>,
): readonly SimulatorSwitch[] =>
  Object.entries(questions).map(([name, question]) => ({
    name,
    question,
    values: ['refused', 'accepted'],
    default: 'refused',
    certainty: 'guess',
  }))

/** The rules that are off in a world: those that were ordered off, and those whose switch accepts what they refuse. */
export const rulesOffIn = ({
  rulesOff,
  switches,
}: Pick<SimulatedWorld, 'rulesOff' | 'switches'>): ReadonlySet<string> =>
  new Set([
    ...rulesOff,
    ...Object.entries(switches)
      .filter(([, value]) => value === 'accepted')
      .map(([name]) => name),
  ])
