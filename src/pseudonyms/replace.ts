import { gzipSync } from 'node:zlib'

import { xmlEscape } from '../lib/xml-escape.ts'
import type { Pseudonyms, Substitution } from './assign.ts'
import { codiceFiscale } from './codice-fiscale-shape.ts'
import { base64Runs, deepest, laidOut, signedPieces, unzipped } from './layers.ts'

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const latin1 = (text: string, encoding: 'utf8' | 'latin1'): string =>
  Buffer.from(text, encoding).toString('latin1')

/** Every way in which bytes may spell a text, in their latin1 view. */
const spellings = (text: string): readonly string[] => [
  ...new Set(
    [
      text,
      xmlEscape(text),
      xmlEscape(text).replaceAll('&apos;', '&#39;'),
      encodeURIComponent(text),
    ].flatMap((one) => [
      latin1(one, 'utf8'),
      ...(/[^\u0000-\u00ff]/.test(one) ? [] : [latin1(one, 'latin1')]),
    ]),
  ),
]

/** As long as what it stands for: in bytes, whatever the spelling. */
const fitted = (pseudonym: string, length: number): string =>
  pseudonym.slice(0, length).padEnd(length, 'X')

/** Letters of UTF-8 and latin1 are parts of a word too; a name after `<` is that of an element. */
const guarded = ({ kind, original }: Substitution, spelling: string): string => {
  if (kind === 'birth') return `(?<!\\d)${escaped(spelling)}(?=\\d{0,6}(?!\\d))`
  const isShort = original.length < 4
  const before = isShort ? '(?<=[>"\'=])' : '(?<![A-Za-z0-9_\\x80-\\xff])(?<!<\\/?(?:[\\w.-]+:)?)'
  const after = isShort ? '(?=[<"\'])' : '(?![A-Za-z0-9_\\x80-\\xff])'
  return before + escaped(spelling) + after
}

/** Replaces whoever stands in bytes, in clear or packed; what nobody stands in comes back as it is. */
export const createReplacer = (pseudonyms: Pseudonyms): ((bytes: Uint8Array) => Buffer) => {
  const bySpelling = new Map<string, string>()
  const patterns: string[] = []
  for (const one of pseudonyms
    .substitutions()
    .toSorted((a, b) => b.original.length - a.original.length))
    for (const spelling of spellings(one.original)) {
      if (bySpelling.has(spelling)) continue
      bySpelling.set(spelling, fitted(one.pseudonym, spelling.length))
      patterns.push(guarded(one, spelling))
    }
  const people = patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'g')

  // Those that were met are replaced wherever they stand, also where what is around them looks like more of it.
  const made = new Set(pseudonyms.codici().values())
  const met = [...pseudonyms.codici().keys()]
  const known = met.length === 0 ? null : new RegExp(met.join('|'), 'g')

  const inClear = (text: string): string => {
    const named =
      people === null ? text : text.replace(people, (found) => bySpelling.get(found) ?? found)
    const coded = known === null ? named : named.replace(known, pseudonyms.codice)
    return coded.replace(codiceFiscale, (found) =>
      made.has(found) ? found : pseudonyms.codice(found),
    )
  }

  /** Content that BER keeps in pieces: replaced as one, and put back piece by piece. */
  const inPieces = (bytes: Buffer, depth: number): Buffer => {
    const pieces = signedPieces(bytes)
    if (pieces.length < 2) return bytes
    const whole = Buffer.concat(pieces)
    const replaced = replace(whole, depth + 1)
    if (replaced.length !== whole.length || replaced.equals(whole)) return bytes
    const result = Buffer.from(bytes)
    let from = 0
    let at = 0
    for (const piece of pieces) {
      const place = bytes.indexOf(piece, at)
      if (place < 0) return bytes
      replaced.copy(result, place, from, from + piece.length)
      from += piece.length
      at = place + piece.length
    }
    return result
  }

  const replace = (bytes: Buffer, depth: number): Buffer => {
    if (depth > deepest) return bytes
    const plain = unzipped(bytes)
    if (plain !== undefined) {
      const replaced = replace(plain, depth + 1)
      return replaced.equals(plain) ? bytes : gzipSync(replaced)
    }
    const text = inPieces(bytes, depth).toString('latin1')
    let result = ''
    let at = 0
    for (const run of base64Runs(text)) {
      const replaced = replace(run.bytes, depth + 1)
      if (replaced.equals(run.bytes)) continue
      result += text.slice(at, run.start)
      result +=
        replaced.length === run.bytes.length ? laidOut(run, replaced) : replaced.toString('base64')
      at = run.start + run.text.length
    }
    return Buffer.from(inClear(result + text.slice(at)), 'latin1')
  }
  return (bytes) => replace(Buffer.from(bytes), 0)
}
