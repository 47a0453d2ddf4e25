import { expect, test } from 'vitest'

import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { refuseUncommunicated } from '../../../../src/suite/refuse-uncommunicated.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { issueTestPki } from '../../../support/sist-world.ts'

test("the user's own Vitest runs nothing that was not communicated, and tells every difference", async () => {
  const temporary = makeSmallPlan()
  writeRegion(temporary, await issueTestPki(), { url: 'https://127.0.0.1:1' })
  const workspace = findWorkspace(temporary.folder)
  const refuse = (environment: string): void => {
    const declared = declareEnvironment(workspace, environment, applicationEnv)
    if (!declared.ok) throw new Error('not declared')
    refuseUncommunicated(workspace, 'prova', declared.value, applicationEnv)
  }
  expect(() => refuse('prova')).not.toThrow()
  const file = 'applications/prova.yaml'
  temporary.edit(file, 'version: 1.0.0\nprofile', 'version: 1.1.0\nprofile')
  temporary.edit(file, 'title: Applicativo di prova\nproducer', 'title: Altro\nproducer')
  expect(() => refuse('prova')).toThrow(
    /^applications\/prova\.yaml:1:8 COMMUNICATED_DIFFERS .*\n.*\napplications\/prova\.yaml:3:10 COMMUNICATED_DIFFERS /,
  )
  expect(() => refuse('simulator')).not.toThrow()
})
