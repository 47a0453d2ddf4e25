import type { Label, StepResult, TestResult } from 'allure-js-commons'
import { Stage, Status } from 'allure-js-commons'
import type { LifecycleListener } from 'allure-js-commons/sdk/reporter'
import { z } from 'zod'

/** The name of the label and of the step parameter that carry what Allure would lose; removed on writing. */
const hiddenName = 'collaudo:ripristino'

const statuses = ['passed', 'failed', 'broken', 'skipped'] as const

const HiddenStep = z.object({
  status: z.enum(statuses),
  message: z.string().optional(),
  start: z.int(),
  stop: z.int(),
})
type HiddenStep = Readonly<z.output<typeof HiddenStep>>

const HiddenCase = HiddenStep.extend({
  fullName: z.string(),
  titlePath: z.array(z.string()),
  host: z.string(),
  thread: z.string(),
})
type HiddenCase = Readonly<z.output<typeof HiddenCase>>

/** How a case ended and when, as a label for `createResultListener` to put in place. */
export const hiddenLabel = (hidden: HiddenCase): Label => ({
  name: hiddenName,
  value: JSON.stringify(hidden),
})

/** The same for a step, as the name and the value of a parameter of it. */
export const hiddenParameter = (hidden: HiddenStep): readonly [name: string, value: string] => [
  hiddenName,
  JSON.stringify(hidden),
]

const toStatus: Readonly<Record<(typeof statuses)[number], Status>> = {
  passed: Status.PASSED,
  failed: Status.FAILED,
  broken: Status.BROKEN,
  skipped: Status.SKIPPED,
}

/** Labels about the machine and the runner: noise for the reader, and the host's name is nobody's business. */
const machineLabels = new Set([
  'host',
  'thread',
  'package',
  'framework',
  'language',
  'parentSuite',
  'suite',
  'subSuite',
  '_fallbackTestCaseId',
])

const parse = <T>(schema: z.ZodType<T>, value: string | undefined): T | undefined =>
  value === undefined ? undefined : schema.parse(JSON.parse(value))

const put = (item: StepResult | TestResult, hidden: HiddenStep): void => {
  item.status = toStatus[hidden.status]
  item.stage = Stage.FINISHED
  item.start = hidden.start
  item.stop = hidden.stop
  item.statusDetails = hidden.message === undefined ? {} : { message: hidden.message }
}

const restoreStep = (step: StepResult, parent: HiddenStep): void => {
  // An attachment is a step of its own, without parameters, and Allure stamps it with the time of the replay.
  const parameters = step.parameters ?? []
  const found = parse(HiddenStep, parameters.find(({ name }) => name === hiddenName)?.value)
  if (found === undefined) {
    step.start = parent.start
    step.stop = parent.start
  } else {
    put(step, found)
    step.parameters = parameters.filter(({ name }) => name !== hiddenName)
  }
  for (const inner of step.steps ?? []) restoreStep(inner, found ?? parent)
}

const withoutRepeats = (labels: readonly Label[]): Label[] => {
  const seen = new Set<string>()
  return labels.filter(({ name, value }) => {
    const key = JSON.stringify([name, value])
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * The listener for allure-vitest that puts back what a case record says: status, message, times of the
 * result and of its steps. A test that failed although its record says otherwise (a hook, a time limit)
 * stays failed. A result without a record is left as it is.
 */
export const createResultListener = (): LifecycleListener => ({
  beforeTestResultWrite: (result) => {
    const found = parse(HiddenCase, result.labels.find(({ name }) => name === hiddenName)?.value)
    if (found === undefined) return
    const unforeseen =
      (found.status === 'passed' || found.status === 'skipped') &&
      (result.status === Status.FAILED || result.status === Status.BROKEN)
    const { status, statusDetails } = result
    put(result, found)
    if (unforeseen && status !== undefined) {
      result.status = status
      result.statusDetails = statusDetails
    }
    result.fullName = found.fullName
    result.titlePath = found.titlePath
    // The timeline stands on these two: the environment and the place, not this machine and its process.
    result.labels = withoutRepeats([
      ...result.labels.filter(({ name }) => name !== hiddenName && !machineLabels.has(name)),
      { name: 'host', value: found.host },
      { name: 'thread', value: found.thread },
    ])
    for (const step of result.steps) restoreStep(step, found)
  },
})
