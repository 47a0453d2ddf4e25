import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Alias,
  type Document,
  type Node,
  type Scalar,
} from 'yaml'

import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { forbiddenIn, quoteHint, type Place } from './yaml-problems.ts'

const maxNodes = 100_000
export const maxDepth = 64

/** A value as written: every scalar is its own text, never a number, a date or a boolean. */
export type TextValue = string | null | readonly TextValue[] | { readonly [key: string]: TextValue }

/** The file holds more than it may: there is no use in reading on. */
export class TooMuch extends Error {
  readonly place: Place
  readonly hint: string

  constructor(message: string, place: Place, hint: string) {
    super(message)
    this.name = 'TooMuch'
    this.place = place
    this.hint = hint
  }
}

/** Where a value of the file stands, and those inside of it. */
export interface Spot {
  readonly place: Place
  readonly keyPlace: Place | null
  readonly inside: Map<string | number, Spot>
}

const isPlainNull = (scalar: Scalar): boolean =>
  (scalar.type === 'PLAIN' || scalar.type === undefined || scalar.type === null) &&
  /^(?:null|~|)$/i.test(scalar.source ?? '')

/** What each alias stands for: the last value before it that bears its name (YAML 1.2 §7.1). */
const meanings = (document: Document): ReadonlyMap<Alias, Node> => {
  const anchors = new Map<string, Node>()
  const meant = new Map<Alias, Node>()
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const found = anchors.get(node.source)
        if (found !== undefined) meant.set(node, found)
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return meant
}

/** Where a key is written that stands before in the same structure. The parser's own search is quadratic. */
export const duplicates = (document: Document): number[] => {
  const found: number[] = []
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) found.push(key.range?.[0] ?? 0)
        seen.add(key.value)
      }
    },
  })
  return found
}

/** Turns the syntax tree into values of text, noting where each of them stands. */
export const toValues = (
  document: Document,
  placeOf: (node: Node | null, keyNode: Node | null) => Place,
  fail: (node: Node, message: string, hint: string) => void,
): { value: TextValue; spot: Spot } => {
  const meant = meanings(document)
  let count = 0
  const keyName = (map: Node, key: unknown): string | undefined => {
    if (!isScalar(key)) {
      fail(map, t`una chiave deve essere un testo semplice`, quoteHint)
      return undefined
    }
    const name = String(key.value)
    if (name === '<<' && key.type === 'PLAIN')
      fail(
        key,
        t`la fusione di strutture con << non è ammessa`,
        t`scrivere le chiavi per intero; per una richiesta, usare base: con un file di payloads/`,
      )
    // It would be the prototype of the structure and not one of its values.
    else if (name === '__proto__')
      fail(key, t`la chiave «__proto__» non è ammessa`, t`usare un altro nome`)
    else if (forbiddenIn(name) !== undefined)
      fail(key, t`la chiave contiene il carattere ${forbiddenIn(name)?.name}`, t`toglierlo`)
    return name
  }
  const read = (
    node: unknown,
    depth: number,
    keyNode: Node | null,
  ): { value: TextValue; spot: Spot } => {
    if (++count > maxNodes || depth > maxDepth) {
      const own = node !== null && typeof node === 'object' ? (node as Node) : null
      const place = placeOf(own, keyNode)
      throw depth > maxDepth
        ? new TooMuch(
            t`più di ${maxDepth} livelli di annidamento`,
            place,
            t`togliere livelli, o un riferimento *nome che porta a se stesso`,
          )
        : new TooMuch(
            t`più di ${maxNodes} valori, contando ciò che i riferimenti *nome ripetono`,
            place,
            t`togliere i riferimenti, o dividere il file`,
          )
    }
    const spotOf = (own: Node | null): Spot => ({
      place: placeOf(own, keyNode),
      keyPlace: keyNode === null ? null : placeOf(keyNode, null),
      inside: new Map(),
    })
    if (isAlias(node)) {
      const target = meant.get(node)
      if (target !== undefined) return read(target, depth, keyNode)
      fail(
        node,
        t`il riferimento *${shown(node.source)} non è definito prima di questo punto`,
        t`definirlo prima con &${shown(node.source)}, o racchiudere il valore tra apici se l'asterisco è testo`,
      )
      return { value: null, spot: spotOf(null) }
    }
    if (isScalar(node)) {
      const value = isPlainNull(node) ? null : String(node.value)
      const bad = value === null ? undefined : forbiddenIn(value)
      if (bad !== undefined)
        fail(
          node,
          t`il valore contiene il carattere ${bad.name}, che nessun messaggio può portare`,
          t`toglierlo`,
        )
      return { value, spot: spotOf(node) }
    }
    if (isSeq(node)) {
      const spot = spotOf(node)
      const value = node.items.map((item, index) => {
        const one = read(item, depth + 1, null)
        spot.inside.set(index, one.spot)
        return one.value
      })
      return { value, spot }
    }
    if (isMap(node)) {
      const spot = spotOf(node)
      const entries: [string, TextValue][] = []
      for (const pair of node.items) {
        const name = keyName(node, pair.key)
        if (name === undefined) continue
        const one = read(pair.value, depth + 1, pair.key as Node)
        spot.inside.set(name, one.spot)
        entries.push([name, one.value])
      }
      return { value: Object.fromEntries(entries), spot }
    }
    return { value: null, spot: spotOf(null) }
  }
  return read(document.contents, 0, null)
}
