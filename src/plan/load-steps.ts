import { t } from '../lib/language/t.ts'
import { expandFragment } from './load-fragment.ts'
import { loadObserve } from './load-observe.ts'
import { loadRepeated } from './load-repeated.ts'
import { problemAt } from './expect-problems.ts'
import { loadStep } from './load-step.ts'
import { failed, nothing, type LoadedSteps, type StepSurroundings } from './loaded-steps.ts'
import { namedStepProblems } from './named-steps.ts'
import type { CallStep, ManualStep, WaitStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'
import type { ObserveShape } from './observe-schema.ts'
import {
  CallShape,
  stepShapeOf,
  type AgainShape,
  type ManualShape,
  type ResendShape,
  type WaitShape,
} from './step-schema.ts'

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
            t`in recover: stanno solo chiamate, senza un altro recover:`,
            t`guardare lo stato con una lettura, o annullare con una scrittura`,
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
  const adapter = around.adapters.get(loaded.step.uses)
  if (adapter !== undefined)
    loaded.problems.push(...namedStepProblems(adapter, source, path, loaded.step, around.earlier))
  const request = adapter?.request.safeParse(loaded.step.send)
  if (
    adapter !== undefined &&
    request?.success === true &&
    written.recover !== undefined &&
    !adapter.writes(request.data)
  )
    loaded.problems.push({
      code: 'CASE_RECOVER_INVALID',
      file: source.file,
      ...source.locateKey([...path, 'recover']),
      message: t`${adapter.operationOf(request.data)} non scrive niente: i passi di recover: non si eseguirebbero mai`,
      hint: t`mettere recover: accanto alla scrittura di cui può restare ignoto lo stato`,
    })
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
  use: null,
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
  use: null,
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
  const step: Record<string, unknown> = parsed.data
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
  if (step['uses'] === 'observe') return loadObserve(around, source, path, step as ObserveShape)
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
