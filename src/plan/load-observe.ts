import type { CheckKinds } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { captureProblems } from './capture-problems.ts'
import { toCapture } from './capture-problems.ts'
import { expectProblems, problemAt } from './expect-problems.ts'
import { toNames } from './step-parts.ts'
import { failed, type LoadedSteps, type StepSurroundings } from './loaded-steps.ts'
import type { ObserveInstead, ObserveShape } from './observe-schema.ts'
import type { ObserveStep, PlanStep, Watch } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'

const usualWithinMs = 600_000

const entriesOf = (match: ObserveInstead['match']): readonly TextValue[] =>
  match === undefined ? [] : ((Array.isArray(match) ? match : [match]) as TextValue[])

/** What is awaited, from what a case says of it. */
export const toWatch = (
  written: Pick<ObserveInstead, 'within' | 'match' | 'times' | 'order'> & {
    readonly do?: string | undefined
  },
  operation: string,
): Watch => ({
  do: written.do ?? null,
  operation,
  match: entriesOf(written.match),
  withinMs: written.within ?? usualWithinMs,
  times: written.times ?? 1,
  order: written.order ?? 'given',
})

/** Mistakes of `match`, which stands at `path`: its entries are checks on the request. */
export const matchProblems = (
  source: YamlSource,
  path: Path,
  match: ObserveInstead['match'],
  kinds: CheckKinds,
): Problem[] =>
  Array.isArray(match) || match === undefined
    ? expectProblems(source, path, entriesOf(match), kinds, 'request')
    : expectProblems(source, path, entriesOf(match), kinds, 'request', true)

/** Reads a step that watches the application: its adapter, which call is awaited, and what is checked of it. */
export const loadObserve = (
  around: StepSurroundings,
  source: YamlSource,
  path: Path,
  written: ObserveShape,
): LoadedSteps => {
  const { send } = written
  const watching = [...around.adapters.values()].filter(({ recognise }) => recognise !== undefined)
  const ids = watching.map(({ id }) => id)
  const [only, ...others] =
    watching.length === 1 ? watching : watching.filter(({ knows }) => knows?.(send.operation))
  const uses = send.adapter ?? (others.length === 0 ? only?.id : undefined)
  const adapter = ids.includes(uses ?? '') ? around.adapters.get(uses ?? '') : undefined
  const kinds = around.kinds.get(uses ?? '')
  if (uses === undefined || adapter === undefined || kinds === undefined) {
    const near = nearest(send.adapter ?? '', ids)
    return failed([
      problemAt(
        source,
        [...path, 'send', ...(send.adapter === undefined ? [] : ['adapter'])],
        'CASE_ADAPTER_UNKNOWN',
        t`atteso in adapter: chi riconosce la chiamata (${ids.join(', ')})`,
        near === undefined ? undefined : t`forse si intendeva «${near}»`,
      ),
    ])
  }
  const watch = toWatch(send, send.operation)
  const expect = (written.expect ?? []) as TextValue[]
  const choice = written.operator ?? around.caseOperator ?? around.defaultOperator
  const operator = choice === undefined ? null : toNames(choice)
  const operators = [...new Set(Object.values(operator ?? {}))]
  const problems = [
    ...operators
      .filter((name) => !around.operators.includes(name))
      .map((name) =>
        problemAt(
          source,
          written.operator === undefined ? path : [...path, 'operator'],
          'CASE_OPERATOR_UNKNOWN',
          t`l'operatore «${name}» non è in nessun ambiente: ci sono ${around.operators.join(', ')}`,
        ),
      ),
    ...expectProblems(source, [...path, 'expect'], expect, kinds),
    ...matchProblems(source, [...path, 'send', 'match'], send.match, kinds),
    ...captureProblems(adapter, source, [...path, 'capture'], toCapture(written.capture)),
    ...vainProblems(source, path, watch, expect, around.earlier, written),
  ]
  const step: ObserveStep = {
    kind: 'observe',
    id: written.id,
    title: written.title ?? null,
    uses,
    operator,
    watch,
    expect,
    capture: toCapture(written.capture),
    bindings: {},
    use: null,
  }
  return {
    steps: [step],
    places: [{ source, path, base: null, use: null }],
    problems,
    operators,
    isWhole: true,
  }
}

/** Steps that could not fail, or that nobody could tell from one in which nothing was done. */
const vainProblems = (
  source: YamlSource,
  path: Path,
  watch: Watch,
  expect: readonly TextValue[],
  earlier: readonly PlanStep[],
  written: ObserveShape,
): Problem[] => {
  const isWatched = (step: PlanStep): boolean =>
    (step.kind === 'observe' && step.watch.times > 0) ||
    (step.kind === 'call' && step.observe !== undefined) ||
    step.kind === 'manual'
  if (watch.times > 0)
    return expect.length > 0
      ? []
      : [
          problemAt(
            source,
            path,
            'CASE_INVALID',
            t`attesa almeno una verifica: un passo senza verifiche non prova niente`,
            t`aggiungere expect:, anche con on: request`,
          ),
        ]
  return [
    ...(expect.length === 0 && written.capture === undefined
      ? []
      : [
          problemAt(
            source,
            [...path, expect.length === 0 ? 'capture' : 'expect'],
            'CASE_INVALID',
            t`con times: 0 non arriva nessuna chiamata da verificare`,
            t`togliere expect: e capture:`,
          ),
        ]),
    ...(earlier.some(isWatched)
      ? []
      : [
          problemAt(
            source,
            [...path, 'send', 'times'],
            'CASE_INVALID',
            t`nessuna chiamata, e nessuno che abbia fatto qualcosa: il passo riuscirebbe anche con l'applicativo spento`,
            t`metterlo dopo una chiamata osservata, o dopo un passo manual:`,
          ),
        ]),
  ]
}
