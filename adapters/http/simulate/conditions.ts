import type { SimulatorCondition } from '../../../src/adapter/simulated.ts'
import { t } from '../../../src/lib/language/t.ts'

/** What can be ordered of the simulated gateway while it runs. */
export const conditions: readonly SimulatorCondition[] = [
  {
    name: 'validation-age',
    description: t`Per il gateway ogni validazione è di tanti giorni prima.`,
    value: { shape: /^\d{1,3}d$/, example: '6d', default: '6d' },
  },
]

/** How old every validation is said to be, in milliseconds, beside its true age. */
export const orderedAge = (ordered: ReadonlyMap<string, string>): number =>
  Number.parseInt(ordered.get('validation-age') ?? '0', 10) * 86_400_000
