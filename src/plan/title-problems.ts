import { t } from '../lib/language/t.ts'
import { variablesOf } from '../template/interpolate.ts'
import type { LoadedCase } from './load-case.ts'
import type { Problem } from './problem.ts'

/** The title of a case names only columns of its table: it is there before anything else is known. */
export const titleProblems = ({ case: planCase, source, rows }: LoadedCase): Problem[] => {
  const { title } = planCase.head
  const place = { file: source.file, ...source.locate(['title']) }
  const found = variablesOf(title)
  if (!found.ok)
    return [
      {
        code: 'CASE_TEMPLATE_INVALID',
        ...place,
        message: t`espressione non leggibile in «${title}»: ${found.message}`,
        hint: t`per scrivere un \${ letterale usare $\${`,
      },
    ]
  const columns = Object.keys(rows[0] ?? {})
  return found.paths
    .filter(
      ([root, ...rest]) => root !== undefined && !(columns.includes(root) && rest.length === 0),
    )
    .map((path) => ({
      code: 'CASE_VARIABLE_UNDEFINED',
      ...place,
      message: t`«${path.join('.')}» non è definito qui`,
      hint: t`nel titolo valgono solo le colonne di examples:`,
    }))
}
