import type { Adapter } from '../../adapter/define-adapter.ts'
import { checkKinds } from '../../check/expectation.ts'
import type { Problem } from '../problem.ts'
import type { Workspace } from '../workspace.ts'
import type { Finding } from './finding.ts'
import { readPlanFiles } from './plan-files.ts'
import { lintRules } from './rules.ts'

// A file with one of these is not what its author meant: what the rules would say of it is an echo.
const ofShape = /_INVALID$|^YAML_|^FILE_/

/**
 * What can be said against a plan beyond the mistakes of its single files. `problems` are those mistakes: of a
 * file whose shape is wrong nothing is said here.
 */
export const lintPlan = (
  workspace: Workspace,
  name: string,
  adapters: readonly Adapter[],
  problems: readonly Problem[] = [],
): Finding[] => {
  const kinds = new Map(adapters.map(({ id, checks }) => [id, checkKinds(checks)]))
  const ofAll = checkKinds(adapters.flatMap(({ checks }) => checks))
  const files = readPlanFiles(workspace, name, {
    kindsOf: (uses) => (uses === undefined ? undefined : kinds.get(uses)) ?? ofAll,
    namespaces: Object.assign({}, ...adapters.map((adapter) => adapter.namespaces)) as Readonly<
      Record<string, string>
    >,
    broken: new Set(problems.filter(({ code }) => ofShape.test(code)).map(({ file }) => file)),
  })
  return lintRules.flatMap(({ code, level, find }) =>
    find(files).map(({ source, path, atKey, message, hint }): Finding => ({
      code,
      level,
      file: source.file,
      ...((atKey === true ? source.locateKey?.(path) : undefined) ?? source.locate(path)),
      message,
      hint,
    })),
  )
}
