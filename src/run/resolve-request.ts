import type { Adapter, RequestProblem } from '../adapter/define-adapter.ts'
import { parseExpectation, type CheckKinds, type Expectation } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'

const requestProblem = ({ path, message, hint }: RequestProblem): string =>
  `${path.join('.')}: ${message}${hint === undefined ? '' : ` (${hint})`}`

/** The request with its values filled in, held against schema and contract once more: nothing is sent yet. */
export const resolveSend = async (adapter: Adapter, send: unknown): Promise<unknown> => {
  const parsed = adapter.request.safeParse(send)
  if (!parsed.success)
    throw new HarnessError(
      'REQUEST_INVALID',
      `la richiesta non è valida: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      { hint: 'controllare i valori che le espressioni hanno dato' },
    )
  const problems = await adapter.problems(parsed.data)
  if (problems.length > 0)
    throw new HarnessError(
      'REQUEST_INVALID',
      `la richiesta non rispetta il contratto: ${problems.map(requestProblem).join('; ')}`,
      { hint: 'controllare i valori che le espressioni hanno dato' },
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
      `verifica non leggibile: ${problem?.message || (problem?.issue?.issues[0]?.message ?? '')}`,
      { hint: 'controllare i valori che le espressioni hanno dato' },
    )
  })
