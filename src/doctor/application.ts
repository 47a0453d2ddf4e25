import {
  compareCommunicated,
  type ComparedEnvironment,
} from '../environment/compare-communicated.ts'
import { t } from '../lib/language/t.ts'
import type { Problem } from '../plan/problem.ts'
import type { Workspace } from '../plan/workspace.ts'
import { problemsLine } from './environment-files.ts'
import { line, type DoctorLine } from './line.ts'

const check = line('application', t`Applicazione come comunicata`)

/** What is wrong with the application's file itself. */
export const applicationFile = (problems: readonly Problem[]): DoctorLine =>
  problemsLine(check, problems)

export const noApplication = (): DoctorLine =>
  check.failed(
    t`nessuna applicazione in applications/`,
    t`descriverla in applications/<nome>.yaml: title, producer, version, profile`,
  )

export const applicationUnknown = (reason: string, todo: string | null = null): DoctorLine =>
  check.unknown(reason, todo)

/** Whether application, client certificate and operators are those that the authority was told of. */
export const applicationAsCommunicated = (
  workspace: Workspace,
  name: string,
  environment: ComparedEnvironment,
  env: Readonly<Record<string, string | undefined>>,
): DoctorLine => {
  if (environment.simulator)
    return check.idle(t`sul simulatore, che fa i certificati sul momento, non si confronta`)
  const findings = compareCommunicated(workspace, name, environment, {
    employed: new Set(Object.keys(environment.operators)),
    env,
  })
  const missing = findings.find(({ code }) => code === 'COMMUNICATED_MISSING')
  if (missing !== undefined) return check.unknown(missing.message, missing.hint ?? null)
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length > 0) return problemsLine(check, errors)
  if (findings.length > 0) return { ...problemsLine(check, findings), result: 'warning' }
  return check.ok(t`${name}: nome, produttore, versione, certificato e dispositivi sono quelli`)
}
