import { t } from '../../../lib/language/t.ts'
import { nearest } from '../../../lib/nearest.ts'
import { allTexts, isFields, listOf, textsOf, type PlacedText } from '../fields.ts'
import type { PlanFiles, WrittenCase } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'

/** The requirements that the plan declares; undefined when it declares none. */
const declared = ({ plan }: PlanFiles): readonly string[] | undefined => {
  const written = isFields(plan?.value) ? plan.value['requirements'] : undefined
  if (written === undefined) return undefined
  return listOf(written).flatMap((one) =>
    isFields(one) && typeof one['id'] === 'string' ? [one['id']] : [],
  )
}

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
  find: (files) => {
    const known = declared(files)
    if (known === undefined) return []
    return files.cases.flatMap((written) =>
      named(written).flatMap(({ text, path }): Mistake[] => {
        if (known.includes(text)) return []
        const near = nearest(text, known)
        return [
          {
            source: written.source,
            path,
            message: t`il requisito «${text}» non è tra quelli del piano`,
            hint:
              near === undefined
                ? t`aggiungerlo a requirements: di plan.yaml, o correggerlo`
                : t`forse si intendeva «${near}»`,
          },
        ]
      }),
    )
  },
}

/** Every requirement of the plan is proved by a case. */
export const requirementUncovered: Rule = {
  code: 'PLAN_REQUIREMENT_UNCOVERED',
  level: 'error',
  find: (files) => {
    const { plan } = files
    // A case that cannot be read may be the one that proves it.
    if (plan === null || !files.isWhole) return []
    const proved = new Set(files.cases.flatMap((written) => named(written).map(({ text }) => text)))
    return (declared(files) ?? []).flatMap((id, index): Mistake[] =>
      proved.has(id)
        ? []
        : [
            {
              source: plan,
              path: ['requirements', index, 'id'],
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
  find: (files) => {
    const { plan } = files
    if (plan === null) return []
    const known = declared(files) ?? []
    return known.flatMap((id, index): Mistake[] =>
      known.indexOf(id) === index
        ? []
        : [
            {
              source: plan,
              path: ['requirements', index, 'id'],
              message: t`il requisito «${id}» è dichiarato due volte`,
              hint: t`lasciarne uno`,
            },
          ],
    )
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
