import { t } from '../../lib/language/t.ts'
import { certaintyText } from '../../model/requirement.ts'
import type { CaseRecord, RunHeader } from '../../model/run-record.ts'
import { staleText, type CaseNotes } from '../case-notes.ts'
import { reviewText } from '../review-text.ts'
import { checkStatusText, kindText, outcomeText } from '../outcome-text.ts'

/** Text that Markdown shows as it is: neither images nor links nor HTML may come out of it. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!<>|~:&"]/g, '\\$&').replace(/\r?\n/g, '  \n')

const quote = (text: string): string =>
  plain(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

const kindMeaning = {
  positive: t`deve riuscire`,
  negative: t`è superato quando avviene il rifiuto atteso`,
  declared: t`nessuna chiamata: il produttore descrive il comportamento`,
} as const

/** Where in the authority's document a case is written. */
export const sourcePlace = ({ source }: CaseRecord): string | undefined => {
  const parts = [
    ...(source?.sheet === undefined ? [] : [t`foglio «${source.sheet}»`]),
    ...(source?.cell === undefined ? [] : [t`cella ${source.cell}`]),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}

const expectations = ({ steps }: CaseRecord): string => {
  const lines = steps.flatMap((step) =>
    step.checks.map(
      (check) =>
        t`- ${plain(step.id)}: ${plain(check.title)}, atteso ${plain(check.expected)} (${checkStatusText[check.status]})`,
    ),
  )
  return lines.length === 0 ? '' : t`**Che cosa ci si attende**\n\n${lines.join('\n')}`
}

/** What a case proves, by itself and by its checks. */
export const requirementsOf = ({ requirements, steps }: CaseRecord): readonly string[] => {
  const ofChecks = steps.flatMap(({ checks }) =>
    checks.flatMap(({ requirement }) => requirement ?? []),
  )
  return [...new Set([...requirements, ...ofChecks])]
}

/** What the case proves, how sure it is that the authority asks for it, and where it does. */
const requirementsProved = (record: CaseRecord, { plan }: RunHeader): string => {
  const ids = requirementsOf(record)
  if (ids.length === 0) return ''
  const lines = ids.map((id) => {
    const known = plan.requirements?.find((one) => one.id === id)
    return known === undefined
      ? `- ${plain(id)}`
      : `- ${plain(id)}: ${plain(known.text)} (${plain(known.section)}; ${certaintyText[known.certainty]})`
  })
  return t`**Requisiti**\n\n${lines.join('\n')}`
}

/** What came to the result after the run: beside it, and never in its place. */
const notesText = ({ stale, reviews }: CaseNotes): string =>
  [
    ...(stale === null
      ? []
      : [t`**Esito più vecchio del caso**: ${staleText[stale]}. Il caso va rieseguito.`]),
    ...reviews.map((one) => t`**Parola di chi ha riesaminato**: ${plain(reviewText(one))}`),
  ].join('\n\n')

const switchesUsed = ({ switches }: CaseRecord, { environment }: RunHeader): string => {
  if (!environment.simulator) return ''
  const { rulesOff = [] } = environment
  const warning = [
    t`**Simulatore**: l'esito non vale come prova verso l'autorità.`,
    ...(rulesOff.length === 0
      ? []
      : [t`Regole del simulatore spente: ${rulesOff.map(plain).join(', ')}.`]),
  ].join(' ')
  if (switches.length === 0) return warning
  const lines = switches.map(
    (name) => `- ${plain(name)} = ${plain(environment.switches[name] ?? t`non impostato`)}`,
  )
  return t`${warning} Poggia su queste questioni aperte, impostate così:\n\n${lines.join('\n')}`
}

/** The description of a case in Markdown: the authority's own words first, quoted. */
export const caseDescription = (
  record: CaseRecord,
  header: RunHeader,
  notes: CaseNotes,
): string => {
  const place = sourcePlace(record)
  const outcome = outcomeText(record.outcome)
  const facts = [
    `**${kindText[record.kind]}**: ${kindMeaning[record.kind]}.`,
    ...(place === undefined ? [] : [t`**Fonte**: ${plain(place)}`]),
    `**File**: ${plain(record.file)} (SHA‑256 ${record.fileSha256})`,
  ]
  return [
    notesText(notes),
    record.source === undefined ? '' : quote(record.source.text),
    facts.join('  \n'),
    outcome === undefined ? '' : t`**Esito**: ${plain(outcome)}`,
    requirementsProved(record, header),
    expectations(record),
    switchesUsed(record, header),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
