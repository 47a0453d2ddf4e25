import { sha256 } from '../lib/sha256.ts'
import type { Exchange } from '../model/exchange.ts'
import type { SimulatorNote } from '../model/simulator-note.ts'
import type { ControlClient } from './control-client.ts'
import type { JournalLine } from './journal.ts'

const toNote = ({ at, outcome }: JournalLine): SimulatorNote => ({
  at,
  kind: outcome.kind,
  status: outcome.kind === 'answered' ? outcome.status : null,
  fault: outcome.kind === 'answered' ? outcome.fault : null,
  ...(outcome.kind === 'dropped' ? { executed: outcome.executed } : {}),
  rule: outcome.kind === 'answered' ? outcome.rule : null,
  reason: outcome.kind === 'refused-by-tls' || outcome.kind === 'not-http' ? outcome.reason : null,
})

/**
 * The simulator's own line about an exchange: that of the body which was sent; where no request arrived,
 * that of a connection refused meanwhile. Undefined when it wrote nothing.
 */
export const findLine = (
  exchange: Exchange,
  lines: readonly JournalLine[],
): SimulatorNote | undefined => {
  const digest = sha256(exchange.request.body)
  const during = lines.filter(
    ({ at }) => at >= exchange.startedAt.toISOString() && at <= exchange.endedAt.toISOString(),
  )
  const line =
    during.findLast(({ requestSha256 }) => requestSha256 === digest) ??
    (exchange.answer.kind === 'none'
      ? during.findLast(({ requestSha256 }) => requestSha256 === null)
      : undefined)
  return line === undefined ? undefined : toNote(line)
}

/** Adds the simulator's own line to an exchange. A call is never lost for want of that line. */
export const makeWitness =
  (control: ControlClient) =>
  async (exchange: Exchange): Promise<Exchange> => {
    const lines = await control.recent().catch((): readonly JournalLine[] => [])
    const simulator = findLine(exchange, lines)
    return simulator === undefined ? exchange : { ...exchange, simulator }
  }
