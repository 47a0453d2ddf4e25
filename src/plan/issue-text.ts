import type { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { TextValue } from './read-yaml.ts'

const kinds: Record<string, string> = {
  string: t`atteso un testo`,
  object: t`attesa una struttura (chiave: valore)`,
  record: t`attesa una struttura (chiave: valore)`,
  array: t`attesa una lista`,
}

/** What was found in the place of a value, in Italian. */
export const foundText = (value: TextValue | undefined): string => {
  if (value === undefined) return t`trovato niente`
  if (value === null) return t`trovato un valore vuoto`
  if (typeof value === 'string')
    return value === '' ? t`trovato un testo vuoto` : t`trovato «${value}»`
  if (!Array.isArray(value)) return t`trovata una struttura`
  return value.length === 0 ? t`trovata una lista vuota` : t`trovata una lista`
}

// Sentences of the schemas too say what was expected: in both languages they open with that word.
const opening = /^(?:attes[oa]|expected) /

/** What any branch of a union would have taken, from what each of them missed. */
const unionExpectation = (branches: readonly (readonly z.core.$ZodIssue[])[]): string => {
  const parts = branches.flatMap(([first]) =>
    first === undefined ? [] : [expectedText(first).replace(opening, '')],
  )
  const either = [...new Set(parts)].join(t` oppure `)
  return either.startsWith('una ') ? t`attesa ${either}` : t`atteso ${either}`
}

/** What a schema wanted where it was not met, in Italian. */
export const expectedText = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? t`atteso ${issue.expected}`
    case 'invalid_value':
      return issue.values.length === 1
        ? t`atteso ${String(issue.values[0])}`
        : t`atteso uno tra ${issue.values.map(String).join(', ')}`
    case 'too_small':
      if (issue.origin === 'string') return t`atteso un testo non vuoto`
      if (!issue.message.startsWith('Too small')) return issue.message
      return issue.minimum === 1
        ? t`attesa almeno una voce`
        : t`attese almeno ${issue.minimum} voci`
    case 'too_big':
      return t`attese al più ${issue.maximum} voci`
    case 'custom':
      return issue.message
    case 'invalid_union':
      return unionExpectation(issue.errors)
    case 'unrecognized_keys':
      return t`chiave sconosciuta ${issue.keys.map((key) => t`«${key}»`).join(', ')}`
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? t`formato non ammesso` : issue.message
    default:
      return issue.message.startsWith('Invalid') ? t`valore non ammesso` : issue.message
  }
}
