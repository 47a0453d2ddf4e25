import { t } from '../../../lib/language/t.ts'
import { isFields } from '../fields.ts'
import { stepsOfFragment, type PlanFiles } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

/** An id without what the eye passes over: case, separators, zeros before a number. */
const folded = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/(?<!\d)0+(?=\d)/g, '')

/** No two cases have ids that differ only in case, separators or leading zeros. */
export const idsAlike: Rule = {
  code: 'PLAN_ID_ALIKE',
  level: 'error',
  find: ({ plan, listed, cases }) => {
    const ids = [...new Set([...listed, ...cases.map(({ id }) => id)])]
    return ids.flatMap((id, index): Mistake[] => {
      const other = ids.slice(0, index).find((earlier) => folded(earlier) === folded(id))
      if (other === undefined) return []
      const written = cases.find((one) => one.id === id)
      const source = written?.source ?? plan
      return source === null
        ? []
        : [
            {
              source,
              path: written === undefined ? ['areas'] : ['id'],
              message: t`gli id «${other}» e «${id}» si distinguono solo per maiuscole, trattini o zeri`,
              hint: t`usare l'id così come lo scrive l'autorità; su Windows due file che differiscono per le maiuscole sono uno solo`,
            },
          ]
    })
  },
}

/** Every payload and every fragment of the plan is used. */
export const fileUnused: Rule = {
  code: 'PLAN_FILE_UNUSED',
  level: 'warning',
  find: (files: PlanFiles) => {
    if (!files.isWhole) return []
    const steps = [
      ...files.cases.flatMap((one) => one.steps),
      ...files.fragments.flatMap((one) => stepsOfFragment(one)),
    ]
    const bases = new Set(
      steps.flatMap(({ value }) => (isFields(value['send']) ? [value['send']['base']] : [])),
    )
    const fragments = new Set(steps.map(({ value }) => value['fragment']))
    return [
      ...files.payloads.filter(({ name }) => !bases.has(name)),
      ...files.fragments.filter(({ name }) => !fragments.has(name)),
    ].map(({ source }): Mistake => ({
      source,
      path: [],
      message: t`nessun caso usa questo file`,
      hint: t`toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)`,
    }))
  },
}
