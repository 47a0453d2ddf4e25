import { resolve } from 'node:path'

import { adapters as installed } from '../../../adapters/index.ts'
import { declareEnvironment } from '../../environment/declare-environment.ts'
import { resolveApplication } from '../../environment/resolve-application.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { readRecorded } from '../../evidence/read-recorded.ts'
import { t } from '../../lib/language/t.ts'
import { loadTrafficRules } from '../../plan/load-traffic-rules.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { chooseApplication } from '../../session/choose-application.ts'
import { openJudge } from '../../session/open-judge.ts'
import { supply } from '../../session/supply.ts'
import { exitCodes } from '../exit-codes.ts'
import { findingsSummary } from '../findings-text.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { findingText } from '../traffic-text.ts'
import { attributed } from './take-recorded.ts'

interface JudgeOptions {
  readonly case?: readonly string[]
  readonly env?: string
  readonly application?: string
}

/** Holds calls that are over to the rules for all traffic. No case runs, and nobody is called. */
export const judgeRecorded = async (
  plan: string | undefined,
  from: string,
  options: JudgeOptions,
  io: Io,
): Promise<number> => {
  if (plan !== undefined || options.case !== undefined)
    throw new HarnessError('COMMAND_INVALID', t`--rules non esegue casi`, {
      hint: t`togliere il piano e --case, o --rules`,
    })
  const fail = (problems: Parameters<typeof printProblems>[1]): number => {
    printProblems(io, problems)
    return exitCodes.wrong
  }
  const workspace = findWorkspace(io.cwd)
  const declared = declareEnvironment(workspace, options.env ?? 'simulator', io.env)
  if (!declared.ok) return fail(declared.problems)
  const { adapters } = await supply(installed, io.env, io.cwd)
  const rules = loadTrafficRules(workspace, adapters)
  if (!rules.ok) return fail(rules.problems)
  const application = resolveApplication(
    workspace,
    chooseApplication(workspace, options.application),
    { simulator: declared.value.simulator, env: io.env, knownDefects: [] },
  )
  if (!application.ok) return fail(application.problems)
  const calls = readRecorded(resolve(io.cwd, from))
  const judge = await openJudge(
    { application: application.value, switches: declared.value.switches },
    rules.value,
    adapters,
  )
  const findings = calls.flatMap((call, index) =>
    judge.judge({
      number: index + 1,
      exchange: call.operation === '' ? attributed(call, adapters) : call,
    }),
  )
  const record = { findings: [...findings, ...judge.end()], rules: [...judge.rules()] }
  const judged = record.rules.some((rule) => rule.calls > 0)
  if (io.json) io.out(`${JSON.stringify({ calls: calls.length, ...record }, null, 2)}\n`)
  else {
    for (const one of record.findings) io.out(`${findingText(one)}\n`)
    io.out(t`\nChiamate lette: ${calls.length}\n`)
    io.out(findingsSummary(record))
  }
  // Nothing to judge is not well judged.
  return judged && record.findings.every(({ level }) => level === 'warning')
    ? exitCodes.passed
    : exitCodes.failed
}
