import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom'

import { t } from '../../lib/language/t.ts'
import type { CaseHead, CaseRecord, RunRecord, StepRecord } from '../../model/run-record.ts'
import { caseText, outcomeReason, verdictText } from '../outcome-text.ts'

/** What XML 1.0 has no way to write (§2.2 Char), lone surrogates included: a character that says so instead. */
const unwritable =
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const writable = (text: string): string => text.replaceAll(unwritable, '\uFFFD')

const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000

interface Writer {
  readonly add: (
    parent: Element | Document,
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    text?: string,
  ) => Element
}

const makeWriter = (document: Document): Writer => ({
  add: (parent, name, attributes, text) => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes))
      element.setAttribute(key, writable(`${value}`))
    if (text !== undefined) element.appendChild(document.createTextNode(writable(text)))
    parent.appendChild(element)
    return element
  },
})

const exchangeLines = ({ exchanges }: StepRecord): readonly string[] =>
  exchanges.flatMap(({ operation, request, answer }) => [
    t`    ${operation}: richiesta ${request.body.path}`,
    answer.kind === 'http'
      ? t`    HTTP ${answer.status}: risposta ${answer.body.path}`
      : t`    nessuna risposta: ${answer.message}`,
  ])

/** What a case did, as text: its steps, and the files of its evidence relative to the run's folder. */
const story = ({ steps, requirements, file }: CaseRecord): string =>
  [
    t`caso: ${file}`,
    ...(requirements.length === 0 ? [] : [t`requisiti: ${requirements.join(', ')}`]),
    ...steps.flatMap((step) => [
      `  ${step.id}: ${step.title} (${step.outcome.status === 'passed' ? t`superato` : (outcomeReason(step.outcome) ?? '')})`,
      ...exchangeLines(step),
    ]),
  ].join('\n')

const addOutcome = (writer: Writer, element: Element, record: CaseRecord): void => {
  const { outcome } = record
  const text = caseText(record) ?? ''
  switch (outcome.status) {
    case 'passed':
      break
    case 'failed':
      writer.add(element, 'failure', { message: outcome.message, type: outcome.trouble }, text)
      break
    case 'broken':
      writer.add(element, 'error', { message: outcome.message, type: outcome.code }, text)
      break
    case 'skipped':
      writer.add(element, 'skipped', { message: text })
      break
  }
}

interface Suite {
  readonly area: string
  readonly cases: CaseRecord[]
  readonly notRun: CaseHead[]
}

/** The parts of the plan in the authority's order, with their cases; those never run come with what is known of them. */
const suitesOf = (record: RunRecord, planned: readonly CaseHead[]): readonly Suite[] => {
  const suites = new Map<string, Suite>()
  const ended = new Map(record.cases.map((one) => [one.id, one]))
  for (const head of planned) {
    const suite = suites.get(head.area) ?? { area: head.area, cases: [], notRun: [] }
    suites.set(head.area, suite)
    const found = ended.get(head.id)
    if (found === undefined) suite.notRun.push(head)
    else suite.cases.push(found)
  }
  return [...suites.values()]
}

const countsOf = ({ cases, notRun }: Omit<Suite, 'area'>): Record<string, number> => {
  const having = (status: string): number =>
    cases.filter(({ outcome }) => outcome.status === status).length
  return {
    tests: cases.length + notRun.length,
    failures: having('failed'),
    errors: having('broken'),
    skipped: having('skipped') + notRun.length,
  }
}

const timeOf = (cases: readonly CaseRecord[]): string =>
  cases.reduce((sum, { startedAt, endedAt }) => sum + seconds(startedAt, endedAt), 0).toFixed(3)

const addProperties = (writer: Writer, parent: Element, record: RunRecord): void => {
  const { application, environment, plan } = record
  const properties = writer.add(parent, 'properties', {})
  const facts: Readonly<Record<string, string>> = {
    [t`esecuzione`]: record.run,
    [t`verdetto`]: verdictText[record.verdict],
    [t`piano`]: `${plan.name} ${plan.version}`,
    [t`applicazione`]: `${application.title} ${application.version}`,
    [t`ambiente`]: environment.simulator
      ? t`simulatore incorporato: non vale come prova verso l'autorità`
      : environment.name,
    collaudo: record.harness.version,
    ...(record.stopped === undefined ? {} : { [t`fermata`]: record.stopped }),
    ...(record.interrupted ? { [t`interrotta`]: t`sì` } : {}),
  }
  for (const [name, value] of Object.entries(facts))
    writer.add(properties, 'property', { name, value })
}

const addCase = (writer: Writer, parent: Element, head: CaseHead, time: string): Element =>
  writer.add(parent, 'testcase', {
    name: `${head.id} · ${head.title}`,
    classname: `${head.plan}.${head.area}`,
    file: head.file,
    time,
  })

/**
 * The record of a run as JUnit XML: a suite for each part of the plan, an `error` for a case that broke, a
 * `failure` for one that failed, `skipped` with its reason for one that did not run. `planned` are all cases
 * of the run, in the authority's order.
 */
export const toJunit = (record: RunRecord, planned: readonly CaseHead[]): string => {
  const document = new DOMImplementation().createDocument(null, '')
  const writer = makeWriter(document)
  const suites = suitesOf(record, planned)
  const root = writer.add(document, 'testsuites', {
    name: record.plan.title,
    ...countsOf({ cases: record.cases, notRun: suites.flatMap(({ notRun }) => notRun) }),
    time: timeOf(record.cases),
    timestamp: record.startedAt,
  })
  for (const suite of suites) {
    const element = writer.add(root, 'testsuite', {
      name: `${record.plan.name} · ${suite.area}`,
      ...countsOf(suite),
      time: timeOf(suite.cases),
      // The schema that consumers read wants no fraction and no zone.
      timestamp: (suite.cases[0]?.startedAt ?? record.startedAt).slice(0, 19),
    })
    addProperties(writer, element, record)
    for (const one of suite.cases) {
      const time = seconds(one.startedAt, one.endedAt).toFixed(3)
      const testcase = addCase(writer, element, one, time)
      addOutcome(writer, testcase, one)
      writer.add(testcase, 'system-out', {}, story(one))
    }
    for (const head of suite.notRun)
      writer.add(addCase(writer, element, head, '0.000'), 'skipped', {
        message: t`mai eseguito: ${record.stopped ?? t`esecuzione interrotta prima di questo caso`}`,
      })
  }
  const xml = new XMLSerializer().serializeToString(document, { requireWellFormed: true })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}
