import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { storedRuns, type StoredRun } from '../evidence/run-file.ts'
import { isProduction } from '../environment/production.ts'
import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import { PlanShape } from '../plan/plan-schema.ts'
import { staleFiles } from '../plan/stale-cases.ts'
import { readYaml } from '../plan/read-yaml.ts'
import { missingInFile, missingInProcedure, type Ready, type Subject } from './subject.ts'

/** The two plans that the authority sends, by the key that names each in `procedure.yaml`. */
export type PlanKey = 'test' | 'verification'

interface NamedPlan {
  readonly name: string
  readonly version: string
  readonly cases: readonly string[]
}

const planKeys = {
  test: t`il piano che l'autorità ha inviato nella fase 4`,
  verification: t`il piano che l'autorità ha inviato nella fase 5`,
} as const

/** A plan of the authority's, as `procedure.yaml` names it and `plans/` has it. */
export const readyPlan = (subject: Subject, key: PlanKey): Ready<NamedPlan> => {
  const name = subject.procedure?.shape.plans?.[key]
  if (name === undefined)
    return {
      ok: false,
      problems: [
        missingInProcedure(
          subject,
          ['plans', key],
          t`manca «plans.${key}»: ${planKeys[key]}`,
          t`scrivere in plans/ i casi del piano ricevuto, e qui il nome della sua cartella`,
        ),
      ],
    }
  const absolute = join(subject.workspace.folder, 'plans', name, 'plan.yaml')
  if (!existsSync(absolute))
    return {
      ok: false,
      problems: [
        missingInProcedure(
          subject,
          ['plans', key],
          t`plans/${name} non c'è: ${planKeys[key]}`,
          t`scrivere in plans/${name} i casi del piano ricevuto`,
        ),
      ],
    }
  const read = readYaml(subject.workspace.display(absolute), absolute)
  if (!read.ok) return read
  const parsed = PlanShape.safeParse(read.value.value)
  return parsed.success
    ? {
        ok: true,
        value: {
          name,
          version: parsed.data.version,
          cases: parsed.data.areas.flatMap(({ cases }) => cases),
        },
      }
    : {
        ok: false,
        problems: [
          missingInFile(
            `plans/${name}/plan.yaml`,
            t`il piano non si legge`,
            t`collaudo check ${name} dice che cosa non va`,
          ),
        ],
      }
}

const withoutRow = (id: string): string => id.replace(/\[\d+\]$/, '')

/** Whether a run was made where the authority sees it: in its test environment, by a real server. */
export const isAttended = ({ environment, cases }: RunRecord): boolean =>
  !environment.simulator &&
  !Object.values(environment.endpoints).some((url) => !URL.canParse(url) || isProduction(url)) &&
  !cases.some(({ steps }) =>
    steps.some(({ exchanges }) => exchanges.some(({ simulator }) => simulator !== undefined)),
  )

/**
 * Whether a run proves a plan: whole, of its version, positive, by this application, in the test environment, and of the
 * cases as they still are.
 */
export const proves = (
  { name, application: { shape }, workspace }: Pick<Subject, 'name' | 'application' | 'workspace'>,
  plan: NamedPlan,
  run: RunRecord,
): boolean =>
  run.plan.name === plan.name &&
  run.plan.version === plan.version &&
  run.application.name === name &&
  run.application.version === shape.version &&
  run.application.title === shape.title &&
  run.application.defects.length === 0 &&
  run.verdict === 'positivo' &&
  !run.interrupted &&
  isAttended(run) &&
  plan.cases.every((id) => run.cases.some((one) => withoutRow(one.id) === id)) &&
  !run.cases.some(({ partial }) => partial !== undefined) &&
  staleFiles(run, workspace.folder).length === 0

/** The last run that proves a plan. */
export const readyRun = (subject: Subject, key: PlanKey): Ready<StoredRun> => {
  const plan = readyPlan(subject, key)
  if (!plan.ok) return plan
  for (const run of storedRuns(join(subject.workspace.folder, 'reports')))
    if (proves(subject, plan.value, run.record)) return { ok: true, value: run }
  const { shape } = subject.application
  return {
    ok: false,
    problems: [
      missingInFile(
        'reports/',
        t`nessuna esecuzione prova il piano ${plan.value.name}: intera, positiva, nell'ambiente di test, con ${shape.title} ${shape.version}, dei casi come sono ora`,
        t`collaudo run ${plan.value.name} --env collaudo (il simulatore non conta)`,
      ),
    ],
  }
}
