import type { EvidenceStore } from '../evidence/create-store.ts'
import { fileTypeOf } from '../lib/file-type.ts'
import { t } from '../lib/language/t.ts'
import type { Outcome } from '../model/outcome.ts'
import type { ManualRecord } from '../model/run-record.ts'
import type { ManualStep, PlanCase } from '../plan/plan.ts'
import { interpolate, type Scope } from '../template/interpolate.ts'
import type { RunContext } from './context.ts'
import type { ManualReply } from './desk.ts'
import { checkAnswer, checkFiles, manualOutcome } from './judge-manual.ts'
import type { StepDraft } from './step-draft.ts'

type Resolved = Pick<ManualStep, 'do' | 'answers' | 'files'>

/** What has not been given yet, by name. */
const missingIn = (step: Resolved, reply: ManualReply): string[] => [
  ...step.answers.filter(({ name }) => (reply.answers[name] ?? '') === '').map(({ ask }) => ask),
  ...step.files
    .filter(({ name, min }) => (reply.files[name]?.length ?? 0) < min)
    .map(({ name, min }) => (min === 1 ? t`file «${name}»` : t`${min} file «${name}»`)),
]

const keepFiles = (
  store: EvidenceStore,
  step: Resolved,
  reply: ManualReply,
): ManualRecord['files'] =>
  step.files.flatMap(({ name }) =>
    (reply.files[name] ?? []).map(({ fileName, bytes }) => {
      const type = fileTypeOf(bytes)
      return {
        name,
        file: store.keep(bytes, {
          name: `${name}: ${fileName}`,
          mediaType: type?.mediaType ?? 'application/octet-stream',
          extension: type?.type ?? 'bin',
        }),
      }
    }),
  )

/**
 * Asks a person for what the step wants, and checks what is given. As long as something is missing the step
 * awaits: it never passes in silence.
 */
export const runManual = async (
  planCase: PlanCase,
  step: ManualStep,
  draft: StepDraft,
  scope: Scope,
  context: RunContext,
  signal: AbortSignal,
): Promise<Outcome> => {
  const resolved = interpolate(
    { do: step.do, answers: step.answers, files: step.files },
    scope,
  ) as Resolved
  draft.send = { manual: resolved.do }
  draft.expect = [...resolved.answers, ...resolved.files]
  const reply = await context.desk.ask(
    {
      case: planCase.head.id,
      caseTitle: planCase.head.title,
      step: step.id,
      do: resolved.do,
      answers: resolved.answers.map(({ name, ask }) => ({ name, ask })),
      files: resolved.files,
    },
    signal,
  )
  const missing = missingIn(resolved, reply)
  if (missing.length > 0)
    return {
      status: 'skipped',
      cause: 'awaiting-operator',
      reason: t`il passo «${step.id}» aspetta una persona: ${resolved.do} Manca: ${missing.join(', ')}.`,
    }
  draft.manual = {
    do: resolved.do,
    answers: resolved.answers.map(({ name, ask }) => ({
      name,
      ask,
      value: reply.answers[name] ?? '',
    })),
    files: keepFiles(context.store, resolved, reply),
  }
  draft.checks = [
    ...resolved.answers.map((answer) => checkAnswer(answer, reply.answers[answer.name] ?? '')),
    ...resolved.files.map((file) => checkFiles(file, reply.files[file.name] ?? [])),
  ]
  return manualOutcome(draft.checks)
}
