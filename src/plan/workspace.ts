import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { packageRoot } from '../lib/package-root.ts'
import { shown } from '../lib/shown.ts'
import { namesIn } from './plan-file.ts'

/** The folder with `plans/`, `suites/`, `applications/`, `environments/` and `reports/`. */
export interface Workspace {
  readonly folder: string
  /** A path as problems show it: relative to the workspace, with `/`. */
  readonly display: (absolute: string) => string
}

const withPlans = (folder: string): string | undefined => {
  if (existsSync(join(folder, 'plans'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : withPlans(parent)
}

/** The nearest folder upwards with `plans/`, else the folder itself. */
export const findWorkspace = (from: string): Workspace => {
  const folder = withPlans(resolve(from)) ?? resolve(from)
  return {
    folder,
    display: (absolute) => shown(relative(folder, absolute).split(sep).join('/'), 1000),
  }
}

/** Names in a folder of the workspace; none when there is no such folder. */
const entries = (folder: string): readonly string[] => {
  const found = namesIn(folder)
  return found.ok ? found.names : []
}

const names = (folder: string, suffix: string): string[] =>
  entries(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, name.length - suffix.length))

/** Names of the plans: folders with a `plan.yaml`. */
export const planNames = (workspace: Workspace): string[] => {
  const folder = join(workspace.folder, 'plans')
  return entries(folder).filter((name) => existsSync(join(folder, name, 'plan.yaml')))
}

export const suiteNames = (workspace: Workspace): string[] =>
  names(join(workspace.folder, 'suites'), '.suite.yaml')

export const applicationNames = (workspace: Workspace): string[] =>
  names(join(workspace.folder, 'applications'), '.yaml')

/** The folder of an environment: the workspace's own, else the one built into the package. */
export const environmentFolder = (workspace: Workspace, name: string): string | undefined =>
  // A name, never a path.
  /[\\/:]|^\.*$/.test(name)
    ? undefined
    : [workspace.folder, packageRoot]
        .map((root) => join(root, 'environments', name))
        .find((folder) => existsSync(join(folder, 'environment.yaml')))

export const environmentNames = (workspace: Workspace): string[] =>
  [
    ...new Set(
      [workspace.folder, packageRoot].flatMap((root) => {
        const folder = join(root, 'environments')
        return entries(folder).filter((name) => existsSync(join(folder, name, 'environment.yaml')))
      }),
    ),
  ].toSorted()

/** The error for a name that nothing has: it lists what there is. */
export const unknownName = (
  code: 'PLAN_NOT_FOUND' | 'APPLICATION_INVALID' | 'ENVIRONMENT_INVALID' | 'SUITE_INVALID',
  what: string,
  name: string,
  known: readonly string[],
): HarnessError => {
  const near = nearest(name, known)
  return new HarnessError(code, t`${what} «${shown(name)}» non esiste`, {
    hint:
      near === undefined
        ? known.length === 0
          ? t`in questa cartella non ce ne sono: spostarsi nella cartella che contiene plans/`
          : t`esistono: ${known.join(', ')}`
        : t`forse si intendeva «${near}»`,
  })
}
