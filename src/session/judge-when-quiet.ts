import { readExchange } from '../evidence/read-exchange.ts'
import type { CallJudge } from '../findings/judge-calls.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import type { TrafficFinding } from '../model/traffic.ts'

/** Nothing passes for so long: then there is time to judge. */
const quietMs = 20

/** Judges what passed when nothing passes: no call waits for the judgement of another. */
export interface QuietJudge {
  readonly add: (number: number, record: ExchangeRecord) => void
  /** Something passes: judging waits. */
  readonly busy: () => void
  /** Judges what is left, at once. */
  readonly drain: () => void
}

/** The bytes are read back from the evidence: what waits to be judged is not held in memory. */
export const judgeWhenQuiet = (
  folder: string,
  judge: CallJudge,
  onFinding: (finding: TrafficFinding) => void,
): QuietJudge => {
  const waiting: { readonly number: number; readonly record: ExchangeRecord }[] = []
  let timer: NodeJS.Timeout | undefined
  const one = (): void => {
    const next = waiting.shift()
    if (next === undefined) return
    const { number, record } = next
    try {
      const exchange = readExchange(folder, record)
      for (const finding of judge.judge({ number, exchange })) onFinding(finding)
    } catch (cause) {
      onFinding(judge.fail({ number, operation: record.operation }, cause))
    }
  }
  // One at a time: whatever has arrived meanwhile comes first.
  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = waiting.length === 0 ? undefined : setTimeout(turn, ms)
  }
  const turn = (): void => {
    one()
    later(0)
  }
  return {
    add: (number, record) => {
      waiting.push({ number, record })
      later(quietMs)
    },
    busy: () => later(quietMs),
    drain: () => {
      clearTimeout(timer)
      while (waiting.length > 0) one()
    },
  }
}
