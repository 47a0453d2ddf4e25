import { t } from '../../../lib/language/t.ts'
import { canonical, listOf, textOf } from '../fields.ts'
import { checksOf, withMembers, type WrittenCheck } from '../checks.ts'
import type { PlanFiles, WrittenStep } from '../plan-files.ts'
import { stepsOfFragment } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

/** Every step of every file, once: those of fragments in their own file. */
export const everyStep = (files: PlanFiles): WrittenStep[] => [
  ...files.cases.flatMap(({ steps }) => steps),
  ...files.fragments.flatMap((fragment) => stepsOfFragment(fragment)),
]

/** The same check is not asked twice of one answer. */
export const checkRepeated: Rule = {
  code: 'CASE_CHECK_REPEATED',
  level: 'error',
  find: (files) =>
    everyStep(files).flatMap((step) => {
      const told = (checks: readonly WrittenCheck[]): Mistake[] => {
        const texts = checks.map(({ own }) => canonical(own))
        return checks.flatMap((check, index) => [
          ...(texts.indexOf(texts[index] ?? '') === index
            ? []
            : [
                {
                  source: step.source,
                  path: check.path,
                  message: t`la stessa verifica c'è già in questo passo`,
                  hint: t`toglierla, o correggere quella delle due che doveva guardare altro`,
                },
              ]),
          ...told(check.members),
        ])
      }
      return told(checksOf(files, step))
    }),
}

/** The choices of `one-of` are all different. */
export const choiceRepeated: Rule = {
  code: 'CASE_CHOICE_REPEATED',
  level: 'warning',
  find: (files) =>
    everyStep(files).flatMap((step) =>
      checksOf(files, step)
        .flatMap((check) => withMembers(check))
        .flatMap(({ own, path }) => {
          const choices = listOf(own['one-of'])
          return choices.flatMap((choice, index): Mistake[] =>
            choices.indexOf(choice) === index
              ? []
              : [
                  {
                    source: step.source,
                    path: [...path, 'one-of', index],
                    message: t`«${textOf(choice)}» è già tra i valori ammessi`,
                    hint: t`toglierlo, o scrivere il valore che si intendeva`,
                  },
                ],
          )
        }),
    ),
}

/** An expected text has no blanks around it that nobody sees. */
export const blanksAround: Rule = {
  code: 'CASE_CHECK_BLANKS',
  level: 'error',
  find: (files) =>
    everyStep(files).flatMap((step) =>
      checksOf(files, step)
        .flatMap((check) => withMembers(check))
        .flatMap(({ own, path }) =>
          [
            { value: own['equals'], at: [...path, 'equals'] },
            ...listOf(own['one-of']).map((value, index) => ({
              value,
              at: [...path, 'one-of', index],
            })),
          ].flatMap(({ value, at }): Mistake[] =>
            typeof value === 'string' && value !== value.trim()
              ? [
                  {
                    source: step.source,
                    path: at,
                    message: t`il valore atteso ha spazi all'inizio o alla fine: ${JSON.stringify(value)}`,
                    hint: t`scrivere ${JSON.stringify(value.trim())}; se gli spazi contano davvero, usare matches: con ^ e $`,
                  },
                ]
              : [],
          ),
        ),
    ),
}

/** A step has a check that can make it fail. */
export const stepUnjudged: Rule = {
  code: 'CASE_STEP_UNJUDGED',
  level: 'error',
  find: (files) =>
    everyStep(files).flatMap((step): Mistake[] => {
      const checks = checksOf(files, step)
      return checks.length > 0 && !checks.some(({ isRequired }) => isRequired)
        ? [
            {
              source: step.source,
              path: [...step.path, 'expect'],
              atKey: true,
              message: t`nessuna verifica del passo è obbligatoria: il passo non può fallire`,
              hint: t`togliere level: da una verifica almeno`,
            },
          ]
        : []
    }),
}
