import { CommonKeys, combinators, type CheckKinds } from '../../check/expectation.ts'
import type { CheckDefinition, Presumed } from '../../check/check.ts'
import type { Path, TextValue } from '../read-yaml.ts'
import { isFields, listOf, type Fields } from './fields.ts'
import type { PlanFiles, WrittenStep } from './plan-files.ts'

type Combinator = (typeof combinators)[number]

/** One entry of `expect`, without its title, level and requirement. */
export interface WrittenCheck {
  readonly path: Path
  /** All that was written, and what of it is the check itself. */
  readonly entry: Fields
  readonly own: Fields
  /** The kind of check; undefined for a combination. */
  readonly definition: CheckDefinition | undefined
  readonly combinator: Combinator | undefined
  /** Members of a combination. */
  readonly members: readonly WrittenCheck[]
  readonly isRequired: boolean
}

const readCheck = (kinds: CheckKinds, value: TextValue, path: Path): WrittenCheck[] => {
  if (!isFields(value)) return []
  const own = Object.fromEntries(
    Object.entries(value).filter(([name]) => !Object.hasOwn(CommonKeys.shape, name)),
  )
  const combinator = combinators.find((name) => Object.hasOwn(own, name))
  const inner = combinator === undefined ? undefined : own[combinator]
  const members =
    combinator === undefined
      ? []
      : Array.isArray(inner)
        ? listOf(inner).flatMap((item, index) =>
            readCheck(kinds, item, [...path, combinator, index]),
          )
        : readCheck(kinds, inner ?? null, [...path, combinator])
  const definition = [...kinds.values()].find(({ key }) => Object.hasOwn(own, key))
  return [
    {
      path,
      entry: value,
      own,
      definition: combinator === undefined ? definition : undefined,
      combinator,
      members,
      isRequired: (value['level'] ?? definition?.level ?? 'required') === 'required',
    },
  ]
}

/** The adapter of a step; undefined where only what it repeats, in another file, says it. */
const usesOf = (step: WrittenStep, files: PlanFiles, seen = 0): string | undefined => {
  const { uses, again, resend } = step.value
  if (typeof uses === 'string') return uses
  const of = again ?? resend
  const origin = files.cases
    .flatMap(({ steps }) => steps)
    .find((one) => one.source === step.source && one.value['id'] === of && one !== step)
  return origin === undefined || seen > 20 ? undefined : usesOf(origin, files, seen + 1)
}

/** The checks of a step, as written under `expect`. */
export const checksOf = (files: PlanFiles, step: WrittenStep): WrittenCheck[] => {
  const kinds = files.kindsOf(usesOf(step, files))
  return listOf(step.value['expect']).flatMap((entry, index) =>
    readCheck(kinds, entry, [...step.path, 'expect', index]),
  )
}

const checksUnder = (
  files: PlanFiles,
  step: WrittenStep,
  key: 'repeat' | 'pages',
  name: string,
): WrittenCheck[] => {
  const holder = step.value[key]
  if (!isFields(holder)) return []
  return listOf(holder[name]).flatMap((entry, index) =>
    readCheck(files.kindsOf(usesOf(step, files)), entry, [...step.path, key, name, index]),
  )
}

/** The checks that end the repetitions of a step, as written under `repeat: until`. */
export const untilOf = (files: PlanFiles, step: WrittenStep): WrittenCheck[] =>
  checksUnder(files, step, 'repeat', 'until')

/** The checks on all pages of a step together, as written under `pages: whole`. */
export const wholeOf = (files: PlanFiles, step: WrittenStep): WrittenCheck[] =>
  checksUnder(files, step, 'pages', 'whole')

/** A check and, where it is a combination, all that is within it. */
export const withMembers = (check: WrittenCheck): WrittenCheck[] => [
  check,
  ...check.members.flatMap((member) => withMembers(member)),
]

/** On which answer a check is asked at all; undefined for a combination, or where it cannot be read. */
export const presumedBy = ({ definition, own }: WrittenCheck): Presumed | undefined => {
  if (definition === undefined || typeof definition.presumes !== 'function')
    return definition?.presumes as Presumed | undefined
  const parsed = definition.schema.safeParse(own)
  return parsed.success ? definition.presumes(parsed.data) : undefined
}

/** Whether a check asks the service to say no. */
export const isRefusal = (check: WrittenCheck): boolean => {
  switch (check.combinator) {
    case 'all':
      return check.members.some((member) => isRefusal(member))
    case 'any':
      return check.members.length > 0 && check.members.every((member) => isRefusal(member))
    case 'not':
      return false
    case undefined: {
      if (check.definition?.refuses === undefined) return false
      const parsed = check.definition.schema.safeParse(check.own)
      return parsed.success && check.definition.refuses(parsed.data)
    }
  }
}
