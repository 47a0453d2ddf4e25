import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { isApplicable } from './checklist-rules.ts'
import type { SubmissionFinding } from './finding.ts'
import type { Checklist, ChecklistRow } from './read-checklist.ts'
import { dataFile, unknownWorkflow, type DataResult, type SubmittedData } from './read-data.ts'

/** How a trace came to differ, as far as it can be told. */
const howItDiffers = (
  inSheet: string,
  inData: string,
  others: ReadonlyMap<string, string>,
): string => {
  const bare = inSheet.replace(/^["'“”‘’\s]+|["'“”‘’\s.,;]+$/g, '')
  if (bare === inData) return t`nel foglio ha virgolette o punteggiatura in più`
  if (bare.toLowerCase() === inData.toLowerCase()) return t`differiscono solo per le maiuscole`
  if (bare.replace(/^0+/, '') === inData.replace(/^0+/, ''))
    return t`uno dei due ha perso gli zeri iniziali`
  const other = others.get(inSheet)
  if (other !== undefined) return t`nel foglio c'è quello del caso ${other}`
  if (inData.startsWith(bare) || inData.endsWith(bare)) return t`nel foglio è tagliato`
  if (/^(?:INF|[\d.,]+E[+-]?\d+)$/i.test(bare)) return t`il foglio lo ha preso per un numero`
  return t`forse uno dei due viene da un'altra esecuzione`
}

/** Texts that more than one holder has. */
const repeated = (pairs: readonly (readonly [string, string])[]): [string, string[]][] => {
  const holders = new Map<string, string[]>()
  for (const [text, holder] of pairs)
    if (text !== '') holders.set(text, [...(holders.get(text) ?? []), holder])
  return [...holders].filter(([, list]) => new Set(list).size > 1)
}

const both = (
  file: string,
  row: ChecklistRow,
  result: DataResult,
  traces: ReadonlyMap<string, string>,
): SubmissionFinding[] => {
  const findings: SubmissionFinding[] = []
  const compare = (
    field: 'trace' | 'timestamp' | 'message-id',
    key: 'traceId' | 'ts' | 'workflowInstanceId',
    how: (inSheet: string, inData: string) => string,
  ): void => {
    const [inSheet, inData] = [row.value(field), result[key] ?? '']
    if (inSheet === inData || !row.has(field)) return
    findings.push({
      rule: inSheet === '' && field === 'message-id' ? 'C007' : `${field}-differs`,
      place: `${file} ${row.cell(field)}, ${dataFile}${result.pointer}/${key}`,
      message: t`caso ${row.id}: nel foglio «${shown(inSheet)}», in data.json «${shown(inData)}»: ${
        inSheet === ''
          ? t`nel foglio manca`
          : inData === ''
            ? t`in data.json manca`
            : how(inSheet, inData)
      }`,
      fix: t`i due vengono dalla stessa chiamata: riscriverli entrambi da quella, con collaudo fill`,
    })
  }
  compare('trace', 'traceId', (inSheet, inData) => howItDiffers(inSheet, inData, traces))
  compare('timestamp', 'ts', () => t`sono due istanti diversi, o scritti in due modi`)
  compare('message-id', 'workflowInstanceId', () => t`sono due identificativi diversi`)
  if (result.workflowInstanceId === unknownWorkflow && !/TOKEN/i.test(row.name))
    findings.push({
      rule: 'WII_UNKNOWN_TRANSACTION',
      place: `${dataFile}${result.pointer}/workflowInstanceId`,
      message: t`caso ${row.id}: ${unknownWorkflow} viene da un errore del token, e questo caso non lo prova`,
      fix: t`rieseguire il caso: il gateway ha rifiutato il token`,
    })
  return findings
}

/** Sets workbook and `data.json` against each other: both must say the same of the same cases. */
export const crossFindings = (
  file: string,
  { rows, triplet }: Checklist,
  data: SubmittedData,
): SubmissionFinding[] => {
  const findings: SubmissionFinding[] = []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const results = new Map<string, DataResult>()
  const traces = new Map(
    data.results.flatMap(({ traceId, id }): [string, string][] =>
      traceId === null ? [] : [[traceId, String(id)]],
    ),
  )
  for (const result of data.results) {
    if (result.id === null) continue
    const id = String(result.id)
    const place = `${dataFile}${result.pointer}/id`
    const row = byId.get(id)
    if (results.has(id))
      findings.push({
        rule: 'data-id-repeated',
        place,
        message: t`il caso ${id} c'è già in ${results.get(id)?.pointer ?? ''}`,
        fix: t`lasciare un solo risultato per caso`,
      })
    else results.set(id, result)
    if (row === undefined)
      findings.push({
        rule: 'data-id-unknown',
        place,
        message: t`il caso ${id} non è nel foglio`,
        fix: t`scrivere l'ID della colonna A del foglio`,
      })
    else if (!isApplicable(row) || row.kind === 'TIMEOUT')
      findings.push({
        rule: 'data-not-applicable',
        place,
        message:
          row.kind === 'TIMEOUT'
            ? t`il caso ${id} è di timeout: in data.json non va`
            : t`il caso ${id} non è applicabile secondo ${row.cell('applicable')}`,
        fix: t`togliere il risultato, o correggere l'applicabilità nel foglio`,
      })
    else findings.push(...both(file, row, result, traces))
  }
  for (const row of rows)
    if (isApplicable(row) && row.kind !== 'TIMEOUT' && !results.has(row.id))
      findings.push({
        rule: 'TEST_NON_PRESENTE',
        place: `${file} ${row.place}`,
        message: t`il caso ${row.id} è applicabile, e in data.json non c'è`,
        fix: t`aggiungere il suo risultato, o dichiararlo non applicabile con il razionale`,
      })
  for (const [trace, holders] of repeated([
    ...data.results.map((one) => [one.traceId ?? '', String(one.id)] as const),
    ...rows.map((row) => [row.value('trace'), row.id] as const),
  ]))
    findings.push({
      rule: 'trace-repeated',
      place: `${dataFile}/results`,
      message: t`la traccia ${shown(trace)} è di più casi: ${[...new Set(holders)].join(', ')}`,
      fix: t`ogni caso ha la sua chiamata: rieseguire quelli che non l'hanno`,
    })
  const known = {
    subject_application_id: data.appID,
    subject_application_vendor: data.appVendor,
    subject_application_version: data.appVersion,
  }
  for (const [name, expected] of Object.entries(known)) {
    const found = triplet.find((one) => one.name === name)
    if (found !== undefined && found.value !== expected)
      findings.push({
        rule: 'WRONG_CLAIMS_ON_LOG',
        place: `${file} ${found.place}`,
        message: t`${name}: nel foglio «${shown(found.value)}», in data.json «${shown(expected)}»`,
        fix: t`scrivere nei due lo stesso valore che è nel token, maiuscole e spazi compresi`,
      })
  }
  return findings
}
