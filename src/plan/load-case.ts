import { CaseShape, OperatorChoice, SkeletonShape, StepShape } from './case-schema.ts'
import { loadStep, problemAt, type CaseSurroundings } from './load-step.ts'
import type { PlanCase, PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import { readYaml, type TextValue, type YamlSource } from './read-yaml.ts'
import { schemaProblems, valueAt } from './schema-problems.ts'

/** A case with its source, kept for the rules that look at several places. */
export interface LoadedCase {
  readonly case: PlanCase
  readonly source: YamlSource
  /** Whether every step could be read; if not, what they capture and who acts in them is not known. */
  readonly isWhole: boolean
}

/** Mistakes inside the steps of a case whose own shape is wrong: all are told at once. */
const stepProblems = async (around: CaseSurroundings, source: YamlSource): Promise<Problem[]> => {
  const steps = valueAt(source.value, ['steps'])
  if (!Array.isArray(steps)) return []
  const operator = OperatorChoice.safeParse(valueAt(source.value, ['operator']))
  const problems: Problem[] = []
  for (const [index, written] of (steps as readonly TextValue[]).entries()) {
    if (written === null || typeof written !== 'object' || Array.isArray(written)) continue
    const readable = Object.entries(StepShape.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse((written as Readonly<Record<string, unknown>>)[key])
      return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : []
    })
    const step = { id: '', expect: [], ...Object.fromEntries(readable) } as Partial<StepShape>
    if (step.uses === undefined || step.send === undefined) continue
    const loaded = await loadStep(
      around,
      source,
      step as StepShape,
      index,
      operator.success ? operator.data : around.defaultOperator,
    )
    problems.push(...loaded.problems)
  }
  return problems
}

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
  const isSkeleton = valueAt(source.value, ['state']) !== undefined
  const shape = isSkeleton ? SkeletonShape : CaseShape
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
        `l'id «${data.id}» non è quello del nome del file («${expectedId}»)`,
        `rinominare il file in ${data.id}.case.yaml o correggere l'id`,
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
    line: source.locateKey(['title']).line,
  }
  if (!('steps' in data))
    return {
      problems,
      loaded: {
        source,
        isWhole: true,
        case: {
          ...common,
          skip: { cause: 'not-encoded', reason: 'il caso è ancora da codificare' },
          needs: [],
          exports: [],
          requires: null,
          steps: [],
          operators: [],
        },
      },
    }
  const steps: PlanStep[] = []
  const operators = new Set<string>()
  for (const [index, step] of data.steps.entries()) {
    const loaded = await loadStep(around, source, step, index, data.operator)
    problems.push(...loaded.problems)
    for (const name of loaded.operators) operators.add(name)
    if (loaded.step !== null) steps.push(loaded.step)
  }
  return {
    problems,
    loaded: {
      source,
      isWhole: steps.length === data.steps.length,
      case: {
        ...common,
        skip: null,
        needs: (data.needs ?? []).map((need) => ({ case: need.case, take: need.take ?? [] })),
        exports: data.exports ?? [],
        requires: data.requires ?? null,
        steps,
        operators: [...operators],
      },
    },
  }
}
