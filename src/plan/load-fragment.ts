import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { FragmentShape, type UseFragmentShape } from './step-schema.ts'
import { problemAt } from './expect-problems.ts'
import { nothing, type LoadedSteps, type StepSurroundings } from './loaded-steps.ts'
import { withStepsRenamed } from './named-steps.ts'
import { isAnswered, type CallStep, type PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import { readYaml, type Path, type TextValue, type YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'

type LoadSteps = (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: readonly unknown[],
) => Promise<LoadedSteps>

/** Every parameter has a value, and every value is of a parameter. */
const parameterProblems = (
  source: YamlSource,
  path: Path,
  name: string,
  parameters: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Problem[] => [
  ...parameters
    .filter((parameter) => !Object.hasOwn(given, parameter))
    .map((parameter) =>
      problemAt(
        source,
        [...path, 'fragment'],
        'CASE_FRAGMENT_PARAMETER',
        t`il frammento «${name}» vuole un valore per «${parameter}»`,
        t`aggiungerlo a with: { ${parameter}: … }`,
      ),
    ),
  ...Object.keys(given)
    .filter((parameter) => !parameters.includes(parameter))
    .map((parameter) => {
      const near = nearest(parameter, parameters)
      return problemAt(
        source,
        [...path, 'with', parameter],
        'CASE_FRAGMENT_PARAMETER',
        t`il frammento «${name}» non ha il parametro «${parameter}»`,
        near === undefined
          ? parameters.length === 0
            ? t`non ne ha nessuno`
            : t`ha: ${parameters.join(', ')}`
          : t`forse si intendeva «${near}»`,
      )
    }),
]

/** A step of a fragment among those of the case: its id, and those that it names, begin with the use's id. */
const inside = (
  step: PlanStep,
  prefix: string,
  bindings: Readonly<Record<string, TextValue>>,
  adapters: StepSurroundings['adapters'],
): PlanStep => {
  const named = (name: string): string => `${prefix}.${name}`
  const ofCall = (call: CallStep): CallStep => ({
    ...withStepsRenamed(adapters.get(call.uses), call, named),
    id: named(call.id),
    bindings,
    use: prefix,
    recover: call.recover.map(ofCall),
  })
  if (step.kind === 'call') return ofCall(step)
  if (!isAnswered(step)) return { ...step, id: named(step.id), bindings, use: prefix }
  const { deviate } = withStepsRenamed(
    adapters.get(step.uses),
    { send: {}, deviate: step.deviate },
    named,
  )
  return { ...step, deviate, id: named(step.id), of: named(step.of), bindings, use: prefix }
}

/** Lays out the steps of a fragment where a case uses it. */
export const expandFragment = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  use: UseFragmentShape,
  loadSteps: LoadSteps,
): Promise<LoadedSteps> => {
  const refuse = (message: string, hint: string): LoadedSteps => ({
    ...nothing,
    problems: [problemAt(source, [...path, 'fragment'], 'CASE_FRAGMENT_UNKNOWN', message, hint)],
  })
  if (around.inFragment !== null)
    return refuse(
      t`il frammento «${around.inFragment}» ne usa un altro, «${use.fragment}»`,
      t`un frammento contiene solo passi: scriverli qui, o usare i due frammenti nel caso`,
    )
  const absolute = join(around.planFolder, 'fragments', `${use.fragment}.yaml`)
  if (!existsSync(absolute))
    return refuse(
      t`il file ${around.workspace.display(absolute)} non esiste`,
      t`i frammenti stanno nella cartella fragments/ del piano`,
    )
  const read = readYaml(around.workspace.display(absolute), absolute)
  if (!read.ok) return { ...nothing, problems: read.problems }
  const parsed = FragmentShape.safeParse(read.value.value)
  if (!parsed.success)
    return {
      ...nothing,
      problems: schemaProblems(read.value, parsed.error, {
        code: 'CASE_INVALID',
        schema: FragmentShape,
      }),
    }
  const { parameters = [], steps } = parsed.data
  const given = (use.with ?? {}) as Readonly<Record<string, TextValue>>
  const problems = parameterProblems(source, path, use.fragment, parameters, given)
  const loaded = await loadSteps(
    { ...around, earlier: [], inFragment: use.fragment },
    read.value,
    ['steps'],
    steps,
  )
  return {
    ...loaded,
    problems: [...problems, ...loaded.problems],
    places: loaded.places.map((place) => ({ ...place, use: path })),
    steps: loaded.steps.map((step) => inside(step, use.id, given, around.adapters)),
  }
}
