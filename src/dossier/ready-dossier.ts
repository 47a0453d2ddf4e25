import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { shown } from '../lib/shown.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { Problem } from '../plan/problem.ts'
import { composeDraft } from '../procedure/letters/compose-draft.ts'
import { prepareResultsOf } from '../procedure/prepare-run-letter.ts'
import type { Ready, Subject } from '../procedure/subject.ts'
import { staleText } from '../report/case-notes.ts'
import { findStale } from '../session/find-stale.ts'
import type { Finding } from '../verify/finding.ts'
import { verifyRun } from '../verify/verify-run.ts'
import { combineRuns, type Combined } from './combine-runs.ts'
import { finalRefusals } from './final-claims.ts'
import type { Parts } from './parts.ts'
import { callsOfParts } from './views.ts'

const refusal = (file: string, message: string, hint: string): Problem => ({
  code: 'DOSSIER_REFUSED',
  file,
  line: 1,
  column: 1,
  message,
  hint,
})

/** What somebody changed in a run since it ended: of such a run not even a draft is made. */
export const tamperedRuns = async (
  { runs }: Pick<Parts, 'runs'>,
  adapters: readonly Adapter[],
): Promise<readonly Problem[]> => {
  const found: Problem[] = []
  for (const { folder, record } of runs) {
    const { problems } = await verifyRun(folder, adapters)
    found.push(
      ...problems.map(({ place, message }: Finding) =>
        refusal(
          `reports/${record.run}`,
          shown(`${place}: ${message}`, 600),
          t`ripartire da una copia della cartella, o rieseguire il caso: collaudo verify ${record.run}`,
        ),
      ),
    )
  }
  return found
}

/** A result is stale when its case is not any more what it was. */
const staleResults = async (
  { workspace }: Subject,
  record: RunRecord,
  adapters: readonly Adapter[],
): Promise<readonly Problem[]> => {
  const stale = await findStale(workspace, record, adapters)
  const again = t`rieseguire il caso e indicare anche la nuova esecuzione`
  if (stale === null)
    return [
      refusal(
        `plans/${record.plan.name}`,
        t`il piano non c'è più: non si sa se gli esiti sono superati`,
        again,
      ),
    ]
  const fileOf = new Map(record.cases.map((one) => [one.id, one.file]))
  return stale.map(({ case: id, why }) =>
    refusal(fileOf.get(id) ?? id, t`l'esito di ${id} è superato: ${staleText[why]}`, again),
  )
}

const wrongApplication = ({ name, application }: Subject, record: RunRecord): Problem[] => {
  const { shape, source } = application
  const its = record.application
  return its.name === name &&
    its.version === shape.version &&
    its.title === shape.title &&
    its.producer === shape.producer
    ? []
    : [
        {
          ...refusal(
            source.file,
            t`l'esecuzione è di ${its.title} ${its.version} (${its.producer}), e l'applicazione dichiarata è ${shape.title} ${shape.version} (${shape.producer})`,
            t`rieseguire il piano con la versione dichiarata`,
          ),
          ...source.locate(['version']),
        },
      ]
}

/** The message of stage 5 as a draft that is the same bytes whenever it is made. */
const messageOf = async (
  subject: Subject,
  parts: Parts,
  combined: Combined,
  adapters: readonly Adapter[],
): Promise<Ready<Buffer>> => {
  const { record } = combined
  const letter = prepareResultsOf(subject, record, callsOfParts(parts, adapters), [])
  if (!letter.ok) return letter
  const at = new Date(record.endedAt ?? record.startedAt)
  return {
    ok: true,
    value: await composeDraft(letter.value, at, sha256(`${record.run}\n${letter.value.text}`)),
  }
}

/** All that keeps a final dossier from being made, at once; else the message that goes with it. */
export const readyFinal = async (
  subject: Ready<Subject>,
  parts: Parts,
  adapters: readonly Adapter[],
): Promise<Ready<Buffer>> => {
  const combined = combineRuns(parts.runs)
  const ofRuns = finalRefusals(parts, combined).map(({ place, message, hint }) =>
    refusal(`reports/${place}`, message, hint),
  )
  if (!subject.ok) return { ok: false, problems: [...ofRuns, ...subject.problems] }
  const message = await messageOf(subject.value, parts, combined, adapters)
  const problems = [
    ...ofRuns,
    ...wrongApplication(subject.value, combined.record),
    ...(await staleResults(subject.value, combined.record, adapters)),
    ...(message.ok ? [] : message.problems),
  ]
  return problems.length === 0 ? message : { ok: false, problems }
}

/** The message for a draft, where it can be written already. */
export const readyDraft = async (
  subject: Ready<Subject>,
  parts: Parts,
  adapters: readonly Adapter[],
): Promise<Buffer | null> => {
  if (!subject.ok) return null
  const message = await messageOf(subject.value, parts, combineRuns(parts.runs), adapters)
  return message.ok ? message.value : null
}
