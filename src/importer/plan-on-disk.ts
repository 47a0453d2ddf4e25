import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { PlanShape } from '../plan/plan-schema.ts'
import { inFileOrder, type Loaded, type Problem } from '../plan/problem.ts'
import { namesIn } from '../plan/plan-file.ts'
import { readYaml } from '../plan/read-yaml.ts'
import { schemaProblems, valueAt } from '../plan/schema-problems.ts'
import type { Workspace } from '../plan/workspace.ts'

/** A case of an imported plan, as far as its document is concerned. */
export interface KnownCase {
  readonly id: string
  readonly title: string
  readonly area: string
  /** The words that it was made from; empty where it does not say. */
  readonly text: string
  readonly cell: string
  readonly isEncoded: boolean
}

/** An imported plan as it stands on the disk: what people have encoded in it is left alone. */
export interface KnownPlan {
  readonly folder: string
  readonly shape: PlanShape & { readonly document: NonNullable<PlanShape['document']> }
  /** Cases that come from the document, in the plan's order. */
  readonly cases: readonly KnownCase[]
  /** Cases that people added, with the area that they are in. */
  readonly ownCases: readonly { readonly id: string; readonly area: string }[]
}

const textAt = (value: Parameters<typeof valueAt>[0], path: readonly string[]): string => {
  const found = valueAt(value, path)
  return typeof found === 'string' ? found : ''
}

/** Reads what a plan keeps of its document, without reading what its cases do. */
export const readKnownPlan = (workspace: Workspace, name: string): Loaded<KnownPlan> => {
  const folder = join(workspace.folder, 'plans', name)
  const file = join(folder, 'plan.yaml')
  const read = readYaml(workspace.display(file), file)
  if (!read.ok) return read
  const parsed = PlanShape.safeParse(read.value.value)
  if (!parsed.success)
    return {
      ok: false,
      problems: inFileOrder(
        schemaProblems(read.value, parsed.error, { code: 'PLAN_INVALID', schema: PlanShape }),
      ),
    }
  const { document } = parsed.data
  if (document === undefined)
    throw new HarnessError(
      'DOCUMENT_MISMATCH',
      t`il piano ${name} non nomina il documento da cui viene`,
      {
        hint: t`farlo dal documento: collaudo import FILE --plan NOME`,
      },
    )
  const problems: Problem[] = []
  const files = namesIn(join(folder, 'cases'))
  const present = new Set(files.ok ? files.names : [])
  const cases: KnownCase[] = []
  const ownCases: { id: string; area: string }[] = []
  for (const area of parsed.data.areas)
    for (const id of area.cases) {
      const cell = document.cells[id]
      if (cell === undefined) {
        ownCases.push({ id, area: area.name })
        continue
      }
      const caseFile = join(folder, 'cases', `${id}.case.yaml`)
      const source = present.has(`${id}.case.yaml`)
        ? readYaml(workspace.display(caseFile), caseFile)
        : null
      if (source?.ok === false) problems.push(...source.problems)
      const value = source?.ok === true ? source.value.value : null
      cases.push({
        id,
        area: area.name,
        cell,
        title: textAt(value, ['title']),
        text: textAt(value, ['source', 'text']),
        isEncoded: textAt(value, ['state']) !== 'to-be-encoded',
      })
    }
  return problems.length > 0
    ? { ok: false, problems: inFileOrder(problems) }
    : { ok: true, value: { folder, shape: { ...parsed.data, document }, cases, ownCases } }
}
