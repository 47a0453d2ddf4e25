import { declareEnvironment } from '../../environment/declare-environment.ts'
import { t } from '../../lib/language/t.ts'
import type { PlanCase } from '../../plan/plan.ts'
import { selectCases } from '../../plan/select-cases.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { kindText } from '../../report/outcome-text.ts'
import { cardsOfCase, isSwapping, runOrder } from '../../suite/card-order.ts'
import { adaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { makePaint } from '../../lib/paint.ts'
import { printProblems } from '../print-error.ts'
import { findTarget, loadPlanFor } from '../../session/load-target.ts'
import { supply } from '../../session/supply.ts'
import { printCoverage } from './list-coverage.ts'
import { printRequirements } from './list-requirements.ts'

export interface ListOptions {
  readonly tag?: readonly string[]
  readonly env?: string
  readonly json?: boolean
  readonly requirements?: boolean
  readonly coverage?: boolean
}

/** Lists the cases of a plan or suite, in the order in which they run, or what they prove. */
export const list = async (
  name: string | undefined,
  options: ListOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const target = findTarget(workspace, name)
  if (!target.ok) {
    printProblems(io, target.problems)
    return exitCodes.wrong
  }
  const { adapters } = await supply(await adaptersOf(workspace), io.env, io.cwd)
  const declared = declareEnvironment(workspace, options.env ?? 'simulator', io.env)
  if (!declared.ok) {
    printProblems(io, declared.problems)
    return exitCodes.wrong
  }
  const environment = declared.value
  const loaded = await loadPlanFor(workspace, target.value.plan, environment, adapters)
  if (!loaded.ok) {
    printProblems(io, loaded.problems)
    return exitCodes.wrong
  }
  const plan = loaded.value
  const selected = selectCases(plan, [{ tags: options.tag }, target.value.suite?.selection ?? {}])
  if (options.requirements === true) {
    printRequirements(plan, selected, io)
    return exitCodes.passed
  }
  if (options.coverage === true) return printCoverage(workspace, plan, selected, io)
  const cases = runOrder(environment, selected, adapters)
  const groupedByCard = isSwapping(environment, selected, adapters)
  const holdersOf = (planCase: PlanCase): string[] => [
    ...new Set(cardsOfCase(environment, planCase, adapters).map(({ holder }) => holder)),
  ]
  if (options.json === true) {
    io.out(
      `${JSON.stringify(
        {
          plan: { name: plan.name, title: plan.title, version: plan.version },
          groupedByCard,
          cases: cases.map((planCase) => {
            const { head, needs } = planCase
            return {
              id: head.id,
              title: head.title,
              kind: head.kind,
              area: head.area,
              severity: head.severity,
              tags: head.tags,
              requirements: head.requirements,
              needs: needs.map((need) => need.case),
              cards: holdersOf(planCase),
              file: head.file,
            }
          }),
        },
        null,
        2,
      )}\n`,
    )
    return exitCodes.passed
  }
  const paint = makePaint(io.colour)
  io.out(t`${plan.title}, versione ${plan.version}: ${cases.length} casi\n`)
  if (groupedByCard)
    io.out(
      t`Raggruppati per carta, perché i lettori (${environment.readers ?? 0}) sono meno delle carte. L'ordine dell'autorità resta dentro ogni gruppo.\n`,
    )
  let area = ''
  for (const planCase of cases) {
    const { head } = planCase
    const holders = holdersOf(planCase)
    const card = holders.length === 0 ? '' : t`; carta di ${holders.join(', ')}`
    if (head.area !== area) io.out(`\n${paint('bold', head.area)}\n`)
    area = head.area
    io.out(
      `  ${head.id}  ${head.title} ${paint('dim', `(${kindText[head.kind].toLowerCase()}; ${head.tags.join(', ')}${card})`)}\n`,
    )
  }
  return exitCodes.passed
}
