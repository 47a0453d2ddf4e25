import type { Adapter } from '../adapter/define-adapter.ts'
import type { Reading } from '../check/check.ts'
import { readExchange } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { CaseRecord, RunHeader, StepRecord } from '../model/run-record.ts'
import { checkStatusText, outcomeText, statusStyle, statusText } from '../report/outcome-text.ts'
import { casePlaces, type CasePlaces } from './case-places.ts'
import { simulatorText } from '../report/simulator-text.ts'
import { exchangeLines, type RunView } from './exchange-lines.ts'
import { explainCodes } from './explain-codes.ts'
import { printable } from './printable.ts'

/** What the pages of a case are made from: its run's folder, its plan's files, the adapters' knowledge. */
export interface DebugView extends RunView {
  readonly workspaceFolder: string
  readonly adapters: readonly Adapter[]
  readonly switches: RunHeader['environment']['switches']
}

const checkMark: Readonly<Record<CheckResult['status'], string>> = {
  met: '✓',
  unmet: '✗',
  'not-evaluated': '?',
}

const checkLines = (view: DebugView, step: StepRecord, places: CasePlaces): string[] =>
  step.checks.flatMap((check, index) => {
    const level = check.level === 'required' ? '' : ` (${check.level})`
    const first = printable(`${checkMark[check.status]} ${check.title}${level}`)
    if (check.status === 'met') return [view.paint('green', first)]
    return [
      view.paint('red', `${first}: ${checkStatusText[check.status]}`),
      printable(t`    atteso:   ${check.expected}`),
      printable(t`    ottenuto: ${check.reason ?? check.actual}`),
      `    in ${places.check(step, index)}`,
    ]
  })

const readingOf = (view: DebugView, step: StepRecord, adapter: Adapter | undefined) => {
  const last = step.exchanges.at(-1)
  if (last === undefined || adapter === undefined) return null
  return adapter.read(readExchange(view.runFolder, last))
}

const whyLines = (view: DebugView, step: StepRecord, places: CasePlaces): string[] => {
  const text = outcomeText(step.outcome)
  if (text === undefined) return []
  const adapter = view.adapters.find(({ id }) => id === step.uses)
  const reading: Reading | null = readingOf(view, step, adapter)
  const note = step.exchanges.at(-1)?.simulator
  return [
    '',
    view.paint(['bold', statusStyle[step.outcome.status]], t`PERCHÉ`),
    ...printable(text)
      .split('\n')
      .filter((line) => line !== ''),
    // The outcome of a refusal says already what its code means.
    ...explainCodes(step, reading, adapter)
      .filter((one) => !text.includes(one.slice(one.indexOf(': ') + 2)))
      .map((one) => t`Codice ${one}`),
    ...(note === undefined ? [] : [t`Dal suo lato, ${simulatorText(note)}`]),
    t`Il passo è in ${places.step(step)}`,
  ]
}

const stepLines = (view: DebugView, step: StepRecord, places: CasePlaces): string[] => {
  const { status } = step.outcome
  const captured = Object.entries(step.captured)
  return [
    '',
    view.paint(
      ['bold', statusStyle[status]],
      t`PASSO ${step.id}: ${step.title}, ${statusText[status]}`,
    ),
    ...step.exchanges.flatMap((exchange) => ['', ...exchangeLines(view, exchange)]),
    ...(step.checks.length === 0 ? [] : ['', view.paint('bold', t`VERIFICHE`)]),
    ...checkLines(view, step, places),
    ...(captured.length === 0
      ? []
      : [
          t`Catturati: ${captured.map(([name, value]) => printable(`${name} = ${value}`)).join(', ')}`,
        ]),
    ...whyLines(view, step, places),
  ]
}

const switchLines = (view: DebugView, record: CaseRecord): string[] => {
  const questions = new Map(
    view.adapters
      .flatMap((adapter) => adapter.simulator?.switches ?? [])
      .map(({ name, question }) => [name, question]),
  )
  return record.switches.map((name) =>
    [
      t`Il verdetto si appoggia a una scelta del simulatore: ${name} = ${view.switches[name] ?? '?'}`,
      ...(questions.has(name) ? [questions.get(name)] : []),
    ].join('. '),
  )
}

/** A case for whoever looks for what went wrong: every exchange and check of it, why, and where to look. */
export const caseLines = (view: DebugView, record: CaseRecord): string[] => {
  const places = casePlaces(view.workspaceFolder, record)
  const unseen = record.steps.length === 0 ? outcomeText(record.outcome) : undefined
  return [
    ...record.steps.flatMap((step) => stepLines(view, step, places)),
    ...(unseen === undefined ? [] : ['', printable(unseen)]),
    ...(record.switches.length === 0 ? [] : ['', ...switchLines(view, record)]),
    '',
  ]
}
