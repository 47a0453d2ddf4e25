import { decimal } from '../lib/language/numbers.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import type { RunEvent } from '../model/event.ts'
import type { Outcome } from '../model/outcome.ts'
import type { RunRecord } from '../model/run-record.ts'
import {
  caseText,
  countedStatuses,
  outcomeReason,
  statusStyle,
  statusText,
  verdictText,
} from '../report/outcome-text.ts'
import type { Io } from './io.ts'
import { originText } from '../report/origin-text.ts'
import { observingText } from './observing-text.ts'
import { makePaint, type Paint } from '../lib/paint.ts'

const marks: Record<Outcome['status'], string> = {
  passed: '✓',
  failed: '✗',
  broken: '!',
  skipped: '–',
}

const seconds = (ms: number): string => `${decimal(ms / 1000, { least: 2, most: 2 })} s`

/** Longer lines tell a person nothing more, and may be millions of characters of a peer's. */
const longestLine = 2000

/** A peer's words may stand in it: they neither move the cursor nor colour the screen. */
const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : `      ${shown(line, longestLine)}`))
    .join('\n')

/** The finished cases of an area, and how long they took. */
interface AreaCount {
  passed: number
  done: number
  ms: number
}

const areaLine = (area: string, { passed, done, ms }: AreaCount, paint: Paint): string => {
  const status = passed === done ? 'passed' : 'failed'
  const count =
    passed === done
      ? passed === 1
        ? t`1 caso superato`
        : t`${passed} casi superati`
      : t`superati ${passed} su ${done}`
  return `  ${paint(statusStyle[status], `${marks[status]} ${area}`)}: ${count} ${paint('dim', seconds(ms))}`
}

/**
 * Lines of a run as it goes: one for each case, with what went wrong below it. With `areas`, how many cases each has,
 * those that pass make one line for their area.
 */
export const makeProgress = (
  io: Io,
  total: number,
  areas: ReadonlyMap<string, number> | null = null,
): { readonly onEvent: (event: RunEvent) => void; readonly clear: () => void } => {
  const paint = makePaint(io.colour)
  const counts = new Map<string, AreaCount>()
  let done = 0
  let live = false
  const clear = (): void => {
    if (live) io.out('\r\u001B[2K')
    live = false
  }
  const line = (text: string): void => {
    clear()
    io.out(`${text}\n`)
  }
  return {
    clear,
    onEvent: (event) => {
      if (event.event === 'case-start' && io.interactive) {
        clear()
        io.out(paint('dim', `  … ${done + 1}/${total} ${event.case} ${event.title}`))
        live = true
      }
      const seen = observingText(event)
      if (seen !== undefined) line(seen)
      if (event.event !== 'case-end') return
      done += 1
      const { id, title, outcome, startedAt, endedAt, area } = event.record
      const ms = Date.parse(endedAt) - Date.parse(startedAt)
      const text = caseText(event.record)
      const style = statusStyle[outcome.status]
      if (areas === null || outcome.status !== 'passed')
        line(
          `  ${paint(style, `${marks[outcome.status]} ${id}`)} ${title} ${paint('dim', seconds(ms))}`,
        )
      if (text !== undefined) line(paint(style, indented(text)))
      if (areas === null) return
      const count = counts.get(area) ?? { passed: 0, done: 0, ms: 0 }
      counts.set(area, count)
      count.done += 1
      count.ms += ms
      if (outcome.status === 'passed') count.passed += 1
      if (count.done === areas.get(area)) line(areaLine(area, count, paint))
    },
  }
}

const counted = ({ counts }: RunRecord, paint: Paint): string =>
  countedStatuses(counts)
    .map(({ status, text }) => paint(statusStyle[status], text))
    .join(', ')

const verdictStyles = { positivo: 'green', negativo: 'red', incompleto: 'yellow' } as const

/** The last lines of a run: what did not pass, the counts, the verdict, where the report is. */
export const printSummary = (io: Io, record: RunRecord, report: string | null): void => {
  const paint = makePaint(io.colour)
  const troubled = record.cases.filter(({ outcome }) => outcome.status !== 'passed')
  io.out('\n')
  for (const { id, title, outcome } of troubled)
    io.out(
      `  ${paint(statusStyle[outcome.status], `${id} ${statusText[outcome.status]}`)}: ${title} (${outcomeReason(outcome) ?? ''})\n`,
    )
  if (troubled.length > 0) io.out('\n')
  for (const { id, partial } of record.cases)
    if (partial !== undefined)
      io.out(
        t`  Parziale: ${id} è partito da «${partial.from}» con i valori di ${partial.run}; non vale come prova, e l'esecuzione non può essere positiva\n`,
      )
  if (record.notRun.length > 0) io.out(t`  Mai eseguiti: ${record.notRun.join(', ')}\n`)
  if (record.stopped !== undefined) io.out(t`  Perché:   ${record.stopped}\n`)
  const origins = originText(record)
  if (origins !== undefined) io.out(t`  Chiamate: ${origins}\n`)
  io.out(t`  Casi:     ${counted(record, paint)}\n`)
  io.out(
    t`  Verdetto: ${paint(['bold', verdictStyles[record.verdict]], verdictText[record.verdict])}${record.interrupted ? t` (esecuzione interrotta)` : ''}\n`,
  )
  if (record.environment.conditions !== undefined)
    io.out(
      t`  Condizioni ordinate per tutta l'esecuzione: ${record.environment.conditions.join(', ')}\n`,
    )
  if (record.environment.simulator)
    io.out(
      paint(
        'dim',
        t`  Eseguito sul simulatore incorporato: non vale come prova verso l'autorità.\n`,
      ),
    )
  if (report !== null) io.out(t`  Rapporto: ${report}\n`)
}
