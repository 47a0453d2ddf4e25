import { combinators, parseExpectation, type CheckKinds } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'

/** A problem at a place of a case's file. */
export const problemAt = (
  source: YamlSource,
  path: Path,
  code: string,
  message: string,
  hint?: string,
): Problem => ({ code, file: source.file, ...source.locate(path), message, hint })

/** Mistakes of a list of checks, which stands at `path`. */
export const expectProblems = (
  source: YamlSource,
  path: Path,
  entries: readonly TextValue[],
  kinds: CheckKinds,
  on: 'request' | 'response' = 'response',
  /** Where an entry stands alone, without a list around it. */
  isAlone = false,
): Problem[] =>
  entries.flatMap((entry, index) => {
    const parsed = parseExpectation(entry, kinds, on)
    if (parsed.ok) return []
    return parsed.problems.flatMap((problem) => {
      const at = [...path, ...(isAlone ? [] : [index]), ...problem.path]
      if (problem.issue !== undefined)
        return schemaProblems(source, problem.issue, {
          code: 'CASE_CHECK_INVALID',
          at,
          interpolated: true,
          ...(problem.schema === undefined ? {} : { schema: problem.schema }),
        })
      const last = problem.path.at(-1)
      const isKnown = combinators.some((name) => name === last)
      const near = typeof last === 'string' && !isKnown ? nearest(last, kinds.keys()) : undefined
      return [
        {
          code: 'CASE_CHECK_INVALID',
          file: source.file,
          ...source.locateKey(at),
          message: problem.message,
          hint: problem.hint ?? (near === undefined ? undefined : t`forse si intendeva «${near}»`),
        },
      ]
    })
  })
