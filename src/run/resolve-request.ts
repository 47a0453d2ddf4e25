import type { z } from 'zod'

import type { Adapter, RequestProblem } from '../adapter/define-adapter.ts'
import { parseExpectation, type CheckKinds, type Expectation } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { expectedText, foundText } from '../plan/issue-text.ts'
import type { TextValue } from '../plan/read-yaml.ts'
import { valueAt } from '../plan/schema-problems.ts'

const requestProblem = ({ path, message, hint }: RequestProblem): string =>
  `${path.join('.')}: ${message}${hint === undefined ? '' : ` (${hint})`}`

/** What a schema says of values that expressions gave, in the words that a case file gets for the same mistake. */
const schemaText = (error: z.core.$ZodError, value: unknown): string =>
  error.issues
    .map((issue) => {
      const path = issue.path as (string | number)[]
      // What was interpolated is text, as it was in the file.
      const found = foundText(valueAt(value as TextValue, path))
      return `${path.length === 0 ? '' : `${path.join('.')}: `}${expectedText(issue)}, ${shown(found)}`
    })
    .join('; ')

/** The request with its values filled in, held against schema and contract once more: nothing is sent yet. */
export const resolveSend = async (adapter: Adapter, send: unknown): Promise<unknown> => {
  const parsed = adapter.request.safeParse(send)
  if (!parsed.success)
    throw new HarnessError(
      'REQUEST_INVALID',
      t`la richiesta non è valida: ${schemaText(parsed.error, send)}`,
      { hint: t`controllare i valori che le espressioni hanno dato` },
    )
  const problems = await adapter.problems(parsed.data)
  if (problems.length > 0)
    throw new HarnessError(
      'REQUEST_INVALID',
      t`la richiesta non rispetta il contratto: ${problems.map(requestProblem).join('; ')}`,
      { hint: t`controllare i valori che le espressioni hanno dato` },
    )
  return parsed.data
}

/** The checks with their values filled in. */
export const resolveExpect = (entries: readonly unknown[], kinds: CheckKinds): Expectation[] =>
  entries.map((entry) => {
    const parsed = parseExpectation(entry, kinds)
    if (parsed.ok) return parsed.value
    const [problem] = parsed.problems
    throw new HarnessError(
      'REQUEST_INVALID',
      t`verifica non leggibile: ${problem?.issue === undefined ? problem?.message : schemaText(problem.issue, entry)}`,
      { hint: t`controllare i valori che le espressioni hanno dato` },
    )
  })
