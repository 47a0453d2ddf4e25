import type { TestResult } from 'allure-js-commons'
import { Stage, Status } from 'allure-js-commons'
import { expect, test } from 'vitest'

import { createResultListener, hiddenLabel } from '../../../../../src/report/allure/restore.ts'

const result = (labels: TestResult['labels']): TestResult => ({
  uuid: 'u',
  name: 'n',
  status: Status.FAILED,
  statusDetails: { message: 'afterEach hook' },
  stage: Stage.FINISHED,
  steps: [],
  attachments: [],
  parameters: [],
  labels,
  links: [],
  start: 10,
  stop: 20,
})

const passed = hiddenLabel({
  status: 'passed',
  start: 1,
  stop: 2,
  fullName: 'cvp:CVP-01',
  titlePath: ['piano'],
  host: 'simulator',
  thread: 'posto 1',
})

/** What the timeline stands on. */
const lane = [
  { name: 'host', value: 'simulator' },
  { name: 'thread', value: 'posto 1' },
]

test('never turns a failure that the record does not know into a success', () => {
  const written = result([passed])
  createResultListener().beforeTestResultWrite?.(written)
  expect(written).toMatchObject({
    status: 'failed',
    statusDetails: { message: 'afterEach hook' },
    start: 1,
    labels: lane,
  })
})

test('leaves a result without a record as it is', () => {
  const written = result([{ name: 'tag', value: 'x' }])
  createResultListener().beforeTestResultWrite?.(written)
  expect(written).toEqual(result([{ name: 'tag', value: 'x' }]))
})

test('keeps each label once', () => {
  const tag = { name: 'tag', value: 'x' }
  const written = result([tag, { name: 'host', value: 'pc-di-qualcuno' }, passed, tag])
  createResultListener().beforeTestResultWrite?.(written)
  expect(written.labels).toEqual([tag, ...lane])
})
