import { t } from '../../../lib/language/t.ts'
import { checksOf, isRefusal } from '../checks.ts'
import { stepsWithFragments, type PlanFiles, type WrittenCase } from '../plan-files.ts'
import { isFields, type Fields } from '../fields.ts'
import type { Mistake, Rule } from '../rule.ts'

/** The required checks of a case's own steps, not those of its cleaning up. */
const judgingChecks = (files: PlanFiles, written: WrittenCase) =>
  stepsWithFragments(files, written)
    .filter(({ within }) => within === 'steps')
    .flatMap((step) => checksOf(files, step))
    .filter(({ isRequired }) => isRequired)

const asksAPerson = (files: PlanFiles, written: WrittenCase): boolean =>
  stepsWithFragments(files, written).some(({ value }) => value['manual'] !== undefined)

/** A negative case says which refusal it waits for. */
export const negativeWithoutRefusal: Rule = {
  code: 'CASE_NEGATIVE_WITHOUT_REFUSAL',
  level: 'error',
  find: (files) =>
    files.cases.flatMap((written): Mistake[] =>
      written.value['kind'] !== 'negative' ||
      asksAPerson(files, written) ||
      judgingChecks(files, written).some((check) => isRefusal(check))
        ? []
        : [
            {
              source: written.source,
              path: ['kind'],
              message: t`il caso è negativo e nessun passo attende un rifiuto`,
              hint: t`attendere il rifiuto (refused: { fault: … }), oppure scrivere kind: positive`,
            },
          ],
    ),
}

/** A positive case has something to succeed in. */
export const positiveRefused: Rule = {
  code: 'CASE_POSITIVE_REFUSED',
  level: 'error',
  find: (files) =>
    files.cases.flatMap((written): Mistake[] => {
      const checks = judgingChecks(files, written)
      return written.value['kind'] === 'positive' &&
        checks.length > 0 &&
        checks.every((check) => isRefusal(check)) &&
        !asksAPerson(files, written)
        ? [
            {
              source: written.source,
              path: ['kind'],
              message: t`il caso è positivo e ogni sua verifica attende un rifiuto`,
              hint: t`scrivere kind: negative, o verificare che cosa deve riuscire`,
            },
          ]
        : []
    }),
}

const unwritten =
  /^\W*(?:to-?do|tbd|fixme|xxx|da (?:fare|scrivere|completare|definire|copiare))?\W*$/i

/** The words of the authority are there, where a case says that it has a source. */
export const sourceEmpty: Rule = {
  code: 'CASE_SOURCE_EMPTY',
  level: 'error',
  find: (files) =>
    files.cases.flatMap(({ source, value }): Mistake[] => {
      const written: Fields | undefined = isFields(value['source']) ? value['source'] : undefined
      const text = written?.['text']
      return typeof text === 'string' && unwritten.test(text)
        ? [
            {
              source,
              path: ['source', 'text'],
              message:
                text.trim() === ''
                  ? t`le parole dell'autorità mancano`
                  : t`le parole dell'autorità mancano: c'è «${text.trim()}»`,
              hint: t`copiare il testo del caso dal documento dell'autorità, o togliere source:`,
            },
          ]
        : []
    }),
}
