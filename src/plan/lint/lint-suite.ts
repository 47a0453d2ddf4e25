import { t } from '../../lib/language/t.ts'
import { nearest } from '../../lib/nearest.ts'
import type { LoadedFile } from '../load-file.ts'
import type { SuiteShape } from '../plan-schema.ts'
import type { Plan } from '../plan.ts'
import type { Finding } from './finding.ts'

/** Every case and every tag that a suite names is in its plan: a filter that finds nothing selects nothing. */
export const lintSuite = ({ shape, source }: LoadedFile<SuiteShape>, plan: Plan): Finding[] => {
  const unknown = (
    key: 'cases' | 'tags',
    known: readonly string[],
    words: (name: string) => string,
  ): Finding[] =>
    (shape[key] ?? []).flatMap((name, index): Finding[] => {
      if (known.includes(name)) return []
      const near = nearest(name, known)
      return [
        {
          code: 'SUITE_SELECTION_UNKNOWN',
          level: 'error',
          file: source.file,
          ...source.locate([key, index]),
          message: words(name),
          hint:
            near === undefined
              ? t`toglierlo, o scrivere un nome che il piano ${shape.plan} ha`
              : t`forse si intendeva «${near}»`,
        },
      ]
    })
  return [
    ...unknown(
      'cases',
      plan.cases.map(({ head }) => head.id),
      (name) => t`il caso «${name}» non è nel piano ${shape.plan}`,
    ),
    ...unknown(
      'tags',
      [...new Set(plan.cases.flatMap(({ head }) => head.tags))],
      (name) => t`nessun caso del piano ${shape.plan} ha l'etichetta «${name}»`,
    ),
  ]
}
