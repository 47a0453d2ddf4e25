import type { CheckSubject } from '../check/check.ts'
import { onRequest } from '../check/on-request.ts'
import { xmlOf } from '../check/xml-of.ts'
import { boundedMatches } from '../lib/bounded-regex.ts'
import { evaluateJsonPath } from '../json/json-path.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { HttpAnswer } from '../model/exchange.ts'
import type { CaptureSource } from '../plan/plan.ts'
import { evaluateXpath } from '../xml/evaluate-xpath.ts'

/** Values taken from an answer, and a check for each capture that must find one. */
export interface Captured {
  readonly values: Readonly<Record<string, string>>
  readonly checks: readonly CheckResult[]
}

/** What a source finds, and how it is called in a message. */
interface Findings {
  readonly found: readonly string[]
  readonly none: string
  readonly many: string
  readonly empty: string
}

const withXpath = (
  xpath: string,
  source: CaptureSource,
  body: Uint8Array,
  { variables, namespaces }: CheckSubject,
): Findings => {
  const found = evaluateXpath(xpath, body, {
    variables,
    namespaces: { ...namespaces, ...source.namespaces },
  })
  return 'scalar' in found
    ? { found: [found.scalar], none: '', many: '', empty: t`un testo vuoto` }
    : { found: found.values, none: t`nessun nodo`, many: t`nodi`, empty: t`un elemento vuoto` }
}

const withRegex = (regex: string, body: Uint8Array): Findings => {
  const found = boundedMatches(regex, new TextDecoder().decode(body))
  if (found === null) throw new Error(t`l'espressione regolare non finisce in un secondo`)
  return {
    found,
    none: t`nessuna corrispondenza`,
    many: t`corrispondenze`,
    empty: t`un testo vuoto`,
  }
}

const withHeader = (name: string, { headers }: HttpAnswer): Findings => {
  const key = name.toLowerCase()
  const value = Object.hasOwn(headers, key) ? headers[key] : undefined
  return {
    found: value === undefined ? [] : [value],
    none: t`nessuna intestazione con questo nome`,
    many: t`intestazioni`,
    empty: t`un valore vuoto`,
  }
}

const look = (source: CaptureSource, answer: HttpAnswer, subject: CheckSubject): Findings => {
  const { xpath, jsonpath, header, regex } = source
  if (xpath !== undefined) return withXpath(xpath, source, xmlOf(answer), subject)
  if (jsonpath !== undefined)
    return {
      found: evaluateJsonPath(jsonpath, answer.body).values,
      none: t`nessun valore`,
      many: t`valori`,
      empty: t`un testo vuoto`,
    }
  if (header !== undefined) return withHeader(header, answer)
  return withRegex(regex ?? '(?!)', answer.body)
}

const one = (
  source: CaptureSource,
  given: CheckSubject,
): { value: string | null; actual: string; isAbsent: boolean } => {
  const subject = source.on === 'request' ? onRequest(given) : given
  const { reading, exchange } = subject
  if (reading.kind !== 'expected' || exchange.answer.kind !== 'http')
    return { value: null, actual: reading.description, isAbsent: true }
  try {
    const { found, none, many, empty } = look(source, exchange.answer, subject)
    const [only] = found
    if (only === undefined) return { value: null, actual: none, isAbsent: true }
    if (found.length > 1) return { value: null, actual: `${found.length} ${many}`, isAbsent: false }
    return only === ''
      ? { value: null, actual: empty, isAbsent: true }
      : { value: only, actual: t`«${only}»`, isAbsent: false }
  } catch (error) {
    return { value: null, actual: (error as Error).message, isAbsent: false }
  }
}

const sourceText = ({ xpath, jsonpath, header, regex }: CaptureSource): string =>
  xpath ?? jsonpath ?? (header === undefined ? (regex ?? '') : t`l'intestazione ${header}`)

/**
 * Takes the values that a step captures from the promised answer. One that finds nothing fails the step,
 * unless optional; one that finds several, or cannot be read, always does.
 */
export const capture = (
  captures: Readonly<Record<string, CaptureSource>>,
  subject: CheckSubject,
): Captured => {
  const values: Record<string, string> = {}
  const checks: CheckResult[] = []
  for (const [name, source] of Object.entries(captures)) {
    const { value, actual, isAbsent } = one(source, subject)
    if (value !== null) values[name] = value
    else if (!source.optional || !isAbsent)
      checks.push({
        title: t`Cattura di «${name}» con ${sourceText(source)}`,
        status: 'unmet',
        level: 'required',
        expected: t`un valore`,
        actual,
        part: { kind: 'capture', name },
      })
  }
  return { values, checks }
}
