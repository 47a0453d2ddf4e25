import { compareCommunicated } from '../../environment/compare-communicated.ts'
import { declareEnvironment } from '../../environment/declare-environment.ts'
import type { DeclaredEnvironment } from '../../environment/environment.ts'
import { t } from '../../lib/language/t.ts'
import { lintPlan } from '../../plan/lint/lint-plan.ts'
import { lintSuite } from '../../plan/lint/lint-suite.ts'
import type { Finding } from '../../plan/lint/finding.ts'
import { writtenSecrets } from '../../plan/lint/secrets.ts'
import { loadApplication, loadProcedure, loadSuite } from '../../plan/load-file.ts'
import { loadTrafficRules } from '../../plan/load-traffic-rules.ts'
import type { Plan } from '../../plan/plan.ts'
import { inFileOrder, type Problem } from '../../plan/problem.ts'
import {
  applicationNames,
  findWorkspace,
  planNames,
  suiteNames,
  unknownName,
  type Workspace,
} from '../../plan/workspace.ts'
import { chooseApplication } from '../../session/choose-application.ts'
import { loadPlanFor } from '../../session/load-target.ts'
import { supply } from '../../session/supply.ts'
import { contractLines, contractsAsData } from '../contract-notes.ts'
import { loadAdaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printFindings } from '../print-error.ts'

export interface CheckOptions {
  readonly env?: string
  readonly application?: string
  readonly json?: boolean
  readonly strict?: boolean
}

const asErrors = (problems: readonly Problem[]): Finding[] =>
  problems.map((problem) => ({ ...problem, level: 'error' }))

const isSecret = ({ code }: Finding): boolean => code === 'SECRET_WRITTEN'

const place = ({ file, line, column }: Finding): string => `${file}:${line}:${column}`

/** A secret written where a reference is wanted is one mistake: what the schema says of it is left out. */
const withoutEchoes = (findings: readonly Finding[]): Finding[] => {
  const secrets = new Set(findings.filter((one) => isSecret(one)).map((one) => place(one)))
  return findings.filter((one, index) =>
    isSecret(one)
      ? findings.findIndex((other) => isSecret(other) && place(other) === place(one)) === index
      : !(one.code.endsWith('_INVALID') && secrets.has(place(one))),
  )
}

const suiteFindings = (
  workspace: Workspace,
  plans: readonly string[],
  loaded: ReadonlyMap<string, Plan>,
): Finding[] =>
  suiteNames(workspace).flatMap((name) => {
    const suite = loadSuite(workspace, name)
    if (!suite.ok) return asErrors(suite.problems)
    const { shape, source } = suite.value
    if (!plans.includes(shape.plan))
      return asErrors([
        {
          code: 'SUITE_INVALID',
          file: source.file,
          ...source.locate(['plan']),
          message: t`il piano «${shape.plan}» non esiste`,
          hint: t`esistono: ${plans.join(', ')}`,
        },
      ])
    const plan = loaded.get(shape.plan)
    return plan === undefined ? [] : lintSuite(suite.value, plan)
  })

/** The values of `.env` that nobody may read, by the names under which a workspace's files ask for them. */
const secretValues = (io: Io): Record<string, string> =>
  Object.fromEntries(
    Object.entries(io.env).flatMap(([name, value]) =>
      value !== undefined && /PASSPHRASE|PASSWORD|_PIN$|SECRET|TOKEN|CODICE_APPLICATIVO/.test(name)
        ? [[name, value]]
        : [],
    ),
  )

/** In what application and environment differ from what the authority was told; nothing where no run begins there. */
const communicatedFindings = (
  workspace: Workspace,
  environment: DeclaredEnvironment,
  plans: readonly Plan[],
  { application }: CheckOptions,
  { env }: Io,
): Finding[] => {
  if (environment.simulator || applicationNames(workspace).length === 0) return []
  const cases = plans.flatMap((plan) => plan.cases)
  return compareCommunicated(workspace, chooseApplication(workspace, application), environment, {
    employed: new Set(cases.flatMap(({ operators }) => operators)),
    env,
  })
}

/** Checks plans, suites, applications and the environment, without sending anything. */
export const check = async (
  name: string | undefined,
  options: CheckOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const plans = planNames(workspace)
  if (name !== undefined && !plans.includes(name))
    throw unknownName('PLAN_NOT_FOUND', t`il piano`, name, plans)
  const chosen = name === undefined ? plans : [name]
  const findings: Finding[] = []
  const installed = await loadAdaptersOf(workspace)
  if (!installed.ok) {
    // Of a plan nothing can be said without the adapters that it is written for.
    if (options.json === true)
      io.out(
        `${JSON.stringify({ plans: chosen, cases: 0, problems: asErrors(installed.problems) }, null, 2)}\n`,
      )
    else printFindings(io, asErrors(installed.problems))
    return exitCodes.wrong
  }
  const { adapters } = await supply(installed.value, io.env, io.cwd)
  const declared = declareEnvironment(workspace, options.env ?? 'simulator', io.env)
  if (!declared.ok) findings.push(...asErrors(declared.problems))
  const rules = loadTrafficRules(workspace, adapters)
  if (!rules.ok) findings.push(...asErrors(rules.problems))
  const loaded = new Map<string, Plan>()
  if (declared.ok)
    for (const plan of chosen) {
      const one = await loadPlanFor(workspace, plan, declared.value, adapters)
      if (one.ok) loaded.set(plan, one.value)
      const problems = one.ok ? [] : one.problems
      findings.push(...asErrors(problems), ...lintPlan(workspace, plan, adapters, problems))
    }
  findings.push(...suiteFindings(workspace, plans, loaded))
  for (const application of applicationNames(workspace)) {
    const one = loadApplication(workspace, application)
    if (!one.ok) findings.push(...asErrors(one.problems))
  }
  const procedure = loadProcedure(workspace)
  if (!procedure.ok) findings.push(...asErrors(procedure.problems))
  if (declared.ok)
    findings.push(
      ...communicatedFindings(workspace, declared.value, [...loaded.values()], options, io),
    )
  findings.push(...writtenSecrets(workspace, chosen, secretValues(io)))
  const told = inFileOrder(withoutEchoes(findings)).map((finding) =>
    options.strict === true ? { ...finding, level: 'error' as const } : finding,
  )
  const cases = [...loaded.values()].reduce((total, plan) => total + plan.cases.length, 0)
  const errors = told.filter(({ level }) => level === 'error')
  if (options.json === true)
    io.out(
      `${JSON.stringify({ plans: chosen, cases, problems: told, ...(await contractsAsData(adapters)) }, null, 2)}\n`,
    )
  else {
    printFindings(io, told)
    for (const line of await contractLines(adapters)) io.out(`${line}\n`)
    if (errors.length === 0)
      io.out(
        t`${chosen.join(', ')}: ${cases} casi, nessun errore${
          told.length === 0
            ? ''
            : t`, ${told.length === 1 ? t`1 avviso` : t`${told.length} avvisi`} (--strict li tratta da errori)`
        }\n`,
      )
  }
  return errors.length > 0 ? exitCodes.wrong : exitCodes.passed
}
