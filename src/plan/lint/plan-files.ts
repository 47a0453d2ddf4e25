import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import type { CheckKinds } from '../../check/expectation.ts'
import { loadRequirements, type RequirementTable } from '../load-requirements.ts'
import { readYaml, type Path, type TextValue, type YamlSource } from '../read-yaml.ts'
import type { Workspace } from '../workspace.ts'
import { isFields, listOf, textsOf, type Fields } from './fields.ts'

/** A step as it stands in a file. */
export interface WrittenStep {
  readonly source: YamlSource
  readonly path: Path
  readonly value: Fields
  readonly within: 'steps' | 'cleanup' | 'recover'
}

/** A case as it stands in its file. */
export interface WrittenCase {
  /** As the file's name says. */
  readonly id: string
  readonly source: YamlSource
  readonly value: Fields
  /** Steps of the file itself. */
  readonly steps: readonly WrittenStep[]
}

/** A file of the plan that cases use by its name. */
export interface NamedFile {
  readonly name: string
  readonly source: YamlSource
}

/** The files of a plan that can be read, as they were written. */
export interface PlanFiles {
  readonly name: string
  readonly folder: string
  readonly workspace: Workspace
  readonly plan: YamlSource | null
  /** null where the plan declares none, or where its table has mistakes of its own. */
  readonly requirements: RequirementTable | null
  /** Ids in the plan's order. */
  readonly listed: readonly string[]
  /** Reasons of the cases that do not apply. */
  readonly notApplicable: ReadonlySet<string>
  /** Cases without a mistake of shape, in the plan's order, then those that it does not list. */
  readonly cases: readonly WrittenCase[]
  /** Whether every case of the folder is among `cases`. */
  readonly isWhole: boolean
  readonly caseNames: readonly string[]
  readonly payloads: readonly NamedFile[]
  readonly fragments: readonly NamedFile[]
  readonly data: readonly NamedFile[]
  /** The checks that a step may write, by its adapter; those of all, where that is not known. */
  readonly kindsOf: (uses: string | undefined) => CheckKinds
  /** Prefixes that an XPath may use without declaring them. */
  readonly namespaces: Readonly<Record<string, string>>
}

const suffix = '.case.yaml'

const namesIn = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .toSorted()
    : []

/** The steps under a key, with those of their `recover:`. */
export const stepsIn = (
  source: YamlSource,
  path: Path,
  written: TextValue | undefined,
  within: WrittenStep['within'],
): WrittenStep[] =>
  listOf(written).flatMap((value, index) => {
    if (!isFields(value)) return []
    const at = [...path, index]
    return [
      { source, path: at, value, within },
      ...stepsIn(source, [...at, 'recover'], value['recover'], 'recover'),
    ]
  })

const allSteps = (source: YamlSource, value: Fields): WrittenStep[] => [
  ...stepsIn(source, ['steps'], value['steps'], 'steps'),
  ...stepsIn(source, ['cleanup'], value['cleanup'], 'cleanup'),
]

/** Steps of a fragment's file. */
export const stepsOfFragment = ({ source }: NamedFile): WrittenStep[] =>
  isFields(source.value) ? allSteps(source, source.value) : []

/** The steps of a case, those of its fragments in the place where they are used. */
export const stepsWithFragments = (files: PlanFiles, { steps }: WrittenCase): WrittenStep[] =>
  steps.flatMap((step) => {
    const name = step.value['fragment']
    const fragment = files.fragments.find((one) => one.name === name)
    return fragment === undefined
      ? [step]
      : stepsOfFragment(fragment).map((one) => ({ ...one, within: step.within }))
  })

/** Reads all that a plan is made of. `broken` are files whose own mistakes are told elsewhere. */
export const readPlanFiles = (
  workspace: Workspace,
  name: string,
  options: {
    readonly kindsOf: PlanFiles['kindsOf']
    readonly namespaces: PlanFiles['namespaces']
    readonly broken: ReadonlySet<string>
  },
): PlanFiles => {
  const folder = join(workspace.folder, 'plans', name)
  const read = (...path: string[]): YamlSource | null => {
    const absolute = join(folder, ...path)
    const file = workspace.display(absolute)
    if (options.broken.has(file)) return null
    const source = readYaml(file, absolute)
    return source.ok ? source.value : null
  }
  const named = (kind: string): NamedFile[] =>
    namesIn(join(folder, kind), '.yaml').flatMap((one) => {
      const source = read(kind, `${one}.yaml`)
      return source === null ? [] : [{ name: one, source }]
    })
  const plan = read('plan.yaml')
  const { table, problems: tableProblems } = loadRequirements(workspace, folder)
  const fields = isFields(plan?.value) ? plan.value : {}
  const listed = listOf(fields['areas']).flatMap((area) =>
    isFields(area) ? textsOf(area['cases']) : [],
  )
  const caseNames = namesIn(join(folder, 'cases'), suffix)
  const inOrder = [...new Set([...listed.filter((id) => caseNames.includes(id)), ...caseNames])]
  const cases = inOrder.flatMap((id): WrittenCase[] => {
    const source = read('cases', `${id}${suffix}`)
    return source === null || !isFields(source.value)
      ? []
      : [{ id, source, value: source.value, steps: allSteps(source, source.value) }]
  })
  return {
    name,
    folder,
    workspace,
    plan,
    requirements: tableProblems.length === 0 ? table : null,
    listed,
    notApplicable: new Set(
      listOf(fields['not-applicable']).flatMap((one) =>
        isFields(one) && typeof one['case'] === 'string' ? [one['case']] : [],
      ),
    ),
    cases,
    isWhole: cases.length === caseNames.length,
    caseNames,
    payloads: named('payloads'),
    fragments: named('fragments'),
    data: named('data'),
    kindsOf: options.kindsOf,
    namespaces: options.namespaces,
  }
}
