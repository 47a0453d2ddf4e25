import { join } from 'node:path'

import { t } from '../lib/language/t.ts'
import { Mapping, mappingFile } from '../importer/mapping.ts'
import { inFileOrder, type Loaded } from '../plan/problem.ts'
import { readYaml } from '../plan/read-yaml.ts'
import { schemaProblems } from '../plan/schema-problems.ts'
import type { Workspace } from '../plan/workspace.ts'

/** Reads the mapping of a plan: which column of its document takes what. */
export const loadMapping = (workspace: Workspace, plan: string): Loaded<Mapping> => {
  const absolute = join(workspace.folder, 'plans', plan, mappingFile)
  const file = workspace.display(absolute)
  const read = readYaml(file, absolute)
  if (!read.ok)
    return {
      ok: false,
      problems: read.problems.map((problem) =>
        problem.code === 'FILE_UNREADABLE'
          ? { ...problem, hint: t`${mappingFile} lo scrive collaudo import, con il piano` }
          : problem,
      ),
    }
  const parsed = Mapping.safeParse(read.value.value)
  return parsed.success
    ? { ok: true, value: parsed.data }
    : {
        ok: false,
        problems: inFileOrder(
          schemaProblems(read.value, parsed.error, { code: 'MAPPING_INVALID', schema: Mapping }),
        ),
      }
}
