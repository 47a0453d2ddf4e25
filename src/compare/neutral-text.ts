import { neutralise } from '../debug/neutralise.ts'
import { capturedBy } from '../debug/exchange-text.ts'
import { romeFields } from '../lib/rome-time.ts'
import { t } from '../lib/language/t.ts'
import type { CaseRecord } from '../model/run-record.ts'

/** Takes from a text of an element, or of an attribute, what says nothing of an answer. */
export type Neutral = (name: string, text: string, kind?: 'attribute') => string

const days = (record: CaseRecord): string[] =>
  [record.startedAt, record.endedAt].flatMap((instant) => {
    const { year, month, day } = romeFields(new Date(instant))
    return [`${day}/${month}/${year}`, `${year}-${month}-${day}`, `${year}${month}${day}`]
  })

// A short value may stand in a text by chance.
const shortestWhole = 4
const shortestWithin = 8

const isWordBefore = /[0-9A-Za-z]$/
const isWordAfter = /^[0-9A-Za-z]/

const replaceWords = (text: string, word: string, name: string): string =>
  text
    .split(word)
    .reduce((before, after) =>
      isWordBefore.test(before) || isWordAfter.test(after)
        ? `${before}${word}${after}`
        : `${before}${name}${after}`,
    )

/**
 * What two runs of a case may differ in without answering differently: the values that it captured, and those that it
 * `sent`, each with the name of its element; the day on which it ran, and whatever `--diff` leaves out of a comparison (identifiers, instants, nonces, digests, signatures).
 */
export const neutralOf = (record: CaseRecord, sent: ReadonlyMap<string, string>): Neutral => {
  const captured = capturedBy(record)
  const today = new Set(days(record))
  const long = [...sent].filter(([value]) => value.length >= shortestWithin)
  return (name, text, kind) => {
    const value = text.trim()
    if (value === '') return ''
    // Some of what is left out is known by the element, or the attribute, that it stands in.
    const [open, close] =
      kind === 'attribute' ? [`<x ${name}="`, '"/>'] : [`<${name}>`, `</${name}>`]
    const rest = neutralise(`${open}${value}${close}`, captured).slice(open.length, -close.length)
    if (rest !== value) return rest
    const sender = value.length >= shortestWhole ? sent.get(value) : undefined
    if (sender !== undefined) return t`«${sender} inviato»`
    const within = long.reduce(
      (whole, [word, element]) => replaceWords(whole, word, t`«${element} inviato»`),
      value,
    )
    return [...today].reduce((whole, day) => replaceWords(whole, day, t`«oggi»`), within)
  }
}
