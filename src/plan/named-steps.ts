import type { Adapter, NamedStep } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { isAnswered, type AnsweredStep, type PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'

type Fields = Readonly<Record<string, TextValue>>

/** What of a step may name other steps. */
interface Naming {
  readonly send: Fields
  readonly deviate: Fields
}

const namedIn = (adapter: Adapter, { send, deviate }: Naming): readonly NamedStep[] =>
  adapter.stepsNamed?.(send, deviate).filter(({ name }) => !name.includes('${')) ?? []

/** The call that a step repeats, through any number of repetitions. */
export const originOf = (step: AnsweredStep, earlier: readonly PlanStep[]): AnsweredStep => {
  if (step.kind === 'call') return step
  const of = earlier.filter(isAnswered).find((one) => one.id === step.of)
  return of === undefined ? step : originOf(of, earlier)
}

/** The operation that a step calls; undefined where its request cannot be read yet. */
const operationOf = (
  adapter: Adapter,
  step: AnsweredStep,
  earlier: readonly PlanStep[],
): string | undefined => {
  const origin = originOf(step, earlier)
  if (origin.kind !== 'call') return undefined
  const parsed = adapter.request.safeParse(origin.send)
  return parsed.success ? adapter.operationOf(parsed.data) : undefined
}

/** Every step that a request or a deviation names stands before, and calls what is wanted of it. */
export const namedStepProblems = (
  adapter: Adapter,
  source: YamlSource,
  path: Path,
  naming: Naming,
  earlier: readonly PlanStep[],
): Problem[] =>
  namedIn(adapter, naming).flatMap((named): Problem[] => {
    const calls = earlier.filter(isAnswered).filter(({ uses }) => uses === adapter.id)
    const fitting = calls.filter((step) => {
      const operation = operationOf(adapter, step, earlier)
      return named.operations === undefined || operation === undefined
        ? true
        : named.operations.includes(operation)
    })
    if (fitting.some(({ id }) => id === named.name)) return []
    const wanted = named.operations === undefined ? '' : ` ${named.operations.join(' / ')}`
    const ids = fitting.map(({ id }) => id)
    const near = nearest(named.name, ids)
    return [
      {
        code: 'CASE_STEP_UNKNOWN',
        file: source.file,
        ...source.locate([...path, ...named.path]),
        message: calls.some(({ id }) => id === named.name)
          ? t`il passo «${named.name}» non chiama${wanted}`
          : t`nessun passo precedente si chiama «${named.name}»`,
        hint:
          near !== undefined
            ? t`forse si intendeva «${near}»`
            : ids.length === 0
              ? t`prima di questo non ci sono passi${wanted} con una risposta`
              : t`ci sono: ${ids.join(', ')}`,
      },
    ]
  })

const replaced = (value: TextValue, [first, ...rest]: Path, text: string): TextValue => {
  if (first === undefined) return text
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value))
    return (value as readonly TextValue[]).map((item, index) =>
      index === first ? replaced(item, rest, text) : item,
    )
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === first ? replaced(item, rest, text) : item,
    ]),
  )
}

/** The same request and deviation, where the steps that they name have other names. */
export const withStepsRenamed = <Step extends Naming>(
  adapter: Adapter | undefined,
  step: Step,
  rename: (name: string) => string,
): Step =>
  adapter === undefined
    ? step
    : namedIn(adapter, step).reduce<Step>((now, { path: [part, ...rest], name }) => {
        if (part !== 'send' && part !== 'deviate') return now
        return { ...now, [part]: replaced(now[part], rest, rename(name)) }
      }, step)
