import { t } from '../lib/language/t.ts'
import type { LoadedCase } from './load-case.ts'
import { problemAt } from './expect-problems.ts'
import type { Problem } from './problem.ts'

/** Something in a case can fail: who only waits proves nothing. */
export const somethingHappens = ({ case: { steps }, source }: LoadedCase): Problem[] =>
  steps.length > 0 && steps.every(({ kind }) => kind === 'wait')
    ? [
        problemAt(
          source,
          ['steps'],
          'CASE_INVALID',
          t`il caso aspetta soltanto: nessun suo passo può fallire`,
          t`aggiungere la chiamata, o il passo manual:, che il caso prova`,
        ),
      ]
    : []

/** Nobody waits for a person while a case cleans up: a case that has its verdict is over. */
export const cleanupAsksNobody = ({
  case: { steps, cleanup },
  source,
  places,
}: LoadedCase): Problem[] =>
  cleanup.flatMap(({ kind }, index) => {
    const place = places[steps.length + index]
    return kind === 'manual'
      ? [
          problemAt(
            place?.source ?? source,
            [...(place?.path ?? ['cleanup', index]), 'manual'],
            'CASE_INVALID',
            t`in cleanup: non stanno azioni di una persona: il caso è già finito, e non le aspetta`,
            t`metterla tra i passi (steps:), o pulire con una chiamata`,
          ),
        ]
      : []
  })
