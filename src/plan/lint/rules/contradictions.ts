import { t } from '../../../lib/language/t.ts'
import { canonical, textOf } from '../fields.ts'
import { checksOf, isRefusal, presumedBy, type WrittenCheck } from '../checks.ts'
import type { PlanFiles, WrittenStep } from '../plan-files.ts'
import type { Mistake, Rule } from '../rule.ts'
import { everyStep } from './repeated-checks.ts'

const isFault = ({ definition }: WrittenCheck): boolean => definition?.key === 'refused'

const comparisons = ['equals', 'exists', 'absent', 'count'] as const

/** What a check looks at, and what it must find there: two finds for one look cannot both hold. */
const claim = ({
  definition,
  own,
}: WrittenCheck): { about: string; wanted: string } | undefined => {
  if (definition === undefined) return undefined
  const wanted = Object.fromEntries(
    Object.entries(own).filter(
      ([name]) => name === definition.key || comparisons.some((one) => one === name),
    ),
  )
  const others = Object.entries(own).filter(([name]) => !Object.hasOwn(wanted, name))
  const isOneValue = ['status', 'esito', 'identifier'].includes(definition.key)
  if (isOneValue) return { about: definition.key, wanted: canonical(own).toLowerCase() }
  const found = comparisons.find((name) => own[name] !== undefined)
  const isPlain = typeof own[definition.key] === 'string' && others.length === 0
  return found === undefined || !isPlain || canonical(own).includes('${')
    ? undefined
    : {
        about: canonical([definition.key, own[definition.key] ?? null]),
        wanted: canonical([found, own[found] ?? null]),
      }
}

const contrary = (one: WrittenCheck, other: WrittenCheck): boolean => {
  if (isFault(one) !== isFault(other)) {
    const rest = isFault(one) ? other : one
    return presumedBy(rest) === 'expected'
  }
  const [first, second] = [claim(one), claim(other)]
  if (first === undefined || second === undefined || first.about !== second.about) return false
  // That something is there does not contradict what it is, nor how many there are.
  const isLoose = [first.wanted, second.wanted].some((wanted) => wanted.startsWith('["exists"'))
  const isAbsent = [first.wanted, second.wanted].some((wanted) => wanted.startsWith('["absent"'))
  return first.wanted !== second.wanted && (!isLoose || isAbsent)
}

/** The first check of a step that cannot hold together with one before it. */
const impossible = (
  files: PlanFiles,
  step: WrittenStep,
): { check: WrittenCheck; with: WrittenCheck } | undefined => {
  const checks = checksOf(files, step).filter(({ isRequired }) => isRequired)
  for (const [index, check] of checks.entries()) {
    const other = checks.slice(0, index).find((earlier) => contrary(check, earlier))
    if (other !== undefined) return { check, with: other }
  }
  return undefined
}

const lineOf = (step: WrittenStep, check: WrittenCheck): number =>
  step.source.locate(check.path).line

/** The required checks of a step can all hold on one answer. */
export const checksContradict: Rule = {
  code: 'CASE_CHECK_CONTRADICTORY',
  level: 'error',
  find: (files) =>
    everyStep(files).flatMap((step): Mistake[] => {
      const found = impossible(files, step)
      if (found === undefined) return []
      const mixes = isRefusal(found.check) !== isRefusal(found.with)
      return [
        {
          source: step.source,
          path: found.check.path,
          message: t`questa verifica e quella della riga ${lineOf(step, found.with)} non possono valere insieme: il passo non può riuscire`,
          hint: mixes
            ? t`una risposta di rifiuto non ha il contenuto di una accolta: lasciare una delle due`
            : t`lasciare una delle due, o unirle in any: se valgono in alternativa`,
        },
      ]
    }),
}

/** No step stands after one that can never succeed. */
export const stepUnreachable: Rule = {
  code: 'CASE_STEP_UNREACHABLE',
  level: 'error',
  find: (files) =>
    files.cases.flatMap(({ steps }) => {
      const inOrder = steps.filter(({ within }) => within === 'steps')
      const blocking = inOrder.findIndex((step) => impossible(files, step) !== undefined)
      const [next] = blocking < 0 ? [] : inOrder.slice(blocking + 1)
      const before = inOrder[blocking]
      return next === undefined || before === undefined
        ? []
        : [
            {
              source: next.source,
              path: [...next.path, 'id'],
              message: t`il passo non può mai essere raggiunto: «${textOf(before.value['id'])}», prima di questo, non può riuscire`,
              hint: t`correggere le verifiche di «${textOf(before.value['id'])}»`,
            },
          ]
    }),
}
