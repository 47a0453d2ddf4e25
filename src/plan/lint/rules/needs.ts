import { t } from '../../../lib/language/t.ts'
import { isFields, listOf } from '../fields.ts'
import type { WrittenCase } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

interface WrittenNeed {
  readonly case: string
  readonly index: number
}

const needsOf = ({ value }: WrittenCase): WrittenNeed[] =>
  listOf(value['needs']).flatMap((need, index) =>
    isFields(need) && typeof need['case'] === 'string' ? [{ case: need['case'], index }] : [],
  )

/** What a case needs comes before it in the plan, as it does in the run. */
export const needLater: Rule = {
  code: 'CASE_NEED_LATER',
  level: 'warning',
  find: ({ cases, listed }) =>
    cases.flatMap((written) =>
      needsOf(written).flatMap((need): Mistake[] =>
        listed.includes(written.id) && listed.indexOf(need.case) > listed.indexOf(written.id)
          ? [
              {
                source: written.source,
                path: ['needs', need.index, 'case'],
                message: t`«${need.case}» viene dopo «${written.id}» nel piano, e si esegue prima`,
                hint: t`nel piano mettere ${need.case} prima di ${written.id}, se l'ordine dell'autorità lo consente`,
              },
            ]
          : [],
      ),
    ),
}

/** What a case needs is not ruled out by the plan: else none of its steps is ever reached. */
export const neverRuns: Rule = {
  code: 'CASE_NEVER_RUNS',
  level: 'error',
  find: ({ cases, notApplicable }) =>
    cases
      .filter(({ id }) => !notApplicable.has(id))
      .flatMap((written) =>
        needsOf(written)
          .filter((need) => notApplicable.has(need.case))
          .map((need): Mistake => ({
            source: written.source,
            path: ['needs', need.index, 'case'],
            message: t`il caso non può mai essere eseguito: ha bisogno di «${need.case}», che il piano dà per non applicabile`,
            hint: t`dare per non applicabile anche ${written.id}, o prepararne i dati con passi suoi`,
          })),
      ),
}
