import { statSync } from 'node:fs'
import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import { checkKinds } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { expandExamples, expandNeeds } from './expand-examples.ts'
import { withHashes } from './case-content.ts'
import { checkSurroundings, filesOfFolder } from './check-surroundings.ts'
import { loadCase, type LoadedCase } from './load-case.ts'
import { loadData } from './load-data.ts'
import { messageProblems } from './message-problems.ts'
import { loadRequirements } from './load-requirements.ts'
import { namesIn } from './plan-file.ts'
import { PlanShape } from './plan-schema.ts'
import type { Plan, PlanCase } from './plan.ts'
import { inFileOrder, problemText, type Loaded, type Problem } from './problem.ts'
import { readYaml, type YamlSource } from './read-yaml.ts'
import { caseProblems, type SimulatorOffer } from './rules.ts'
import { schemaProblems } from './schema-problems.ts'
import { variableProblems } from './variables.ts'
import type { Workspace } from './workspace.ts'

const suffix = '.case.yaml'

/** What a plan is read against: the adapters, and the environment in which it will run. */
export interface PlanSurroundings {
  readonly workspace: Workspace
  readonly adapters: readonly Adapter[]
  readonly environment: {
    readonly folder: string
  }
  /** Names of the operators of every environment: one that is in none of them is a mistake. */
  readonly operators: readonly string[]
  /** What the simulator offers: conditions that a case may ask for, switches that it may lean on. */
  readonly simulator: SimulatorOffer
}

interface Row {
  readonly id: string
  readonly area: string
  readonly path: readonly (string | number)[]
}

const rowsOf = (plan: PlanShape): Row[] =>
  plan.areas.flatMap((area, areaIndex) =>
    area.cases.map((id, index) => ({
      id,
      area: area.name,
      path: ['areas', areaIndex, 'cases', index],
    })),
  )

const rowProblems = (
  source: YamlSource,
  rows: readonly Row[],
  files: readonly string[],
): Problem[] => {
  const problem = (row: Row, code: string, message: string, hint?: string): Problem => ({
    code,
    file: source.file,
    ...source.locate(row.path),
    message,
    hint,
  })
  return rows.flatMap((row, index) => {
    const found: Problem[] = []
    if (rows.findIndex((other) => other.id === row.id) !== index)
      found.push(
        problem(
          row,
          'PLAN_CASE_DUPLICATE',
          t`il caso «${row.id}» è elencato due volte`,
          t`lasciarne uno`,
        ),
      )
    else if (!files.includes(row.id)) {
      const listed = new Set(rows.map((other) => other.id))
      const near = nearest(
        row.id,
        files.filter((file) => !listed.has(file)),
      )
      found.push(
        problem(
          row,
          'PLAN_CASE_MISSING',
          t`il caso «${row.id}» non ha il file cases/${row.id}${suffix}`,
          near === undefined
            ? t`creare il file o togliere la riga`
            : t`forse si intendeva «${near}»`,
        ),
      )
    }
    return found
  })
}

/** Whether an entry of the folder of cases would be taken for a case, or for a folder of them, and is not read. */
const isStray = (folder: string, name: string): boolean =>
  !name.startsWith('.') &&
  !name.endsWith(suffix) &&
  (/\.ya?ml$/i.test(name) ||
    statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true)

/** A mistake in a payload is found by every case that uses it: it is told once. */
const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [problemText(problem), problem])).values(),
]

const skipped = (planCase: PlanCase, reason: string): PlanCase => ({
  ...planCase,
  skip: { cause: 'not-applicable', reason },
})

