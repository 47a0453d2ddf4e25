import { join } from 'node:path'

import { t } from '../lib/language/t.ts'
import { CaseShape, DeclaredShape, SkeletonShape } from './case-schema.ts'
import { OperatorChoice } from './step-parts.ts'
import { loadExamples } from './load-examples.ts'
import { problemAt } from './expect-problems.ts'
import { type CaseSurroundings } from './load-step.ts'
import { loadSteps } from './load-steps.ts'
import type { StepPlace, StepSurroundings } from './loaded-steps.ts'
import type { PlanCase } from './plan.ts'
import type { Problem } from './problem.ts'
import { readYaml, type TextValue, type YamlSource } from './read-yaml.ts'
import { schemaProblems, valueAt } from './schema-problems.ts'

/** A case with its source, kept for the rules that look at several places. */
export interface LoadedCase {
  readonly case: PlanCase
  readonly source: YamlSource
  /** Whether every step could be read; if not, what they capture and who acts in them is not known. */
  readonly isWhole: boolean
  /** Where each of the steps, and then each of the cleanup's, is written. */
  readonly places: readonly StepPlace[]
  /** Rows of its table of examples; none where it has no table. */
  readonly rows: readonly Readonly<Record<string, string>>[]
}

const stepsAround = (
  around: CaseSurroundings,
  caseOperator: OperatorChoice | undefined,
): StepSurroundings => ({ ...around, caseOperator, earlier: [], inFragment: null })

/** Mistakes inside the steps of a case whose own shape is wrong: all are told at once. */
const stepProblems = async (
  around: CaseSurroundings,
  source: YamlSource,
): Promise<readonly Problem[]> => {
  const operator = OperatorChoice.safeParse(valueAt(source.value, ['operator']))
  const problems: Problem[] = []
  for (const key of ['steps', 'cleanup']) {
    const steps = valueAt(source.value, [key])
    if (!Array.isArray(steps)) continue
    const surroundings = stepsAround(around, operator.success ? operator.data : undefined)
    const isStructure = (step: unknown): boolean =>
      step !== null && typeof step === 'object' && !Array.isArray(step)
    if (!steps.every(isStructure)) continue
    problems.push(...(await loadSteps(surroundings, source, [key], steps)).problems)
  }
  return problems
}

/** A skeleton says its state, a declared case its kind. */
const shapeOf = (value: TextValue) => {
  if (valueAt(value, ['state']) !== undefined) return SkeletonShape
  return valueAt(value, ['kind']) === 'declared' ? DeclaredShape : CaseShape
}

/** Where the vendor's description of a declared case is. */
const declarationFile = (around: CaseSurroundings, id: string): string =>
  join(around.workspace.folder, 'declarations', around.plan, `${id}.md`)

/** Reads one case file, with every mistake that can be found in it alone. */
export const loadCase = async (
  around: CaseSurroundings,
  absolute: string,
  expectedId: string,
): Promise<{ loaded: LoadedCase | null; problems: Problem[] }> => {
  const file = around.workspace.display(absolute)
  const read = readYaml(file, absolute)
  if (!read.ok) return { loaded: null, problems: [...read.problems] }
  const source = read.value
  const shape = shapeOf(source.value)
  const parsed = shape.safeParse(source.value)
  if (!parsed.success)
    return {
      loaded: null,
      problems: [
        ...schemaProblems(source, parsed.error, { code: 'CASE_INVALID', schema: shape }),
        ...(await stepProblems(around, source)),
      ],
    }
  const { data } = parsed
  const problems: Problem[] = []
  if (data.id !== expectedId)
    problems.push(
      problemAt(
        source,
        ['id'],
        'CASE_ID_MISMATCH',
        t`l'id «${data.id}» non è quello del nome del file («${expectedId}»)`,
        t`rinominare il file in ${data.id}.case.yaml o correggere l'id`,
      ),
    )
  const common = {
    head: {
      id: data.id,
      plan: around.plan,
      title: data.title,
      kind: 'kind' in data ? data.kind : ('positive' as const),
      area: around.area,
      ...(data.source === undefined ? {} : { source: data.source }),
      requirements: data.requirements ?? [],
      severity: data.severity ?? ('normal' as const),
      tags: data.tags ?? [],
      file,
      fileSha256: source.sha256,
      switches: 'switches' in data ? (data.switches ?? []) : [],
    },
    ...(data.review === undefined ? {} : { review: data.review }),
    line: source.locateKey(['title']).line,
  }
  if (!('steps' in data))
    return {
      problems,
      loaded: {
        source,
        isWhole: true,
        places: [],
        rows: [],
        case: {
          ...common,
          skip:
            'asks' in data
              ? null
              : { cause: 'not-encoded', reason: t`il caso è ancora da codificare` },
          declared:
            'asks' in data ? { asks: data.asks, file: declarationFile(around, data.id) } : null,
          needs: [],
          exports: [],
          requires: null,
          preconditions: [],
          locks: [],
          row: {},
          steps: [],
          cleanup: [],
          operators: [],
        },
      },
    }
  const surroundings = stepsAround(around, data.operator)
  const steps = await loadSteps(surroundings, source, ['steps'], data.steps)
  const cleanup = await loadSteps(
    { ...surroundings, earlier: steps.steps },
    source,
    ['cleanup'],
    data.cleanup ?? [],
  )
  const examples =
    data.examples === undefined
      ? { rows: [], problems: [] }
      : loadExamples(around, source, data.examples)
  problems.push(...steps.problems, ...cleanup.problems, ...examples.problems)
  return {
    problems,
    loaded: {
      source,
      isWhole: steps.isWhole && cleanup.isWhole && examples.problems.length === 0,
      places: [...steps.places, ...cleanup.places],
      rows: examples.rows,
      case: {
        ...common,
        skip: null,
        needs: (data.needs ?? []).map((need) => ({ case: need.case, take: need.take ?? [] })),
        exports: data.exports ?? [],
        requires:
          data.requires === undefined
            ? null
            : { ...data.requires, simulator: [data.requires.simulator].flat() },
        preconditions: (data.preconditions ?? []).map(({ text, value, ...comparison }) => ({
          text,
          value,
          comparison: comparison as Readonly<Record<string, TextValue>>,
        })),
        locks: data.locks ?? [],
        row: {},
        declared: null,
        steps: steps.steps,
        cleanup: cleanup.steps,
        operators: [...new Set([...steps.operators, ...cleanup.operators])],
      },
    },
  }
}
