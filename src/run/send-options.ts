import type { Expectation } from '../check/expectation.ts'
import { TlsDeviation } from '../model/tls-deviation.ts'
import type { SendOptions } from '../transport/open-transport.ts'

/** For so long a connection that may be refused is listened to before anything is written. */
const settleMs = 1000

/**
 * How a step's call goes over the wire: one that presents another certificate on purpose, or that may end in a
 * refused connection, has a connection of its own and listens before it speaks.
 */
export const sendOptions = (tls: unknown, expectations: readonly Expectation[]): SendOptions => {
  const deviation = tls === undefined ? undefined : TlsDeviation.parse(tls)
  if (deviation === undefined && !expectations.some((one) => one.refusesConnection)) return {}
  return { fresh: true, settleMs, ...(deviation === undefined ? {} : { tls: deviation }) }
}
