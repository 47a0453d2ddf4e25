import { step } from 'allure-js-commons'

import { t } from '../../lib/language/t.ts'
import type { CheckResult } from '../../model/check-result.ts'
import type { StepRecord } from '../../model/run-record.ts'
import { outcomeText } from '../outcome-text.ts'
import { attachEvidence } from './attach.ts'
import { reportExchange } from './report-exchange.ts'
import { hiddenParameter } from './restore.ts'

const operationOf = ({ exchanges, send }: StepRecord): string | undefined => {
  const called = exchanges[0]?.operation
  if (called !== undefined) return called
  if (typeof send !== 'object' || send === null || !('operation' in send)) return undefined
  return typeof send.operation === 'string' ? send.operation : undefined
}

const operatorOf = ({ operator }: StepRecord): string | undefined => {
  if (operator === undefined) return undefined
  return [...new Set([operator.datiOperatore, operator.authentication, operator.signature])].join(
    '/',
  )
}

/** How a step that is no call is named. */
const kindTitle: Partial<Record<NonNullable<StepRecord['kind']>, string>> = {
  wait: t`attesa`,
  manual: t`azione di una persona`,
  observe: t`chiamata dell'applicativo`,
  declared: t`descrizione del produttore`,
}

const phaseTitle: Partial<Record<NonNullable<StepRecord['phase']>, string>> = {
  recover: t`dopo lo stato ignoto`,
  cleanup: t`pulizia`,
}

const titleOf = (record: StepRecord, position: number): string =>
  [
    `${position}. ${record.id}`,
    record.phase === undefined ? undefined : phaseTitle[record.phase],
    record.kind === undefined ? undefined : kindTitle[record.kind],
    operationOf(record) ?? record.uses,
    operatorOf(record),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')

const checkStatus = ({
  status,
  level,
}: CheckResult): 'passed' | 'failed' | 'broken' | 'skipped' => {
  switch (status) {
    case 'met':
      return 'passed'
    case 'unmet':
      return 'failed'
    case 'not-evaluated':
      return level === 'required' ? 'broken' : 'skipped'
  }
}

const checkTitle = ({ title, status, level }: CheckResult): string => {
  const mark = level === 'warning' && status === 'unmet' ? t`Avviso, non blocca` : t`Verifica`
  return `${mark}: ${title}${status === 'not-evaluated' ? t` (non valutata)` : ''}`
}

const reportCheck = async (check: CheckResult, at: number): Promise<void> => {
  const found = check.status === 'not-evaluated' ? t`non valutato` : check.actual
  await step(checkTitle(check), async (context) => {
    await context.parameter(t`atteso`, check.expected)
    await context.parameter(t`ottenuto`, found)
    if (check.reason !== undefined) await context.parameter(t`motivo`, check.reason)
    if (check.requirement !== undefined) await context.parameter(t`requisito`, check.requirement)
    if (check.level === 'if-available') await context.parameter(t`obbligo`, t`se disponibile`)
    const message =
      check.status === 'met'
        ? undefined
        : t`Atteso: ${check.expected}\nOttenuto: ${found}${check.reason === undefined ? '' : t`\nMotivo: ${check.reason}`}`
    const hidden = { status: checkStatus(check), start: at, stop: at }
    await context.parameter(
      ...hiddenParameter(message === undefined ? hidden : { ...hidden, message }),
      'hidden',
    )
  })
}

/** What a person was asked, typed and handed over. */
const reportManual = async (
  manual: StepRecord['manual'],
  at: number,
  runFolder: string,
): Promise<void> => {
  if (manual === undefined) return
  await step(manual.do, async (context) => {
    for (const { ask, value } of manual.answers) await context.parameter(ask, value)
    await context.parameter(...hiddenParameter({ status: 'passed', start: at, stop: at }), 'hidden')
    for (const { file } of manual.files) await attachEvidence(file.name, file, runFolder)
  })
}

/** What arrived while another call was awaited: it has nothing to do with the step, and is not hidden. */
const reportApart = async (
  apart: NonNullable<StepRecord['apart']>,
  at: number,
  runFolder: string,
): Promise<void> => {
  if (apart.length === 0) return
  await step(t`Altre chiamate arrivate: ${apart.length}`, async (context) => {
    for (const exchange of apart) await reportExchange(exchange, 'passed', runFolder)
    await context.parameter(...hiddenParameter({ status: 'passed', start: at, stop: at }), 'hidden')
  })
}

const reportCaptures = async (captured: StepRecord['captured'], at: number): Promise<void> => {
  const values = Object.entries(captured)
  if (values.length === 0) return
  await step(t`Valori catturati`, async (context) => {
    for (const [name, value] of values) await context.parameter(name, value)
    await context.parameter(...hiddenParameter({ status: 'passed', start: at, stop: at }), 'hidden')
  })
}

/** One step of a case as an Allure step: its calls, every check with expected and actual, what it captured. */
export const reportStep = async (
  record: StepRecord,
  position: number,
  runFolder: string,
): Promise<void> => {
  const start = Date.parse(record.startedAt)
  const stop = Date.parse(record.endedAt)
  await step(titleOf(record, position), async (context) => {
    if (record.title !== record.id) await context.parameter(t`passo`, record.title)
    if (record.operator !== undefined) {
      await context.parameter(t`operatore (dati)`, record.operator.datiOperatore)
      await context.parameter(t`operatore (autenticazione)`, record.operator.authentication)
      await context.parameter(t`operatore (firma)`, record.operator.signature)
    }
    if (record.deviate !== undefined)
      await context.parameter(t`rotto di proposito`, JSON.stringify(record.deviate))
    if (record.exchanges.length > 0) await context.parameter(t`istante usato (UTC)`, record.instant)
    for (const exchange of record.exchanges) {
      const lost = exchange.answer.kind === 'none' && record.outcome.status === 'broken'
      await reportExchange(exchange, lost ? 'broken' : 'passed', runFolder)
    }
    await reportApart(record.apart ?? [], stop, runFolder)
    await reportManual(record.manual, stop, runFolder)
    for (const check of record.checks) await reportCheck(check, stop)
    await reportCaptures(record.captured, stop)
    const message = outcomeText(record.outcome)
    const hidden = { status: record.outcome.status, start, stop }
    await context.parameter(
      ...hiddenParameter(message === undefined ? hidden : { ...hidden, message }),
      'hidden',
    )
  })
}
