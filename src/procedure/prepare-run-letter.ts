import type { Adapter } from '../adapter/define-adapter.ts'
import type { StoredRun } from '../evidence/run-file.ts'
import { t } from '../lib/language/t.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'
import type { Problem } from '../plan/problem.ts'
import { callsOf, type Call } from '../calls/calls-of.ts'
import { readyCommunicated } from './communicated.ts'
import { bodyAttachments, tableAttachment } from './letters/call-attachments.ts'
import type { Attachment, Letter } from './letters/letter.ts'
import { resultsLetter } from './letters/plan-letters.ts'
import { reportLetter } from './letters/report-letter.ts'
import { proves, readyPlan } from './positive-run.ts'
import { slugOf } from './prepare-letter.ts'
import { readySender } from './ready-sender.ts'
import { allReady, missingInFile, type Ready, type Subject } from './subject.ts'

/** Stage 5: what came of the plan of verification, if a run, or several as one, prove it. */
export const prepareResultsOf = (
  subject: Subject,
  record: RunRecord,
  calls: readonly Call[],
  attachments: readonly Attachment[],
): Ready<Letter> => {
  const plan = readyPlan(subject, 'verification')
  const problems: Problem[] = []
  if (plan.ok && !proves(subject, plan.value, record))
    problems.push(
      missingInFile(
        `reports/${record.run}`,
        t`l'esecuzione non prova il piano ${plan.value.name}: attesa intera, positiva, nell'ambiente di test, con questa versione dell'applicazione, dei casi come sono ora`,
        t`collaudo report ${record.run} mostra che cosa manca`,
      ),
    )
  const ready = allReady({
    sender: readySender(subject),
    communicated: readyCommunicated(subject),
    plan,
  })
  if (!ready.ok || problems.length > 0)
    return { ok: false, problems: [...(ready.ok ? [] : ready.problems), ...problems] }
  const { sender, communicated } = ready.value
  const about = {
    application: subject.application.shape,
    slug: slugOf(subject),
    communicatedOn: communicated.date,
  }
  return {
    ok: true,
    value: resultsLetter(sender, about, record, [tableAttachment(calls), ...attachments]),
  }
}

/** The same of one run, whose evidence is held against its record. */
export const prepareResults = (
  subject: Subject,
  { folder, record }: StoredRun,
  adapters: readonly Adapter[],
  attachments: readonly Attachment[],
): Ready<Letter> => {
  const found = record.cases.map((one) => callsOf(folder, one, adapters))
  const calls = found.flatMap((one) => one.calls)
  const problems = found.flatMap((one) => one.problems)
  const ready = prepareResultsOf(subject, record, calls, attachments)
  return ready.ok && problems.length === 0
    ? ready
    : { ok: false, problems: [...(ready.ok ? [] : ready.problems), ...problems] }
}

/**
 * A report to the help desk about a case. A call to the simulator is in no log of theirs: there is nothing to report.
 */
export const prepareReport = (
  subject: Pick<Subject, 'procedure'>,
  { folder, record }: StoredRun,
  found: CaseRecord,
  adapters: readonly Adapter[],
  options: { readonly observed?: string; readonly bodies: boolean },
): Ready<Letter> => {
  const sender = readySender(subject)
  const { calls, problems } = callsOf(folder, found, adapters)
  const missing: Problem[] = [...(sender.ok ? [] : sender.problems), ...problems]
  const place = `reports/${record.run}`
  if (record.environment.simulator || calls.some((call) => call.record.simulator !== undefined))
    missing.push(
      missingInFile(
        place,
        t`le chiamate di ${found.id} le ha fatte rispondere il simulatore: l'help desk non le ha`,
        t`segnalare un caso eseguito nell'ambiente di test`,
      ),
    )
  if (calls.length === 0 && problems.length === 0)
    missing.push(
      missingInFile(
        place,
        t`in ${found.id} non c'è nessuna chiamata: niente da cercare nei log`,
        t`segnalare un caso che ha fatto almeno una chiamata`,
      ),
    )
  if (!sender.ok || missing.length > 0) return { ok: false, problems: missing }
  const astray = calls.filter(({ passed }) => !passed)
  const reported = astray.length === 0 ? calls : astray
  return {
    ok: true,
    value: reportLetter(
      sender.value,
      record,
      found,
      {
        reported,
        others: calls.filter((call) => !reported.includes(call)),
        observed: options.observed,
      },
      options.bodies ? reported.flatMap((call) => bodyAttachments(folder, call)) : [],
    ),
  }
}
