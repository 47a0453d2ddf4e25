import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Outcome, SkipCause, Trouble } from '../model/outcome.ts'
import type { CaseHead, CaseRecord, Counts, Verdict } from '../model/run-record.ts'

/** The word for each status; the same on the console and in the reports. */
export const statusText: Readonly<Record<Outcome['status'], string>> = {
  passed: t`superato`,
  failed: t`non superato`,
  broken: t`interrotto`,
  skipped: t`non eseguito`,
}

const countedWords = {
  passed: [t`superato`, t`superati`],
  failed: [t`non superato`, t`non superati`],
  broken: [t`interrotto`, t`interrotti`],
  skipped: [t`non eseguito`, t`non eseguiti`],
} as const

/** How many cases ended in each way, in words: those that passed always, any other where there is one. */
export const countedStatuses = (
  counts: Counts,
): readonly { readonly status: Outcome['status']; readonly text: string }[] =>
  (Object.keys(countedWords) as Outcome['status'][])
    .filter((status) => counts[status] > 0 || status === 'passed')
    .map((status) => {
      const [one, many] = countedWords[status]
      const count = counts[status]
      return { status, text: `${count} ${count === 1 ? one : many}` }
    })

/** The colour of each status on a terminal. */
export const statusStyle = {
  passed: 'green',
  failed: 'red',
  broken: 'magenta',
  skipped: 'yellow',
} as const satisfies Record<Outcome['status'], string>

/** Why a case did not run, with a capital: it opens a sentence. */
export const skipCauseText: Readonly<Record<SkipCause, string>> = {
  'not-applicable': t`Non applicabile`,
  'not-encoded': t`Non ancora codificato`,
  'awaiting-operator': t`In attesa dell'operatore`,
  dependency: t`Dipendenza non soddisfatta`,
  environment: t`Ambiente non adatto`,
}

/** What kind of trouble it is, with a capital: it opens a sentence. */
export const troubleText: Readonly<Record<Trouble, string>> = {
  'unmet-check': t`Verifica non soddisfatta`,
  'unexpected-refusal': t`Rifiuto inatteso`,
  'unexpected-answer': t`Risposta inattesa`,
  'environment-unreachable': t`Ambiente non raggiungibile`,
  'signing-failed': t`Firma non riuscita`,
  'plan-error': t`Errore del piano`,
  'unknown-state': t`Stato ignoto`,
  'internal-error': t`Errore interno`,
}

/** A verdict in one word; records hold the Italian one, whatever the language. */
export const verdictWord: Readonly<Record<Verdict, string>> = {
  positivo: t`positivo`,
  negativo: t`negativo`,
  incompleto: t`incompleto`,
}

/** What a verdict means, in one sentence. */
export const verdictText: Readonly<Record<Verdict, string>> = {
  positivo: t`POSITIVO: tutti i casi applicabili sono superati`,
  negativo: t`NEGATIVO: almeno un caso non è superato o si è interrotto`,
  incompleto: t`INCOMPLETO: almeno un caso applicabile non è stato eseguito`,
}

/** The kind of a case. */
export const kindText: Readonly<Record<CaseHead['kind'], string>> = {
  positive: t`Caso positivo`,
  negative: t`Caso negativo`,
  declared: t`Caso dichiarato`,
}

/** What a check came to. */
export const checkStatusText: Readonly<Record<CheckResult['status'], string>> = {
  met: t`soddisfatta`,
  unmet: t`non soddisfatta`,
  'not-evaluated': t`non valutata`,
}

/** The kind of trouble or the cause of the skip, without what was found; undefined when passed. */
export const outcomeReason = (outcome: Outcome): string | undefined => {
  switch (outcome.status) {
    case 'passed':
      return undefined
    case 'failed':
    case 'broken':
      return troubleText[outcome.trouble]
    case 'skipped':
      return skipCauseText[outcome.cause]
  }
}

/**
 * An outcome as text: its kind of trouble or cause, what was found, what to do about it.
 * It always opens with the words of `troubleText` or `skipCauseText`; undefined when passed.
 */
export const outcomeText = (outcome: Outcome): string | undefined => {
  const opening = outcomeReason(outcome)
  if (opening === undefined || outcome.status === 'passed') return undefined
  const found = outcome.status === 'skipped' ? outcome.reason : outcome.message
  const text = `${opening}: ${found}`
  return outcome.status === 'broken' && outcome.hint !== undefined
    ? t`${text}\n\nChe cosa fare: ${outcome.hint}`
    : text
}

/** Each required check of a case that is not met, with both sides: `<passo>: <titolo>`, atteso, ottenuto. */
export const unmetChecks = ({ steps }: Pick<CaseRecord, 'steps'>): readonly string[] =>
  steps.flatMap(({ id, checks }) =>
    checks
      .filter(({ status, level }) => status === 'unmet' && level !== 'warning')
      .map(
        ({ title, expected, actual }) =>
          t`${id}: ${title}\n  atteso:   ${expected}\n  ottenuto: ${actual}`,
      ),
  )

/** What there is to say of a case that did not pass: the outcome and each unmet check; undefined when passed. */
export const caseText = (record: Pick<CaseRecord, 'outcome' | 'steps'>): string | undefined => {
  const text = outcomeText(record.outcome)
  if (text === undefined || record.outcome.status !== 'failed') return text
  return [text, ...unmetChecks(record)].join('\n\n')
}
