import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import { certaintyText } from '../../model/requirement.ts'
import type { Plan, PlanCase } from '../../plan/plan.ts'
import { traceOf } from '../../plan/trace.ts'
import type { Io } from '../io.ts'

/** Prints what the plan must prove beside the cases that prove it, then each case beside what it proves. */
export const printRequirements = (plan: Plan, cases: readonly PlanCase[], io: Io): void => {
  const trace = traceOf(plan, cases)
  if (io.json) {
    const { name, title, version } = plan
    io.out(
      `${JSON.stringify(
        {
          plan: { name, title, version },
          requirements: trace.requirements,
          cases: trace.cases.map(({ case: { head }, requirements }) => ({
            id: head.id,
            title: head.title,
            requirements,
          })),
        },
        null,
        2,
      )}\n`,
    )
    return
  }
  const paint = makePaint(io.colour)
  const { length } = trace.requirements
  io.out(t`${plan.title}, versione ${plan.version}: ${length} requisiti, ${cases.length} casi\n`)
  io.out(`\n${paint('bold', t`Dal requisito ai casi`)}\n`)
  for (const { id, section, text, certainty, cases: proving } of trace.requirements) {
    io.out(`  ${id} ${paint('dim', `(${section}; ${certaintyText[certainty]})`)}\n`)
    io.out(`    ${text}\n`)
    io.out(`    → ${proving.length === 0 ? t`nessuno di questi casi` : proving.join(', ')}\n`)
  }
  io.out(`\n${paint('bold', t`Dal caso ai requisiti`)}\n`)
  for (const { case: one, requirements } of trace.cases)
    io.out(`  ${one.head.id} → ${requirements.length === 0 ? '–' : requirements.join(', ')}\n`)
}
