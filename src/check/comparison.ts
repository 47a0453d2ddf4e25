import { z } from 'zod'

import { boundedTest } from '../lib/bounded-regex.ts'
import { t } from '../lib/language/t.ts'

const numberText = z.string().regex(/^-?\d+(?:\.\d+)?$/, { error: t`atteso un numero` })

const isRegex = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** Comparisons of one value. */
const ofText = {
  equals: z
    .string()
    .optional()
    .meta({ description: t`Il testo deve essere questo` }),
  matches: z
    .string()
    .refine(isRegex, { error: t`attesa un'espressione regolare valida` })
    .optional()
    .meta({ description: t`Il testo deve corrispondere a questa espressione regolare` }),
  contains: z
    .string()
    .min(1)
    .optional()
    .meta({ description: t`Il testo deve contenere questo` }),
  'one-of': z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ description: t`Uno di questi testi` }),
  'less-than': numberText.optional().meta({ description: t`Un numero minore di questo` }),
  'greater-than': numberText.optional().meta({ description: t`Un numero maggiore di questo` }),
}

const isThere = {
  exists: z
    .literal('true')
    .optional()
    .meta({ description: t`Deve esserci almeno una volta` }),
  absent: z
    .literal('true')
    .optional()
    .meta({ description: t`Non deve esserci` }),
}

/** Comparisons of what can be there once or not at all. */
export const oneValueComparisons = { ...ofText, ...isThere }

/** Every comparison: what a check compares with is the same wherever the value comes from. */
export const comparisons = {
  ...oneValueComparisons,
  count: z
    .string()
    .regex(/^\d+$/, { error: t`atteso un numero intero` })
    .optional()
    .meta({ description: t`Deve esserci esattamente tante volte` }),
}

type ComparisonName = keyof typeof comparisons
const comparisonNames = Object.keys(comparisons) as ComparisonName[]

/** An entry with its comparison; exactly one is given. */
export type Compared = {
  readonly [Name in ComparisonName]?: Name extends 'one-of'
    ? readonly string[] | undefined
    : string | undefined
}

/** For `refine`: an entry holds exactly one comparison of those that its schema has. */
export const oneComparison = (
  shape: Readonly<Record<string, unknown>>,
): [(spec: Compared) => boolean, { error: string }] => {
  const names = comparisonNames.filter((name) => Object.hasOwn(shape, name))
  return [
    (spec) => names.filter((name) => spec[name] !== undefined).length === 1,
    { error: t`atteso esattamente uno tra ${names.join(', ')}` },
  ]
}

/** What an expression gives: the texts of what it finds, or one value that is always there. */
export type Found = { readonly values: readonly string[] } | { readonly scalar: string }

/** How the things that are counted are called, in Italian. */
export interface Noun {
  readonly one: string
  readonly many: string
  /** `nessun nodo`, `nessuna intestazione`. */
  readonly none: string
  /** `almeno un nodo`. */
  readonly some: string
}

const chosen = (spec: Compared): ComparisonName =>
  comparisonNames.find((name) => spec[name] !== undefined) ?? 'exists'

const countText = (count: number, noun: Noun): string =>
  count === 1 ? `1 ${noun.one}` : `${count} ${noun.many}`

/** What a comparison expects, for people. */
export const expectedText = (spec: Compared, noun: Noun): string => {
  const comparison = chosen(spec)
  switch (comparison) {
    case 'equals':
      return t`«${spec.equals ?? ''}»`
    case 'matches':
      return t`testo che corrisponde a ${spec.matches ?? ''}`
    case 'contains':
      return t`testo che contiene «${spec.contains ?? ''}»`
    case 'one-of':
      return t`uno tra ${(spec['one-of'] ?? []).map((item) => t`«${item}»`).join(', ')}`
    case 'less-than':
      return t`un numero minore di ${spec['less-than'] ?? ''}`
    case 'greater-than':
      return t`un numero maggiore di ${spec['greater-than'] ?? ''}`
    case 'exists':
      return noun.some
    case 'absent':
      return noun.none
    case 'count':
      return countText(Number(spec.count), noun)
  }
}

const numberIn = (text: string): number =>
  /^\s*[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN

/** Whether a text is as expected; null where nobody can wait for the answer. */
const compare = (spec: Compared, text: string): boolean | null => {
  switch (chosen(spec)) {
    case 'equals':
      return text === spec.equals
    case 'matches':
      return boundedTest(spec.matches ?? '', text)
    case 'contains':
      return text.includes(spec.contains ?? '')
    case 'one-of':
      return (spec['one-of'] ?? []).includes(text)
    case 'less-than':
      return numberIn(text) < Number(spec['less-than'])
    case 'greater-than':
      return numberIn(text) > Number(spec['greater-than'])
    case 'exists':
    case 'absent':
    case 'count':
      return false
  }
}

/** What a comparison finds: the part of a check's finding that is about the value. */
export type Comparison =
  | { readonly met: boolean; readonly actual: string }
  | { readonly notEvaluated: string }

const judged = (spec: Compared, text: string): Comparison => {
  const met = compare(spec, text)
  return met === null
    ? { notEvaluated: t`l'espressione regolare ${spec.matches ?? ''} non finisce in un secondo` }
    : { met, actual: t`«${shorten(text)}»` }
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

/**
 * Whether what was found is as expected, and what it is, for people. A comparison of text wants exactly one
 * value: with none or several there is nothing that it could be about.
 */
export const compareFound = (spec: Compared, found: Found, noun: Noun): Comparison => {
  const comparison = chosen(spec)
  const aboutPresence = comparison === 'exists' || comparison === 'absent' || comparison === 'count'
  if ('scalar' in found)
    return aboutPresence
      ? { met: false, actual: t`un valore, «${shorten(found.scalar)}», e non ${noun.many}` }
      : judged(spec, found.scalar)
  const { values } = found
  const listed =
    values.length === 0
      ? noun.none
      : values
          .slice(0, 5)
          .map((one) => t`«${shorten(one)}»`)
          .join(', ')
  switch (comparison) {
    case 'exists':
      return { met: values.length > 0, actual: listed }
    case 'absent':
      return { met: values.length === 0, actual: listed }
    case 'count':
      return { met: values.length === Number(spec.count), actual: countText(values.length, noun) }
    default: {
      const [only] = values
      if (only === undefined || values.length > 1)
        return {
          met: false,
          actual: values.length > 1 ? `${countText(values.length, noun)}: ${listed}` : listed,
        }
      return judged(spec, only)
    }
  }
}
