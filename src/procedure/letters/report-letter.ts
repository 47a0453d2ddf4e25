import type { SenderShape } from '../../plan/procedure-schema.ts'
import type { CaseRecord, RunRecord } from '../../model/run-record.ts'
import type { Call } from '../../calls/calls-of.ts'
import { callText } from './call-text.ts'
import { letterText, recipients, rows, type Attachment, type Letter } from './letter.ts'

const outcomes = {
  passed: 'superato',
  failed: 'non superato',
  broken: 'interrotto',
  skipped: 'non eseguito',
} as const

const expectations = (calls: readonly Call[]): string[] =>
  [...new Map(calls.map((call) => [call.step, call.expect]))].map(
    ([step, expect]) => `  ${step}: ${JSON.stringify(expect)}`,
  )

/** A report to the help desk: one case, and the calls that are to be looked for. */
export const reportLetter = (
  sender: SenderShape,
  run: RunRecord,
  found: CaseRecord,
  {
    reported,
    others,
    observed,
  }: {
    readonly reported: readonly Call[]
    readonly others: readonly Call[]
    /** What the writer adds. */
    readonly observed: string | undefined
  },
  attachments: readonly Attachment[],
): Letter => ({
  name: `segnalazione-${run.run}-${found.id.replaceAll(/[^A-Za-z0-9._-]/g, '_')}`,
  from: { name: `${sender.name} (${sender.organization})`, address: sender.email },
  to: recipients.helpDesk,
  subject: `Integrazione SIST-FSE: segnalazione ${found.id}, ${run.application.title} ${run.application.version}`,
  text: letterText(sender, [
    'si segnala quanto segue e si chiede di verificarlo nei log del servizio.',
    rows([
      ['Applicazione', run.application.title],
      ['Versione', run.application.version],
      ['Produttore', run.application.producer],
      ['Piano', `${run.plan.title}, versione ${run.plan.version}`],
      ['Caso', `${found.id} ${found.title}`],
      ['Esito del caso', outcomes[found.outcome.status]],
      ['Esecuzione', run.run],
    ]),
    ...(observed === undefined ? [] : [observed]),
    `Attese del caso, per passo:\n${expectations(reported).join('\n')}`,
    reported.length === 1 ? 'Chiamata segnalata:' : 'Chiamate segnalate:',
    ...reported.map(callText),
    ...(others.length === 0 ? [] : ['Altre chiamate dello stesso caso:', ...others.map(callText)]),
  ]),
  attachments,
})
