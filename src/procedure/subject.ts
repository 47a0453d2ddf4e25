import { loadApplication, loadProcedure, type LoadedFile } from '../plan/load-file.ts'
import type { ApplicationShape } from '../plan/application-schema.ts'
import type { Problem, Loaded } from '../plan/problem.ts'
import type { ProcedureShape } from '../plan/procedure-schema.ts'
import type { Path } from '../plan/read-yaml.ts'
import { applicationNames, unknownName, type Workspace } from '../plan/workspace.ts'
import { t } from '../lib/language/t.ts'

/** Whose procedure it is: an application of a workspace, with what the user keeps about both. */
export interface Subject {
  readonly workspace: Workspace
  readonly name: string
  readonly application: LoadedFile<ApplicationShape>
  /** Null where there is no `procedure.yaml`. */
  readonly procedure: LoadedFile<ProcedureShape> | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: Date
}

export const procedureFile = 'procedure.yaml'

export const loadSubject = (
  workspace: Workspace,
  name: string,
  around: Pick<Subject, 'env' | 'now'>,
): Loaded<Subject> => {
  const names = applicationNames(workspace)
  if (!names.includes(name))
    throw unknownName('APPLICATION_INVALID', t`l'applicazione`, name, names)
  const application = loadApplication(workspace, name)
  const procedure = loadProcedure(workspace)
  if (application.ok && procedure.ok)
    return {
      ok: true,
      value: {
        workspace,
        name,
        application: application.value,
        procedure: procedure.value,
        ...around,
      },
    }
  return {
    ok: false,
    problems: [application, procedure].flatMap((one) => (one.ok ? [] : one.problems)),
  }
}

/** Something without which a message cannot be written: where it is to be written in, and how. */
const missingAt = (
  file: string,
  place: { readonly line: number; readonly column: number },
  message: string,
  hint: string,
): Problem => ({ code: 'MESSAGE_INCOMPLETE', file, ...place, message, hint })

/** Missing in `procedure.yaml`, or the whole of it. */
export const missingInProcedure = (
  { procedure }: Pick<Subject, 'procedure'>,
  path: Path,
  message: string,
  hint: string,
): Problem =>
  procedure === null
    ? missingAt(procedureFile, { line: 1, column: 1 }, message, hint)
    : missingAt(procedure.source.file, procedure.source.locate(path), message, hint)

/** Missing in the application's file. */
export const missingInApplication = (
  { application: { source } }: Subject,
  path: Path,
  message: string,
  hint: string,
): Problem => missingAt(source.file, source.locate(path), message, hint)

/** Missing in another file, which has no lines. */
export const missingInFile = (file: string, message: string, hint: string): Problem =>
  missingAt(file, { line: 1, column: 1 }, message, hint)

/** What a message is made of, or all that is missing. */
export type Ready<Value> = Loaded<Value>

/** Several things at once: all of them, or everything that is missing of any. */
export const allReady = <Values extends Readonly<Record<string, unknown>>>(given: {
  readonly [Name in keyof Values]: Ready<Values[Name]>
}): Ready<Values> => {
  const entries = Object.entries(given) as [string, Ready<unknown>][]
  const problems = entries.flatMap(([, one]) => (one.ok ? [] : one.problems))
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: Object.fromEntries(
      entries.flatMap(([name, one]) => (one.ok ? [[name, one.value]] : [])),
    ) as Values,
  }
}
