import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { captureProblems } from './capture-problems.ts'
import { deviationProblems } from './deviation-problems.ts'
import { toCapture } from './capture-problems.ts'
import { expectProblems, problemAt } from './expect-problems.ts'
import { toNames } from './step-parts.ts'
import { failed, nothing, type LoadedSteps, type StepSurroundings } from './loaded-steps.ts'
import { namedStepProblems, originOf } from './named-steps.ts'
import { isAnswered, type AnsweredStep, type RepeatedStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import type { AgainShape, ResendShape } from './step-schema.ts'

const repeatable = (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  key: 'again' | 'resend',
  name: string,
): AnsweredStep | Problem => {
  const known = around.earlier.filter(isAnswered)
  const found = known.find((step) => step.id === name)
  if (found !== undefined) return found
  const near = nearest(
    name,
    known.map((step) => step.id),
  )
  return problemAt(
    source,
    [...path, key],
    'CASE_STEP_UNKNOWN',
    t`nessun passo precedente si chiama «${name}»`,
    near === undefined
      ? known.length === 0
        ? t`prima di questo non ci sono passi con una risposta`
        : t`ci sono: ${known.map((step) => step.id).join(', ')}`
      : t`forse si intendeva «${near}»`,
  )
}

/** Reads a step that repeats an earlier one, signed afresh or byte for byte. */
export const loadRepeated = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: AgainShape | ResendShape,
): Promise<LoadedSteps> => {
  const key = 'again' in written ? 'again' : 'resend'
  const name = 'again' in written ? written.again : written.resend
  const of = repeatable(around, source, path, key, name)
  if (!('kind' in of)) return failed([of])
  const kinds = around.kinds.get(of.uses)
  const adapter = around.adapters.get(of.uses)
  if (kinds === undefined || adapter === undefined) return nothing
  const expect = written.expect as TextValue[]
  const problems = expectProblems(source, [...path, 'expect'], expect, kinds)
  const operator =
    'operator' in written && written.operator !== undefined
      ? toNames(written.operator)
      : of.operator
  for (const acting of new Set(Object.values(operator)))
    if (!around.operators.includes(acting))
      problems.push(
        problemAt(
          source,
          [...path, 'operator'],
          'CASE_OPERATOR_UNKNOWN',
          t`l'operatore «${acting}» non è in nessun ambiente: ci sono ${around.operators.join(', ')}`,
        ),
      )
  const deviate = (('deviate' in written ? written.deviate : undefined) ?? {}) as Record<
    string,
    TextValue
  >
  const origin = originOf(of, around.earlier)
  problems.push(
    ...captureProblems(adapter, source, [...path, 'capture'], toCapture(written.capture)),
    ...(await deviationProblems(
      adapter,
      source,
      [...path, 'deviate'],
      deviate,
      origin.kind === 'call' ? origin.send : undefined,
    )),
    ...namedStepProblems(adapter, source, path, { send: {}, deviate }, around.earlier),
  )
  const step: RepeatedStep = {
    kind: key,
    id: written.id,
    title: written.title ?? null,
    of: of.id,
    uses: origin.uses,
    operator,
    expect,
    capture: toCapture(written.capture),
    deviate,
    bindings: of.bindings,
    use: of.use,
  }
  return {
    steps: [step],
    places: [{ source, path, base: null, use: null }],
    problems,
    operators: Object.values(operator),
    isWhole: true,
  }
}
