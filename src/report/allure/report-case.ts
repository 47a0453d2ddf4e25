import {
  description,
  displayName,
  epic,
  feature,
  label,
  labels,
  parameter,
  severity,
  story,
  tags,
  testCaseId,
} from 'allure-js-commons'

import { t } from '../../lib/language/t.ts'
import type { CaseRecord, RunHeader } from '../../model/run-record.ts'
import { caseText, kindText } from '../outcome-text.ts'
import { caseDescription } from './case-description.ts'
import { reportStep } from './report-step.ts'
import { hiddenLabel } from './restore.ts'

/** The name of a case in the report: the authority's id, then its title. */
export const caseName = ({ id, title }: { readonly id: string; readonly title: string }): string =>
  `${id} · ${title}`

const operatorsOf = ({ steps }: CaseRecord): string =>
  [
    ...new Set(
      steps.flatMap(({ operator }) =>
        operator === undefined
          ? []
          : [operator.datiOperatore, operator.authentication, operator.signature],
      ),
    ),
  ].join(', ')

// The history of a case goes on over versions, operators and runs of the same application and environment.
const volatile = { excluded: true } as const

const reportParameters = async (record: CaseRecord, header: RunHeader): Promise<void> => {
  const { application, environment, plan } = header
  const operators = operatorsOf(record)
  await parameter(t`applicazione`, application.name)
  await parameter(t`ambiente`, environment.simulator ? t`simulatore incorporato` : environment.name)
  await parameter(t`versione`, application.version, volatile)
  await parameter(t`produttore`, application.producer, volatile)
  await parameter(t`profilo`, application.profile, volatile)
  await parameter(t`piano`, `${plan.name} ${plan.version}`, volatile)
  if (operators !== '') await parameter(t`operatori`, operators, volatile)
  await parameter(t`prova`, header.run, volatile)
}

const reportLabels = async (record: CaseRecord, header: RunHeader): Promise<void> => {
  await epic(header.plan.title)
  await feature(record.area)
  await story(kindText[record.kind])
  await severity(record.severity)
  await label('testId', record.id)
  if (record.tags.length > 0) await tags(...record.tags)
  await labels(...record.requirements.map((value) => ({ name: 'requirement', value })))
}

/**
 * Tells Allure the whole of a finished case, from its record alone: to be called inside a running Vitest
 * test, before `settle`. A replay of an old record gives the same result, as `createResultListener` puts
 * back status and times. `runFolder` is where the paths of the evidence start.
 */
export const reportCase = async (
  record: CaseRecord,
  header: RunHeader,
  runFolder: string,
): Promise<void> => {
  const fullName = `${record.plan}:${record.id}`
  await displayName(caseName(record))
  await testCaseId(fullName)
  await reportLabels(record, header)
  await reportParameters(record, header)
  await description(caseDescription(record, header))
  let position = 0
  for (const step of record.steps) await reportStep(step, ++position, runFolder)
  const message = caseText(record)
  const hidden = hiddenLabel({
    status: record.outcome.status,
    ...(message === undefined ? {} : { message }),
    start: Date.parse(record.startedAt),
    stop: Date.parse(record.endedAt),
    fullName,
    titlePath: [header.plan.title, record.area],
  })
  await label(hidden.name, hidden.value)
}
