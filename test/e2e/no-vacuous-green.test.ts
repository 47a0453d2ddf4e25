import { beforeAll, describe, expect, test } from 'vitest'

import { proxyPage } from '../support/bad-answers.ts'
import { startDeafServer, type DeafServer } from '../support/e2e-deaf-server.ts'
import { writeEnvironment } from '../support/e2e-environment.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { runJson, type CliResult, type RunJson } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

// The whole plan, and other bad answers: test/unit/plans/no-vacuous-green.test.ts.

const otherwise =
  "Chiedere all'help desk di SIST di rendere il SAC irraggiungibile dall'ambiente di collaudo"

const against = (
  workspace: TempWorkspace,
  server: DeafServer,
  args: readonly string[],
): Promise<{ readonly result: CliResult; readonly json: RunJson }> => {
  writeEnvironment(workspace, 'sorda', server.environment)
  return runJson([...args, '--env', 'sorda'], {
    cwd: workspace.folder,
    env: { SIST_CODICE_APPLICATIVO: 'CODICE-DI-PROVA', CODICE_DI_PROVA: 'CODICE-DI-PROVA' },
  })
}

describe('cases that write, read and need a condition, where a proxy answers everything with a 502 page', () => {
  let result: CliResult
  let json: RunJson
  let calls: readonly string[]

  beforeAll(async () => {
    const workspace = copySampleCases('CVP-01', 'CVP-22', 'CVP-29', 'CVP-34', 'CVP-50')
    await using server = await startDeafServer(() => proxyPage)
    ;({ result, json } = await against(workspace, server, ['cvp']))
    ;({ calls } = server)
  })

  test('passes no case, and says so', () => {
    expect(json.cases).toHaveLength(5)
    expect(json.cases.filter(({ status }) => status === 'passed')).toEqual([])
    expect(json.verdict).toBe('negativo')
    expect(result.code).toBe(1)
    const failed = json.cases.filter(({ status }) => status === 'failed')
    expect(new Set(failed.map((one) => one.cause))).toEqual(new Set(['unexpected-answer']))
    expect(json.counts.broken).toBe(0)
    expect(calls).toHaveLength(failed.length)
  })

  test('skips a case only for want of another one, or of a condition of the simulator', () => {
    const skipped = json.cases.filter(({ status }) => status === 'skipped')
    expect(new Set(skipped.map((one) => one.cause))).toEqual(new Set(['dependency', 'environment']))
    expect(skipped.find(({ id }) => id === 'CVP-50')).toMatchObject({
      cause: 'environment',
      message: otherwise,
    })
  })
})

test('is incomplete, and fails, where what only the simulator can offer is all there is to run', async () => {
  const workspace = makeSmallPlan()
  workspace.edit(
    'plans/prova/cases/P-01.case.yaml',
    'kind: positive\n',
    `kind: positive\nrequires:\n  simulator: sac-down\n  otherwise: ${otherwise}\n`,
  )
  await using server = await startDeafServer(() => proxyPage)
  const { result, json } = await against(workspace, server, ['prova', '--case', 'P-01'])
  expect(json.cases).toEqual([
    expect.objectContaining({
      id: 'P-01',
      status: 'skipped',
      cause: 'environment',
      message: otherwise,
    }),
  ])
  expect(json.verdict).toBe('incompleto')
  expect(result.code).toBe(1)
  expect(server.calls).toEqual([])
})
