import {
  description,
  displayName,
  epic,
  feature,
  label,
  labels,
  link,
  parameter,
  severity,
  story,
  tags,
  testCaseId,
} from 'allure-js-commons'

import { t } from '../../lib/language/t.ts'
import type { CaseRecord, RunHeader } from '../../model/run-record.ts'
import { noNotes, type CaseNotes } from '../case-notes.ts'
import { caseText, kindText, outcomeText, troubleText } from '../outcome-text.ts'
import { beginnings } from './beginnings.ts'
import { caseDescription, requirementsOf, sourcePlace } from './case-description.ts'
import { caseName, fullNameOf } from './case-name.ts'
import { troubleLabel } from './categories.ts'
import { coverLink } from '../cover/cover-link.ts'
import { historyParameters } from './history.ts'
import { reportStep } from './report-step.ts'
import { hiddenLabel } from './restore.ts'

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
  const { application, plan } = header
  const operators = operatorsOf(record)
  for (const [name, value] of historyParameters(header)) await parameter(name, value)
  await parameter(t`versione`, application.version, volatile)
  await parameter(t`produttore`, application.producer, volatile)
  await parameter(t`profilo`, application.profile, volatile)
  await parameter(t`piano`, `${plan.name} ${plan.version}`, volatile)
  if (operators !== '') await parameter(t`operatori`, operators, volatile)
  await parameter(t`prova`, header.run, volatile)
}

/** The lane of the timeline in which a case stands: cases of one place ran one after another. */
const laneOf = ({ place }: CaseRecord, { environment }: RunHeader) => ({
  host: environment.name,
  thread: t`posto ${place ?? 1}`,
})

const reportLabels = async (
  record: CaseRecord,
  header: RunHeader,
  notes: CaseNotes,
): Promise<void> => {
  const { outcome } = record
  await epic(header.plan.title)
  await feature(record.area)
  await story(kindText[record.kind])
  await severity(record.severity)
  await label('testId', record.id)
  if (record.tags.length > 0) await tags(...record.tags)
  if (notes.stale !== null) await tags(t`superato-da-una-modifica`)
  if (notes.reviews.length > 0) await tags(t`riesaminato`)
  if (outcome.status === 'failed' || outcome.status === 'broken')
    await label(troubleLabel, troubleText[outcome.trouble])
  await labels(...record.requirements.map((value) => ({ name: 'requirement', value })))
}

/** Where the links of a case lead: into the cover of the same page. */
const reportLinks = async (record: CaseRecord): Promise<void> => {
  for (const id of requirementsOf(record))
    await link(coverLink('requirement', id), t`requisito ${id}`, 'tms')
  const place = sourcePlace(record)
  if (place !== undefined) await link(coverLink('case', record.id), t`fonte: ${place}`, 'tms')
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
  notes: CaseNotes = noNotes,
): Promise<void> => {
  const fullName = fullNameOf(record)
  await displayName(caseName(record, notes))
  await testCaseId(fullName)
  await reportLabels(record, header, notes)
  await reportParameters(record, header)
  await reportLinks(record)
  await description(caseDescription(record, header, notes))
  let position = 0
  for (const step of record.steps) await reportStep(step, ++position, runFolder)
  const message = caseText(record)
  const hidden = hiddenLabel({
    status: record.outcome.status,
    ...(message === undefined ? {} : { message }),
    start: beginnings(record).last,
    stop: Date.parse(record.endedAt),
    fullName,
    titlePath: [header.plan.title, record.area],
    ...laneOf(record, header),
  })
  await label(hidden.name, hidden.value)
}

/** Tells Allure how a case ended before the run took it up again: Allure shows it as an attempt of the same case. */
export const reportAttempt = async (
  record: CaseRecord,
  attempt: NonNullable<CaseRecord['earlier']>[number],
  header: RunHeader,
): Promise<void> => {
  const began = beginnings(record).earlier[record.earlier?.indexOf(attempt) ?? -1]
  const fullName = fullNameOf(record)
  await displayName(caseName(record))
  await testCaseId(fullName)
  await label('testId', record.id)
  await reportParameters(record, header)
  await description(
    t`Così finì prima che la stessa esecuzione lo riprendesse: vale l'ultimo esito, questo resta per memoria.`,
  )
  const message = outcomeText(attempt.outcome)
  const hidden = hiddenLabel({
    status: attempt.outcome.status,
    ...(message === undefined ? {} : { message }),
    start: began ?? Date.parse(attempt.startedAt),
    stop: Date.parse(attempt.endedAt),
    fullName,
    titlePath: [header.plan.title, record.area],
    ...laneOf(record, header),
  })
  await label(hidden.name, hidden.value)
}
