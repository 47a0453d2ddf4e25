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

/** What any branch of a union would have taken, from what each of them missed. */
const unionExpectation = (branches: readonly (readonly z.core.$ZodIssue[])[]): string => {
  const parts = branches.flatMap(([first]) =>
    first === undefined ? [] : [expectedText(first).replace(/^attes[oa] /, '')],
  )
  const either = [...new Set(parts)].join(t` oppure `)
  return `${either.startsWith(t`una `) ? t`attesa` : t`atteso`} ${either}`
}

/** What a schema wanted where it was not met, in Italian. */
export const expectedText = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? t`atteso ${issue.expected}`
    case 'invalid_value':
      return t`atteso ${issue.values.length === 1 ? '' : t`uno tra `}${issue.values.map(String).join(', ')}`
    case 'too_small':
      if (issue.origin === 'string') return t`atteso un testo non vuoto`
      return issue.message.startsWith('Too small')
        ? `attes${issue.minimum === 1 ? t`a almeno una voce` : t`e almeno ${issue.minimum} voci`}`
        : issue.message
    case 'too_big':
      return t`attese al più ${issue.maximum} voci`
    case 'custom':
      return issue.message
    case 'invalid_union':
      return unionExpectation(issue.errors)
    case 'unrecognized_keys':
      return t`chiave sconosciuta ${issue.keys.map((key) => `«${key}»`).join(', ')}`
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? t`formato non ammesso` : issue.message
    default:
      return issue.message.startsWith('Invalid') ? t`valore non ammesso` : issue.message
  }
}
