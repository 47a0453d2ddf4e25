import { join } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { foldEvents } from '../../evidence/fold.ts'
import { holdRun } from '../../evidence/hold-run.ts'
import { appendEvent, readJournal } from '../../evidence/journal.ts'
import { mendJournal } from '../../evidence/mend-journal.ts'
import { reviewedVerdict, reviewStandings } from '../../evidence/reviewed.ts'
import { hasRecord, readRun, writeRun } from '../../evidence/run-file.ts'
import { t } from '../../lib/language/t.ts'
import { nearest } from '../../lib/nearest.ts'
import { romeDay } from '../../lib/rome-time.ts'
import type { Review } from '../../model/review.ts'
import type { CaseRecord, RunRecord } from '../../model/run-record.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { verdictWord } from '../../report/outcome-text.ts'
import { reviewText } from '../../report/review-text.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { findRun } from './find-run.ts'

export interface ReviewOptions {
  readonly case?: readonly string[]
  readonly exclude?: boolean
  readonly override?: string
  readonly withdraw?: boolean
  readonly reason?: string
  readonly author?: string
  readonly expires?: string
  readonly json?: boolean
}

const wrong = (message: string, hint: string): HarnessError =>
  new HarnessError('COMMAND_INVALID', message, { hint })

const saidBy = ({ exclude, override, withdraw }: ReviewOptions): Review['says'] => {
  const said: Review['says'][] = [
    ...(exclude === true ? [{ kind: 'exclusion' } as const] : []),
    ...(override === 'passed' || override === 'failed'
      ? [{ kind: 'override', status: override } as const]
      : []),
    ...(withdraw === true ? [{ kind: 'withdrawal' } as const] : []),
  ]
  if (override !== undefined && override !== 'passed' && override !== 'failed')
    throw wrong(
      t`--override ${override}: atteso passed o failed`,
      t`per un caso che non conta: --exclude`,
    )
  const [only, ...others] = said
  if (only === undefined || others.length > 0)
    throw wrong(
      t`che cosa si dice del caso? Una sola cosa`,
      t`--exclude, --override passed, --override failed o --withdraw`,
    )
  return only
}

const required = (name: string, value: string | undefined, why: string): string => {
  if (value === undefined || value.trim() === '') throw wrong(t`manca ${name}: ${why}`, `${name} …`)
  return value.trim()
}

const expiryOf = (expires: string | undefined, today: string): string | null => {
  if (expires === undefined) return null
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(expires) &&
    !Number.isNaN(Date.parse(`${expires}T00:00:00Z`)) &&
    new Date(`${expires}T00:00:00Z`).toISOString().startsWith(expires)
  if (!isDay)
    throw wrong(t`--expires ${expires}: non è un giorno`, t`per esempio --expires ${today}`)
  if (expires < today)
    throw wrong(
      t`--expires ${expires}: è già passato`,
      t`oggi è il ${today}: indicarne uno da oggi in poi`,
    )
  return expires
}

const caseOf = ({ cases, notRun, run }: RunRecord, id: string): CaseRecord => {
  const found = cases.find((one) => one.id === id)
  if (found !== undefined) return found
  if (notRun.includes(id))
    throw wrong(
      t`il caso ${id} non ha un esito da riesaminare: non è stato eseguito`,
      t`collaudo run --resume ${run}`,
    )
  const known = cases.map((one) => one.id)
  const near = nearest(id, known)
  throw wrong(
    t`il caso «${id}» non è nell'esecuzione ${run}`,
    near === undefined ? t`ci sono: ${known.join(', ')}` : t`forse si intendeva «${near}»`,
  )
}

/** The review of one case, if it says something that is not so already. */
const reviewOf = (
  record: RunRecord,
  id: string,
  said: Pick<Review, 'says' | 'reason' | 'author' | 'expiresOn'>,
  at: Date,
): Review => {
  const { outcome, endedAt } = caseOf(record, id)
  const { says } = said
  if (says.kind === 'override' && says.status === outcome.status)
    throw wrong(t`il caso ${id} è già così: l'esito automatico è lo stesso`, t`togliere ${id}`)
  const stands = reviewStandings(record, romeDay(at)).some(
    ({ review, state }) => review.case === id && (state === 'standing' || state === 'expired'),
  )
  if (says.kind === 'withdrawal' && !stands)
    throw wrong(
      t`per il caso ${id} non c'è niente da ritirare`,
      t`collaudo review ${record.run} elenca ciò che è scritto`,
    )
  return { case: id, ...said, at: at.toISOString(), of: { status: outcome.status, endedAt } }
}

const print = (io: Io, record: RunRecord, today: string, options: ReviewOptions): void => {
  const standings = reviewStandings(record, today)
  const reviewed = reviewedVerdict(record, today)
  if (options.json === true) {
    const reviews = standings.map(({ review, state }) => ({ ...review, state }))
    io.out(
      `${JSON.stringify({ run: record.run, verdict: record.verdict, reviewedVerdict: reviewed, reviews }, null, 2)}\n`,
    )
    return
  }
  if (standings.length === 0) io.out(t`Di ${record.run} nessuno ha riesaminato niente.\n`)
  for (const one of standings) io.out(`  ${one.review.case}: ${reviewText(one)}\n`)
  io.out(t`  Verdetto automatico: ${verdictWord[record.verdict]}\n`)
  if (standings.length > 0)
    io.out(t`  Con la parola di chi ha riesaminato: ${verdictWord[reviewed]}\n`)
}

const write = (runFolder: string, options: ReviewOptions, at: Date): RunRecord => {
  const release = holdRun(runFolder)
  try {
    const record = readRun(runFolder)
    const says = saidBy(options)
    const said = {
      says,
      reason: required('--reason', options.reason, t`senza motivo un riesame non vale niente`),
      author: required('--author', options.author, t`qualcuno deve risponderne`),
      expiresOn: expiryOf(options.expires, romeDay(at)),
    }
    // Every case is looked at before anything is written: a mistake leaves the run as it was.
    const reviews = [...new Set(options.case)].map((id) => reviewOf(record, id, said, at))
    mendJournal(runFolder)
    for (const review of reviews)
      appendEvent(runFolder, { event: 'reviewed', at: review.at, review })
    const folded = foldEvents(readJournal(runFolder))
    // Of a run that was killed there is none: it goes on being folded.
    if (hasRecord(runFolder)) writeRun(runFolder, folded)
    return folded
  } finally {
    release()
  }
}

/** Keeps a reviewer's word beside the results of a run, or lists what was said. */
export const review = (run: string, options: ReviewOptions, io: Io): number => {
  const { folder } = findWorkspace(io.cwd)
  const runFolder = findRun(join(folder, 'reports'), io.cwd, run)
  const now = new Date()
  if (options.case === undefined) {
    const given = (
      ['exclude', 'override', 'withdraw', 'reason', 'author', 'expires'] as const
    ).find((name) => options[name] !== undefined)
    if (given !== undefined) throw wrong(t`--${given}: di quale caso?`, t`indicarlo con --case`)
    print(io, readRun(runFolder), romeDay(now), options)
    return exitCodes.passed
  }
  const record = write(runFolder, options, now)
  print(io, record, romeDay(now), options)
  if (options.json !== true) io.out(t`Per vederlo nel rapporto: collaudo report ${record.run}\n`)
  return exitCodes.passed
}
