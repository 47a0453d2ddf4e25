import { lstatSync } from 'node:fs'
import { join } from 'node:path'

import type { z } from 'zod'

import { ApplicationShape } from './application-schema.ts'
import { EnvironmentShape } from './environment-schema.ts'
import { SuiteShape } from './plan-schema.ts'
import { inFileOrder, type Loaded } from './problem.ts'
import { ProcedureShape } from './procedure-schema.ts'
import { readYaml, type YamlSource } from './read-yaml.ts'
import { schemaProblems } from './schema-problems.ts'
import type { Workspace } from './workspace.ts'

/** A file of one shape, with its source for problems that show only later. */
export interface LoadedFile<Shape> {
  readonly shape: Shape
  readonly source: YamlSource
}

const loadShape = <Schema extends z.ZodType>(
  workspace: Workspace,
  absolute: string,
  schema: Schema,
  code: string,
): Loaded<LoadedFile<z.output<Schema>>> => {
  const read = readYaml(workspace.display(absolute), absolute)
  if (!read.ok) return read
  const parsed = schema.safeParse(read.value.value)
  return parsed.success
    ? { ok: true, value: { shape: parsed.data, source: read.value } }
    : {
        ok: false,
        problems: inFileOrder(schemaProblems(read.value, parsed.error, { code, schema })),
      }
}

export const loadSuite = (
  workspace: Workspace,
  name: string,
): Loaded<LoadedFile<z.output<typeof SuiteShape>>> =>
  loadShape(
    workspace,
    join(workspace.folder, 'suites', `${name}.suite.yaml`),
    SuiteShape,
    'SUITE_INVALID',
  )

export const loadApplication = (
  workspace: Workspace,
  name: string,
): Loaded<LoadedFile<z.output<typeof ApplicationShape>>> =>
  loadShape(
    workspace,
    join(workspace.folder, 'applications', `${name}.yaml`),
    ApplicationShape,
    'APPLICATION_INVALID',
  )

export const loadEnvironment = (
  workspace: Workspace,
  folder: string,
): Loaded<LoadedFile<z.output<typeof EnvironmentShape>>> =>
  loadShape(workspace, join(folder, 'environment.yaml'), EnvironmentShape, 'ENVIRONMENT_INVALID')

/** What the user keeps about the procedure; null where there is no such file. */
export const loadProcedure = (
  workspace: Workspace,
): Loaded<LoadedFile<z.output<typeof ProcedureShape>> | null> => {
  const absolute = join(workspace.folder, 'procedure.yaml')
  if (lstatSync(absolute, { throwIfNoEntry: false }) === undefined) return { ok: true, value: null }
  return loadShape(workspace, absolute, ProcedureShape, 'PROCEDURE_INVALID')
}
