import type { OperatorChoice } from './case-schema.ts'
import {
  CallShape,
  stepShapeOf,
  type AgainShape,
  type ManualShape,
  type ResendShape,
  type WaitShape,
} from './case-schema.ts'
import { captureProblems } from './capture-problems.ts'
import { deviationProblems } from './deviation-problems.ts'
import { expandFragment } from './load-fragment.ts'
import {
  expectProblems,
  loadStep,
  problemAt,
  toCapture,
  toNames,
  type CaseSurroundings,
} from './load-step.ts'
import type {
  AnsweredStep,
  CallStep,
  ManualStep,
  PlanStep,
  RepeatedStep,
  WaitStep,
} from './plan.ts'
import { isAnswered } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'
import { nearest } from '../lib/nearest.ts'

/** Where a step is written: in the case itself, or in a fragment. */
export interface StepPlace {
  readonly source: YamlSource
  readonly path: Path
  /** The payload merged into its request. */
  readonly base: YamlSource | null
  /** For a step of a fragment: where the case uses it. */
  readonly use: Path | null
}

/** Steps as they will run, each with its place, and every mistake found in them. */
export interface LoadedSteps {
  readonly steps: readonly PlanStep[]
  /** One for each of `steps`. */
  readonly places: readonly StepPlace[]
  readonly problems: readonly Problem[]
  readonly operators: readonly string[]
  /** Whether every step could be read. */
  readonly isWhole: boolean
}

/** What a list of steps is read in. */
export interface StepSurroundings extends CaseSurroundings {
  readonly caseOperator: OperatorChoice | undefined
  /** Steps that stand before: `again` and `resend` may name them. */
  readonly earlier: readonly PlanStep[]
  /** The fragment that is being read: fragments are not nested. */
  readonly inFragment: string | null
}

const nothing: LoadedSteps = {
  steps: [],
  places: [],
  problems: [],
  operators: [],
  isWhole: false,
}

const failed = (problems: readonly Problem[]): LoadedSteps => ({ ...nothing, problems })

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
    `nessun passo precedente si chiama «${name}»`,
    near === undefined
      ? known.length === 0
        ? 'prima di questo non ci sono passi con una risposta'
        : `ci sono: ${known.map((step) => step.id).join(', ')}`
      : `forse si intendeva «${near}»`,
  )
}

/** The call that a step repeats, through any number of repetitions. */
const originOf = (step: AnsweredStep, earlier: readonly PlanStep[]): AnsweredStep => {
  if (step.kind === 'call') return step
  const of = earlier.filter(isAnswered).find((one) => one.id === step.of)
  return of === undefined ? step : originOf(of, earlier)
}

const loadRepeated = async (
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
  for (const name of new Set(Object.values(operator)))
    if (!around.operators.includes(name))
      problems.push(
        problemAt(
          source,
          [...path, 'operator'],
          'CASE_OPERATOR_UNKNOWN',
          `l'operatore «${name}» non è in nessun ambiente: ci sono ${around.operators.join(', ')}`,
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
  }
  return {
    steps: [step],
    places: [{ source, path, base: null, use: null }],
    problems,
    operators: Object.values(operator),
    isWhole: true,
  }
}

const loadRecover = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  step: CallStep,
  written: readonly unknown[],
): Promise<LoadedSteps> => {
  const loaded = await loadSteps(
    { ...around, earlier: [...around.earlier, step] },
    source,
    [...path, 'recover'],
    written,
  )
  const others = loaded.steps.flatMap((one, index) =>
    one.kind === 'call' && one.recover.length === 0
      ? []
      : [
          problemAt(
            source,
            [...path, 'recover', index],
            'CASE_RECOVER_INVALID',
            'in recover: stanno solo chiamate, senza un altro recover:',
            'guardare lo stato con una lettura, o annullare con una scrittura',
          ),
        ],
  )
  return { ...loaded, problems: [...loaded.problems, ...others] }
}

