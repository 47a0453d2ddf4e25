import type { Adapter, RequestProblem } from '../../adapter/define-adapter.ts'

/** What stands for a value that only an answer would give: `«da CVP-01: nre»`. */
export const placeholder = (from: string, name: string): string => `«da ${from}: ${name}»`

const pattern = /«da [^«»]+»/g

/** The placeholders in a text, each once. */
export const placeholdersIn = (text: string): string[] => [...new Set(text.match(pattern) ?? [])]

const holdsPlaceholder = (value: unknown): boolean =>
  placeholdersIn(JSON.stringify(value) ?? '').length > 0

const valueAt = (value: unknown, path: RequestProblem['path']): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object'
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  )

/** The adapter, for which a placeholder is never a mistake of the request: nobody knows the value yet. */
export const tolerant = (adapter: Adapter): Adapter => ({
  ...adapter,
  problems: async (send) =>
    (await adapter.problems(send)).filter(({ path }) => !holdsPlaceholder(valueAt(send, path))),
})
