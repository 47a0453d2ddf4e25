import { setTimeout as wait } from 'node:timers/promises'

import { readExchange } from '../evidence/read-exchange.ts'
import { followTrafficEvents } from '../evidence/traffic-file.ts'
import { asRead } from '../model/as-read.ts'
import type { ObservedCall, TrafficWatch } from '../run/traffic-watch.ts'

/** Looked at so often: a person does not notice, and the disk hardly does. */
const everyMs = 50

/** The calls that the proxy of this run writes down, in whatever thread it is. */
export const followTraffic = (
  runFolder: string,
  { settleMs = 1000, isOver = false } = {},
): TrafficWatch => {
  const next = followTrafficEvents(runFolder)
  const calls: ObservedCall[] = []
  const look = (): readonly ObservedCall[] => {
    for (const event of next())
      if (event.event === 'exchange')
        calls.push({
          number: event.number,
          record: event.exchange,
          // Read when it is looked at: a long run does not keep every body in memory.
          get exchange() {
            return asRead(readExchange(runFolder, event.exchange))
          },
        })
    return calls
  }
  return {
    settleMs,
    isOver,
    taken: new Set(),
    calls: look,
    more: async (known, until, signal) => {
      while (look().length <= known && Date.now() < until && !signal.aborted)
        await wait(Math.max(1, Math.min(everyMs, until - Date.now())), undefined, { signal }).catch(
          () => undefined,
        )
    },
  }
}
