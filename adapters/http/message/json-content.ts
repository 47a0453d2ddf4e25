import { z } from 'zod'

import type { RequestProblem } from '../../../src/adapter/define-adapter.ts'
import type { Json } from '../../../src/json/parse-json.ts'
import { t } from '../../../src/lib/language/t.ts'

/** JSON as a case writes it: every scalar is text; `{ $json: … }` holds JSON itself. */
export type JsonContent = string | null | readonly JsonContent[] | JsonFields

export interface JsonFields {
  readonly [name: string]: JsonContent
}

export const JsonContent: z.ZodType<JsonContent> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(JsonContent), z.record(z.string(), JsonContent)]),
)

const typed = '$json'

export const isList = (value: JsonContent): value is readonly JsonContent[] => Array.isArray(value)

const isTyped = (value: JsonFields): boolean => Object.hasOwn(value, typed)

/** The JSON that `{ $json: TEXT }` stands for; throws SyntaxError. */
const parsed = (value: JsonContent | undefined): Json =>
  typeof value === 'string' ? (JSON.parse(value) as Json) : null

/** What a case wrote, as JSON. A `null` leaves its key out, and its item of a list. */
export const toJson = (value: JsonContent): Json => {
  if (value === null || typeof value === 'string') return value
  if (isList(value)) return value.filter((item) => item !== null).map(toJson)
  if (isTyped(value)) return parsed(value[typed])
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name, toJson(item)]),
  )
}

const typedProblem = (value: JsonFields, path: RequestProblem['path']): RequestProblem[] => {
  const text = value[typed]
  const others = Object.keys(value).find((name) => name !== typed)
  if (others !== undefined)
    return [
      {
        path: [...path, others],
        message: t`${typed} sta da solo: trovato accanto a «${others}»`,
      },
    ]
  if (text === null || (typeof text === 'string' && text.includes('${'))) return []
  try {
    if (typeof text === 'string') {
      JSON.parse(text)
      return []
    }
  } catch {
    // Told below, as for what is no text.
  }
  return [
    {
      path: [...path, typed],
      message: t`${typed} vuole del JSON: un numero, true, false, null, un testo tra virgolette, una lista`,
      hint: t`per esempio { ${typed}: 7 }`,
    },
  ]
}

/** Where `$json` does not hold JSON. What holds an expression is judged once it is filled in. */
export const jsonProblems = (
  value: JsonContent | undefined,
  path: RequestProblem['path'],
): RequestProblem[] => {
  if (value === undefined || value === null || typeof value === 'string') return []
  if (isList(value)) return value.flatMap((item, index) => jsonProblems(item, [...path, index]))
  if (isTyped(value)) return typedProblem(value, path)
  return Object.entries(value).flatMap(([name, item]) => jsonProblems(item, [...path, name]))
}
