import { t } from '../lib/language/t.ts'
import type { RunEvent } from '../model/event.ts'

/** What a person must know while a step waits for the application; undefined of any other event. */
export const observingText = (event: RunEvent): string | undefined => {
  if (event.event === 'observing') {
    const { case: id, step, do: what, operation, times, until } = event
    const time = until.slice(11, 19)
    const awaited =
      times === 0
        ? t`    Non deve arrivare ${operation}, fino alle ${time}`
        : t`    Si aspetta ${operation}${times === 1 ? '' : t`, ${times} volte`}, fino alle ${time}`
    return [
      t`  ${id}, passo «${step}»`,
      ...(what === null ? [] : [t`    Da fare: ${what}`]),
      awaited,
    ].join('\n')
  }
  if (event.event !== 'observed') return undefined
  return event.isAwaited
    ? t`    arrivata la chiamata ${event.number}: ${event.operation}`
    : t`    arrivata la chiamata ${event.number}, che non è quella attesa: ${event.operation}`
}
