import type { Exchange } from '../model/exchange.ts'
import type { ExchangeRecord } from '../model/run-record.ts'

/** A call of the application, as it was recorded. */
export interface ObservedCall {
  /** Its number in the recorded traffic. */
  readonly number: number
  readonly record: ExchangeRecord
  /** With bodies as they are meant to be read. */
  readonly exchange: Exchange
}

/** The calls of the application as they arrive. */
export interface TrafficWatch {
  /** For so long after the last awaited call it is seen that no further one comes. */
  readonly settleMs: number
  /** Whether no more calls will come: they were all recorded before. */
  readonly isOver: boolean
  /** Numbers of the calls that steps have taken, of whatever case. */
  readonly taken: Set<number>
  /** Every call so far, in the order in which they ended. */
  readonly calls: () => readonly ObservedCall[]
  /** Resolves when there are more than `known`, or the time is over, or the signal is aborted. */
  readonly more: (known: number, until: number, signal: AbortSignal) => Promise<void>
}
