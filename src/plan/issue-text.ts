import type { z } from 'zod'

import type { TextValue } from './read-yaml.ts'

const kinds: Record<string, string> = {
  string: 'atteso un testo',
  object: 'attesa una struttura (chiave: valore)',
  record: 'attesa una struttura (chiave: valore)',
  array: 'attesa una lista',
}

/** What was found in the place of a value, in Italian. */
export const foundText = (value: TextValue | undefined): string => {
  if (value === undefined) return 'trovato niente'
  if (value === null) return 'trovato un valore vuoto'
  if (typeof value === 'string')
    return value === '' ? 'trovato un testo vuoto' : `trovato «${value}»`
  if (!Array.isArray(value)) return 'trovata una struttura'
  return value.length === 0 ? 'trovata una lista vuota' : 'trovata una lista'
}

/** What any branch of a union would have taken, from what each of them missed. */
const unionExpectation = (branches: readonly (readonly z.core.$ZodIssue[])[]): string => {
  const parts = branches.flatMap(([first]) =>
    first === undefined ? [] : [expectedText(first).replace(/^attes[oa] /, '')],
  )
  const either = [...new Set(parts)].join(' oppure ')
  return `${either.startsWith('una ') ? 'attesa' : 'atteso'} ${either}`
}

/** What a schema wanted where it was not met, in Italian. */
export const expectedText = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? `atteso ${issue.expected}`
    case 'invalid_value':
      return `atteso ${issue.values.length === 1 ? '' : 'uno tra '}${issue.values.map(String).join(', ')}`
    case 'too_small':
      if (issue.origin === 'string') return 'atteso un testo non vuoto'
      return issue.message.startsWith('Too small')
        ? `attes${issue.minimum === 1 ? 'a almeno una voce' : `e almeno ${issue.minimum} voci`}`
        : issue.message
    case 'too_big':
      return `attese al più ${issue.maximum} voci`
    case 'custom':
      return issue.message
    case 'invalid_union':
      return unionExpectation(issue.errors)
    case 'unrecognized_keys':
      return `chiave sconosciuta ${issue.keys.map((key) => `«${key}»`).join(', ')}`
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? 'formato non ammesso' : issue.message
    default:
      return issue.message.startsWith('Invalid') ? 'valore non ammesso' : issue.message
  }
}
