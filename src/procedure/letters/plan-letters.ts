import { romeFields } from '../../lib/rome-time.ts'
import type { RunRecord } from '../../model/run-record.ts'
import type { SenderShape } from '../../plan/procedure-schema.ts'
import {
  applicationRows,
  dayText,
  letterText,
  recipients,
  rows,
  subjects,
  type Attachment,
  type Described,
  type Letter,
} from './letter.ts'

interface About {
  readonly application: Described
  readonly slug: string
  /** The day on which stage 3 told the authority of this version. */
  readonly communicatedOn: string
}

const known = ({ communicatedOn }: About): string =>
  `I dati di configurazione sono stati comunicati il ${dayText(communicatedOn)} con il messaggio «${subjects.configurazione}».`

const helpDesk = (sender: SenderShape) => ({
  from: { name: `${sender.name} (${sender.organization})`, address: sender.email },
  to: recipients.helpDesk,
})

/** Stage 4: the vendor asks for the test plan. */
export const planLetter = (sender: SenderShape, about: About): Letter => ({
  name: `fase-4-piano-di-test-${about.slug}`,
  ...helpDesk(sender),
  subject: subjects.piano,
  text: letterText(sender, [
    'si chiede il piano di test per la seguente applicazione:',
    applicationRows(about.application),
    known(about),
  ]),
  attachments: [],
})

const moment = (iso: string): string => {
  const { day, month, year, hour, minute } = romeFields(new Date(iso))
  return `${day}/${month}/${year} ${hour}:${minute}`
}

const applicable = ({ cases }: RunRecord): number =>
  cases.filter(({ outcome }) => outcome.status !== 'skipped').length

const runRows = (run: RunRecord): string =>
  rows([
    ['Piano', `${run.plan.title}, versione ${run.plan.version}`],
    ['Eseguito', `dal ${moment(run.startedAt)} al ${moment(run.endedAt ?? run.startedAt)}`],
    ['Ambiente', Object.values(run.environment.endpoints).join(', ')],
    ['Casi superati', `${run.counts.passed} su ${applicable(run)}`],
    [
      'Casi non applicabili',
      String(run.cases.filter(({ outcome }) => outcome.status === 'skipped').length),
    ],
    ['Esecuzione', run.run],
  ])

/** Stage 5: the vendor has run the plan, and asks to be verified. */
export const verificationLetter = (sender: SenderShape, about: About, run: RunRecord): Letter => ({
  name: `fase-5-verifica-di-conformita-${about.slug}`,
  ...helpDesk(sender),
  subject: subjects.verifica,
  text: letterText(sender, [
    'si chiede la verifica di conformità della seguente applicazione:',
    applicationRows(about.application),
    known(about),
    "Il piano di test è stato eseguito nell'ambiente di test, con esito positivo:",
    runRows(run),
  ]),
  attachments: [],
})

/** Stage 5: what came of the second plan, with what finds each call in the authority's logs. */
export const resultsLetter = (
  sender: SenderShape,
  about: About,
  run: RunRecord,
  attachments: readonly Attachment[],
): Letter => ({
  name: `fase-5-esiti-${about.slug}`,
  ...helpDesk(sender),
  subject: subjects.verifica,
  text: letterText(sender, [
    'si trasmettono gli esiti del piano di verifica della seguente applicazione:',
    applicationRows(about.application),
    runRows(run),
    "Nell'allegato chiamate.csv c'è una riga per ogni chiamata, con istante (al millisecondo, ora di Roma), servizio, operazione, codStruttura, codice fiscale dell'operatore, nonce, created, identificativo della prescrizione, esito e origine della chiamata.",
    ...(attachments.length > 1
      ? [
          `Altri allegati: ${attachments
            .slice(1)
            .map(({ name }) => name)
            .join(', ')}.`,
        ]
      : []),
  ]),
  attachments,
})
