import type { Adapter } from '../adapter/define-adapter.ts'
import type { CheckKinds } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { expectProblems, problemAt } from './expect-problems.ts'
import type { Pages } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import type { CallShape } from './step-schema.ts'

/** The pages of a step as they run, from what a case says. */
export const toPages = ({ next, limit, items, whole }: NonNullable<CallShape['pages']>): Pages => ({
  next,
  limit,
  items: items ?? null,
  whole: (whole ?? []) as TextValue[],
})

/** Mistakes of the pages of a step that their schema alone cannot see. `send` is undefined where it cannot be read yet. */
export const pagesProblems = (
  adapter: Adapter,
  kinds: CheckKinds,
  source: YamlSource,
  path: Path,
  { pages, repeat }: Pick<CallShape, 'pages' | 'repeat'>,
  send: unknown,
): Problem[] => {
  if (pages === undefined) return []
  const refuse = (message: string, hint: string): Problem =>
    problemAt(source, [...path, 'pages'], 'CASE_INVALID', message, hint)
  if (adapter.nextPage === undefined)
    return [
      refuse(
        t`l'adattatore «${adapter.id}» non segue pagine`,
        t`scrivere una chiamata per ogni pagina`,
      ),
    ]
  return [
    ...expectProblems(
      source,
      [...path, 'pages', 'whole'],
      (pages.whole ?? []) as TextValue[],
      kinds,
    ),
    ...(repeat === undefined
      ? []
      : [refuse(t`repeat e pages insieme: non si sa quale viene prima`, t`togliere uno dei due`)]),
    ...(send === undefined ? [] : (adapter.pageProblems?.(send, pages.next) ?? [])).map(
      ({ path: place, message, hint }) =>
        problemAt(source, [...path, 'send', ...place], 'CASE_INVALID', message, hint),
    ),
    ...(send !== undefined && adapter.writes(send)
      ? [
          problemAt(
            source,
            [...path, 'pages'],
            'CASE_REPEAT_WRITE',
            t`${adapter.operationOf(send)} scrive: una scrittura non si ripete da sola`,
            t`seguire le pagine di una lettura; una POST che legge lo dice con writes: false`,
          ),
        ]
      : []),
  ]
}
