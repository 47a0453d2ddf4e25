import type { Adapter } from '../adapter/define-adapter.ts'
import type { Reading } from '../check/check.ts'
import { readExchange } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { Exchange } from '../model/exchange.ts'
import type { CaseRecord, ExchangeRecord } from '../model/run-record.ts'
import type { Difference } from './comparison.ts'
import { leavesOf, parseTree } from './element-tree.ts'
import { neutralOf, type Neutral } from './neutral-text.ts'
import { treeDifferences } from './tree-differences.ts'

/** One side of a comparison: an exchange, and how to take from its texts what says nothing. */
export interface AnswerSide {
  readonly exchange: Exchange
  /** Of the answer: it may repeat what the case sent, this call included. */
  readonly answered: Neutral
  /** Of the request: it may repeat what the case sent before. */
  readonly asked: Neutral
}

/** The exchanges of a case as they are compared. */
export const answerSides = (
  record: CaseRecord,
  runFolder: string,
  exchanges: readonly ExchangeRecord[],
): AnswerSide[] => {
  const sent = new Map<string, string>()
  return exchanges.map((one) => {
    const exchange = readExchange(runFolder, one)
    const asked = neutralOf(record, new Map(sent))
    const tree = parseTree(exchange.request.body)
    for (const [name, value] of tree === null ? [] : leavesOf(tree))
      // A value goes by the first name that it had.
      if (!sent.has(value)) sent.set(value, name)
    return { exchange, asked, answered: neutralOf(record, new Map(sent)) }
  })
}

const readingText = (reading: Reading): string => {
  switch (reading.kind) {
    case 'expected':
      return t`la risposta dell'operazione`
    case 'fault':
      return reading.code === null ? t`Fault senza codice` : `Fault ${reading.code}`
    case 'other':
      return t`un'altra risposta`
    case 'none':
      return t`nessuna risposta`
  }
}

const mediaType = (answer: Exchange['answer']): string | null =>
  answer.kind === 'none'
    ? null
    : (answer.headers['content-type']?.toLowerCase().replaceAll(/[\s"]/g, '') ?? null)

const statusOf = (answer: Exchange['answer']): string | null =>
  answer.kind === 'none' ? null : String(answer.status)

const noAnswerText = (answer: Exchange['answer']): string | null =>
  answer.kind === 'none'
    ? t`fase ${answer.phase}, codice ${answer.code}, alert TLS ${answer.alert ?? t`nessuno`}`
    : null

const differing = (
  kind: Difference['kind'],
  at: string,
  left: string | null,
  right: string | null,
): Difference[] => (left === right ? [] : [{ kind, at, left, right }])

const gistDifferences = (
  adapter: Adapter | undefined,
  left: Exchange,
  right: Exchange,
): Difference[] => {
  if (adapter?.gist === undefined) return []
  const [one, other] = [adapter.gist(left), adapter.gist(right)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((title) =>
    differing('gist', title, one[title] ?? null, other[title] ?? null),
  )
}

const bodyDifferences = (left: AnswerSide, right: AnswerSide): Difference[] => {
  const [one, other] = [left.exchange.answer, right.exchange.answer]
  if (one.kind === 'none' || other.kind === 'none') return []
  const trees = [parseTree(one.body), parseTree(other.body)] as const
  if (trees[0] !== null && trees[1] !== null)
    return treeDifferences(
      { tree: trees[0], neutral: left.answered },
      { tree: trees[1], neutral: right.answered },
    )
  const text = (body: Uint8Array, neutral: Neutral): string =>
    neutral('corpo', Buffer.from(body).toString('utf8'))
  const size = (body: Uint8Array): string => t`${body.length} byte`
  return text(one.body, left.answered) === text(other.body, right.answered)
    ? []
    : [{ kind: 'body', at: '', left: size(one.body), right: size(other.body) }]
}

/** In what two answers differ: their kind first, then what a reader looks at, then every element. */
export const answerDifferences = (
  adapter: Adapter | undefined,
  left: AnswerSide,
  right: AnswerSide,
): Difference[] => {
  const [one, other] = [left.exchange, right.exchange]
  const readings = adapter === undefined ? null : [adapter.read(one), adapter.read(other)]
  const [first, second] = readings ?? []
  const kinds =
    first === undefined || second === undefined
      ? []
      : differing(
          first.kind === second.kind ? 'fault' : 'reading',
          '',
          readingText(first),
          readingText(second),
        )
  // Of two answers of different kinds everything differs: that has been said.
  const alike = first?.kind === second?.kind
  return [
    ...kinds,
    ...(alike
      ? differing('no-answer', '', noAnswerText(one.answer), noAnswerText(other.answer))
      : []),
    ...differing('status', '', statusOf(one.answer), statusOf(other.answer)),
    ...(alike ? gistDifferences(adapter, one, other) : []),
    ...differing('media-type', '', mediaType(one.answer), mediaType(other.answer)),
    ...(alike ? bodyDifferences(left, right) : []),
  ]
}

/** In how many places two requests differ, beside what always does. */
export const countRequestDifferences = (left: AnswerSide, right: AnswerSide): number => {
  const [one, other] = [left, right].map(({ exchange }) => parseTree(exchange.request.body))
  if (one == null || other == null)
    return Buffer.from(left.exchange.request.body).equals(right.exchange.request.body) ? 0 : 1
  return treeDifferences({ tree: one, neutral: left.asked }, { tree: other, neutral: right.asked })
    .length
}