const loadCall = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: CallShape,
): Promise<LoadedSteps> => {
  const loaded = await loadStep(around, source, written, path, around.caseOperator)
  if (loaded.step === null) return failed(loaded.problems)
  const recover =
    written.recover === undefined
      ? { ...nothing, isWhole: true }
      : await loadRecover(around, source, path, loaded.step, written.recover)
  return {
    steps: [{ ...loaded.step, recover: recover.steps.filter((step) => step.kind === 'call') }],
    places: [{ source, path, base: loaded.base, use: null }],
    problems: [...loaded.problems, ...recover.problems],
    operators: [...loaded.operators, ...recover.operators],
    isWhole: recover.isWhole,
  }
}

const toWait = (written: WaitShape): WaitStep => ({
  kind: 'wait',
  id: written.id,
  title: written.title ?? null,
  forMs: written.wait,
  bindings: {},
})

const toManual = ({ id, title, manual }: ManualShape): ManualStep => ({
  kind: 'manual',
  id,
  title: title ?? null,
  do: manual.do,
  answers: Object.entries(manual.answers ?? {}).map(([name, { ask, ...comparison }]) => ({
    name,
    ask,
    comparison: comparison as Readonly<Record<string, TextValue>>,
  })),
  files: Object.entries(manual.files ?? {}).map(([name, { types, min }]) => ({
    name,
    types,
    min: min ?? 1,
  })),
  bindings: {},
})

/** Reads one step of any kind: a fragment gives several. */
const loadAnyStep = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: unknown,
): Promise<LoadedSteps> => {
  const shape = stepShapeOf(written)
  const parsed = shape.safeParse(written)
  if (!parsed.success) {
    const problems = schemaProblems(source, parsed.error, {
      code: 'CASE_INVALID',
      at: path,
      schema: shape,
    })
    return failed([...problems, ...(await otherMistakes(around, source, path, written))])
  }
  const step = parsed.data as Record<string, unknown>
  if ('again' in step || 'resend' in step)
    return loadRepeated(around, source, path, step as AgainShape | ResendShape)
  if ('wait' in step || 'manual' in step)
    return {
      ...nothing,
      isWhole: true,
      places: [{ source, path, base: null, use: null }],
      steps: ['wait' in step ? toWait(step as WaitShape) : toManual(step as ManualShape)],
    }
  if ('fragment' in step) return expandFragment(around, source, path, step as never, loadSteps)
  return loadCall(around, source, path, step as CallShape)
}

/** Mistakes inside a call whose own shape is wrong: all are told at once. */
const otherMistakes = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: unknown,
): Promise<readonly Problem[]> => {
  if (stepShapeOf(written) !== CallShape) return []
  if (written === null || typeof written !== 'object' || Array.isArray(written)) return []
  const readable = Object.entries(CallShape.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse((written as Readonly<Record<string, unknown>>)[key])
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : []
  })
  const step = { id: '', expect: [], ...Object.fromEntries(readable) } as Partial<CallShape>
  if (step.uses === undefined || step.send === undefined) return []
  const operator = around.caseOperator ?? around.defaultOperator
  return (await loadStep(around, source, step as CallShape, path, operator)).problems
}

/** Reads a list of steps: fragments are laid out, repetitions find what they repeat. */
export const loadSteps = async (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: readonly unknown[],
): Promise<LoadedSteps> => {
  const all: LoadedSteps[] = []
  for (const [index, step] of written.entries()) {
    const earlier = [...around.earlier, ...all.flatMap(({ steps }) => steps)]
    all.push(await loadAnyStep({ ...around, earlier }, source, [...path, index], step))
  }
  return {
    steps: all.flatMap(({ steps }) => steps),
    places: all.flatMap(({ places }) => places),
    problems: all.flatMap(({ problems }) => problems),
    operators: all.flatMap(({ operators }) => operators),
    isWhole: all.every(({ isWhole }) => isWhole),
  }
}