/** Reads, parses and checks a whole plan: every mistake of every file at once. */
export const loadPlan = async (name: string, around: PlanSurroundings): Promise<Loaded<Plan>> => {
  const { workspace } = around
  const folder = join(workspace.folder, 'plans', name)
  const read = readYaml(workspace.display(join(folder, 'plan.yaml')), join(folder, 'plan.yaml'))
  if (!read.ok) return read
  const source = read.value
  const parsed = PlanShape.safeParse(source.value)
  if (!parsed.success)
    return {
      ok: false,
      problems: inFileOrder(
        schemaProblems(source, parsed.error, { code: 'PLAN_INVALID', schema: PlanShape }),
      ),
    }
  const plan = parsed.data
  const casesFolder = join(folder, 'cases')
  const listed = namesIn(casesFolder)
  const files = (listed.ok ? listed.names : [])
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
  const rows = rowsOf(plan)
  const problems: Problem[] = rowProblems(source, rows, files)
  if (!listed.ok)
    problems.push({
      code: 'FILE_UNREADABLE',
      file: workspace.display(casesFolder),
      line: 1,
      column: 1,
      message: listed.message,
      hint: t`i casi stanno nella cartella cases/ del piano`,
    })
  const adapters = new Map(around.adapters.map((adapter) => [adapter.id, adapter]))
  const checkFiles = new Map<string, string>()
  const sentFiles = new Map<string, string>()
  const surroundings = {
    workspace,
    planFolder: folder,
    plan: name,
    defaultOperator: plan.operator,
    adapters,
    kinds: new Map(
      around.adapters.map((adapter) => [
        adapter.id,
        checkKinds(adapter.checks, checkSurroundings(adapter, filesOfFolder(folder, checkFiles))),
      ]),
    ),
    operators: around.operators,
    sentFiles,
  }
  const loaded = new Map<string, LoadedCase>()
  for (const row of rows) {
    if (loaded.has(row.id) || !files.includes(row.id)) continue
    const one = await loadCase(
      { ...surroundings, area: row.area },
      join(casesFolder, `${row.id}${suffix}`),
      row.id,
    )
    problems.push(...one.problems)
    if (one.loaded !== null) loaded.set(row.id, one.loaded)
  }
  for (const file of files.filter((id) => !rows.some((row) => row.id === id)))
    problems.push({
      code: 'PLAN_CASE_UNLISTED',
      file: workspace.display(join(casesFolder, `${file}${suffix}`)),
      line: 1,
      column: 1,
      message: t`il caso «${file}» non è elencato in plan.yaml`,
      hint: t`aggiungerlo a un'area di ${source.file}`,
    })

  // A note or a table beside the cases is nobody's mistake; what looks like a case and is never read is.
  for (const entry of (listed.ok ? listed.names : []).filter((one) => isStray(casesFolder, one)))
    problems.push({
      code: 'PLAN_CASE_UNLISTED',
      file: workspace.display(join(casesFolder, entry)),
      line: 1,
      column: 1,
      message: t`i casi sono i soli file <ID>${suffix} della cartella: questo non si legge`,
      hint: t`rinominarlo, o spostare i casi in ${workspace.display(casesFolder)}`,
    })

  const { data, problems: dataProblems } = loadData(workspace, [
    join(folder, 'data'),
    join(around.environment.folder, 'data'),
  ])
  const requirements = loadRequirements(workspace, folder)
  problems.push(...dataProblems, ...requirements.problems)
  problems.push(
    ...caseProblems(
      loaded,
      rows.map((row) => row.id),
      around.simulator,
    ),
  )
  for (const one of loaded.values())
    if (one.isWhole)
      problems.push(
        ...variableProblems(one, data, around.operators),
        ...messageProblems(one, data, adapters),
      )

  const notApplicable = new Map(
    (plan['not-applicable'] ?? []).map((item) => [item.case, item.reason]),
  )
  for (const [index, { case: id }] of (plan['not-applicable'] ?? []).entries())
    if (!rows.some((row) => row.id === id))
      problems.push({
        code: 'PLAN_CASE_MISSING',
        file: source.file,
        ...source.locate(['not-applicable', index, 'case']),
        message: t`il caso «${id}» non è nel piano`,
        hint: undefined,
      })
  if (problems.length > 0) return { ok: false, problems: inFileOrder(distinct(problems)) }
  const made = {
    data,
    files: Object.fromEntries(checkFiles),
    ...(sentFiles.size === 0 ? {} : { sent: Object.fromEntries(sentFiles) }),
  }
  return {
    ok: true,
    value: {
      name,
      title: plan.title,
      version: plan.version,
      note: plan.note ?? null,
      ...(plan.document === undefined ? {} : { document: plan.document }),
      requirements: requirements.table?.rows ?? [],
      ...made,
      cases: rows.flatMap((row) => {
        const one = loaded.get(row.id)
        if (one === undefined) return []
        const reason = notApplicable.get(row.id)
        return expandExamples(one)
          .map((each) => expandNeeds(each, (id) => loaded.get(id)?.rows.length ?? 0))
          .map((each) => (reason === undefined ? each : skipped(each, reason)))
          .map((each) => withHashes(each, made))
      }),
    },
  }
}
