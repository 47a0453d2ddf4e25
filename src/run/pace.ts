import { setTimeout as wait } from 'node:timers/promises'

import type { HttpRequest, Sent } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import type { Transport } from '../transport/open-transport.ts'

/** Lets callers pass one after another, never more than `perSecond` of them in a second. */
export type Gate = (signal?: AbortSignal) => Promise<void>

export const createGate = (perSecond: number, now = (): number => performance.now()): Gate => {
  const everyMs = 1000 / perSecond
  let next = 0
  return async (signal) => {
    const turn = Math.max(next, now())
    next = turn + everyMs
    // A timer may fire a little early.
    for (let left = turn - now(); left > 0; left = turn - now())
      await wait(Math.ceil(left), undefined, signal === undefined ? {} : { signal })
  }
}

/** A call that was stopped before anything of it was sent. */
const stopped = ({ body }: HttpRequest): Sent => ({
  startedAt: new Date(),
  endedAt: new Date(),
  request: { head: Buffer.alloc(0), body },
  answer: {
    kind: 'none',
    phase: 'http',
    code: 'ABORT_ERR',
    message: t`la chiamata è stata interrotta`,
    alert: null,
    requestWritten: false,
  },
  tls: null,
})

/** A transport whose every call waits for its turn at the gate. */
export const paced = (transport: Transport, gate: Gate): Transport => ({
  ...transport,
  send: async (request, ...rest) => {
    const [signal] = rest
    try {
      await gate(signal)
    } catch {
      return stopped(request)
    }
    return transport.send(request, ...rest)
  },
})
