import { t } from '../../../lib/language/t.ts'
import { nearest } from '../../../lib/nearest.ts'
import { allTexts, listOf, textsOf, type PlacedText } from '../fields.ts'
import type { WrittenCase } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

/** The requirements that a case names, for itself and for single checks. */
const named = ({ value, steps }: WrittenCase): PlacedText[] => [
  ...listOf(value['requirements']).flatMap((text, index) =>
    typeof text === 'string' ? [{ text, path: ['requirements', index] }] : [],
  ),
  ...steps.flatMap((step) =>
    allTexts(step.value['expect'] ?? null, [...step.path, 'expect']).filter(
      ({ path }) => path.at(-1) === 'requirement',
    ),
  ),
]

/** A requirement that a case proves is one of the plan's. */
export const requirementUnknown: Rule = {
  code: 'CASE_REQUIREMENT_UNKNOWN',
  level: 'error',
  find: ({ requirements, cases }) => {
    if (requirements === null) return []
    const known = requirements.rows.map(({ id }) => id)
    return cases.flatMap((written) =>
      named(written).flatMap(({ text, path }): Mistake[] => {
        if (known.includes(text)) return []
        const near = nearest(text, known)
        return [
          {
            source: written.source,
            path,
            message: t`il requisito «${text}» non è in ${requirements.file}`,
            hint:
              near === undefined
                ? t`aggiungere la sua riga, o correggerlo`
                : t`forse si intendeva «${near}»`,
          },
        ]
      }),
    )
  },
}

/** Where the plan has requirements, every case says which of them it proves. */
export const requirementMissing: Rule = {
  code: 'CASE_REQUIREMENT_MISSING',
  level: 'error',
  find: ({ requirements, cases }) =>
    requirements === null
      ? []
      : cases
          // What nobody has encoded proves nothing yet.
          .filter(({ value }) => value['state'] === undefined)
          .filter((written) => named(written).length === 0)
          .map(({ id, source }): Mistake => ({
            source,
            path: ['id'],
            message: t`il caso «${id}» non dice quale requisito prova`,
            hint: t`scrivere in requirements: un id di ${requirements.file}`,
          })),
}

/** Every requirement of the plan is proved by a case. */
export const requirementUncovered: Rule = {
  code: 'PLAN_REQUIREMENT_UNCOVERED',
  level: 'error',
  find: ({ requirements, cases, isWhole }) => {
    // A case that cannot be read may be the one that proves it.
    if (requirements === null || !isWhole) return []
    const proved = new Set(cases.flatMap((written) => named(written).map(({ text }) => text)))
    return requirements.rows.flatMap(({ id }, index): Mistake[] =>
      proved.has(id)
        ? []
        : [
            {
              source: requirements,
              path: [index, 'id'],
              message: t`nessun caso prova il requisito «${id}»`,
              hint: t`aggiungerlo a requirements: del caso che lo prova, o scrivere il caso che manca`,
            },
          ],
    )
  },
}

/** A requirement is declared once. */
export const requirementDuplicate: Rule = {
  code: 'PLAN_REQUIREMENT_DUPLICATE',
  level: 'error',
  find: ({ requirements }) => {
    if (requirements === null) return []
    const ids = requirements.rows.map(({ id }) => id)
    return ids.flatMap((id, index): Mistake[] => {
      const first = ids.indexOf(id)
      return first === index
        ? []
        : [
            {
              source: requirements,
              path: [index, 'id'],
              message: t`il requisito «${id}» c'è già alla riga ${requirements.locate([first, 'id']).line}`,
              hint: t`lasciarne uno, o dare all'altro un id suo`,
            },
          ]
    })
  },
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Whether two words are one in two spellings: case, accents, hyphens, or singular and plural. */
const areVariants = (one: string, other: string): boolean => {
  const [a, b] = [folded(one), folded(other)]
  if (a === b) return true
  return (
    a.length > 4 &&
    a.length === b.length &&
    a.slice(0, -1) === b.slice(0, -1) &&
    /[aeio]$/.test(a) &&
    /[aeio]$/.test(b)
  )
}

/** A tag and a requirement are written in one way throughout the plan. */
export const wordVariants: Rule = {
  code: 'CASE_WORD_VARIANT',
  level: 'warning',
  find: (files) =>
    (['tags', 'requirements'] as const).flatMap((key) => {
      const uses = new Map<string, number>()
      for (const { value } of files.cases)
        for (const word of textsOf(value[key])) uses.set(word, (uses.get(word) ?? 0) + 1)
      const words = [...uses.keys()]
      return files.cases.flatMap(({ source, value }) =>
        textsOf(value[key]).flatMap((word, index): Mistake[] => {
          const usual = words.find(
            (other) =>
              other !== word &&
              areVariants(word, other) &&
              ((uses.get(other) ?? 0) > (uses.get(word) ?? 0) ||
                (uses.get(other) === uses.get(word) && words.indexOf(other) < words.indexOf(word))),
          )
          return usual === undefined
            ? []
            : [
                {
                  source,
                  path: [key, index],
                  message: t`«${word}» è scritto altrove «${usual}»: per il filtro sono due cose diverse`,
                  hint: t`scrivere sempre «${usual}»`,
                },
              ]
        }),
      )
    }),
}
