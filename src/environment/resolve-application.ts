import { t } from '../lib/language/t.ts'
import { loadApplication } from '../plan/load-file.ts'
import { inFileOrder, type Loaded, type Problem } from '../plan/problem.ts'
import { nearest } from '../lib/nearest.ts'
import { applicationNames, unknownName, type Workspace } from '../plan/workspace.ts'
import type { ApplicationSpec } from './environment.ts'
import { makeReferences } from './resolve-references.ts'

/**
 * Reads the application under test. On the simulator its code is generated; elsewhere it must have a
 * value, and demonstration defects are refused.
 */
export const resolveApplication = (
  workspace: Workspace,
  name: string,
  options: {
    readonly simulator: boolean
    readonly env: Readonly<Record<string, string | undefined>>
    readonly knownDefects: readonly string[]
  },
): Loaded<ApplicationSpec> => {
  const names = applicationNames(workspace)
  if (!names.includes(name))
    throw unknownName('APPLICATION_INVALID', t`l'applicazione`, name, names)
  const loaded = loadApplication(workspace, name)
  if (!loaded.ok) return loaded
  const { shape, source } = loaded.value
  const problems: Problem[] = []
  const fail = (path: (string | number)[], message: string, hint: string | undefined): void => {
    problems.push({
      code: 'APPLICATION_INVALID',
      file: source.file,
      ...source.locate(path),
      message,
      hint,
    })
  }
  for (const [index, defect] of (shape.defects ?? []).entries())
    if (!options.knownDefects.includes(defect)) {
      const near = nearest(defect, options.knownDefects)
      fail(
        ['defects', index],
        t`il difetto «${defect}» non esiste: ci sono ${options.knownDefects.join(', ')}`,
        near === undefined ? undefined : t`forse si intendeva «${near}»`,
      )
    }
  if (!options.simulator && (shape.defects ?? []).length > 0)
    fail(
      ['defects'],
      t`i difetti dimostrativi sono ammessi solo sul simulatore`,
      t`togliere defects: o usare l'ambiente simulator`,
    )
  const references = makeReferences(source, workspace.folder, options.env)
  const reference = shape['application-code']
  let applicationCode: string | null = null
  if (!options.simulator) {
    if (reference === undefined)
      fail(
        [],
        t`manca la chiave «application-code»`,
        t`aggiungere application-code: { env: SIST_CODICE_APPLICATIVO }`,
      )
    else applicationCode = references.text(reference, ['application-code'])
  }
  const all = [...problems, ...references.problems]
  if (all.length > 0) return { ok: false, problems: inFileOrder(all) }
  return {
    ok: true,
    value: {
      name,
      title: shape.title,
      producer: shape.producer,
      version: shape.version,
      profile: shape.profile,
      applicationCode,
      defects: shape.defects ?? [],
    },
  }
}
