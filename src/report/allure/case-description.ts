import { t } from '../../lib/language/t.ts'
import { certaintyText } from '../../model/requirement.ts'
import type { CaseRecord, RunHeader } from '../../model/run-record.ts'
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

const sourcePlace = ({ source }: CaseRecord): string | undefined => {
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

/** What the case proves, how sure it is that the authority asks for it, and where it does. */
const requirementsProved = ({ requirements, steps }: CaseRecord, { plan }: RunHeader): string => {
  const ofChecks = steps.flatMap(({ checks }) =>
    checks.flatMap(({ requirement }) => requirement ?? []),
  )
  const ids = [...new Set([...requirements, ...ofChecks])]
  if (ids.length === 0) return ''
  const lines = ids.map((id) => {
    const known = plan.requirements?.find((one) => one.id === id)
    return known === undefined
      ? `- ${plain(id)}`
      : `- ${plain(id)}: ${plain(known.text)} (${plain(known.section)}; ${certaintyText[known.certainty]})`
  })
  return t`**Requisiti**\n\n${lines.join('\n')}`
}

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
export const caseDescription = (record: CaseRecord, header: RunHeader): string => {
  const place = sourcePlace(record)
  const outcome = outcomeText(record.outcome)
  const facts = [
    `**${kindText[record.kind]}**: ${kindMeaning[record.kind]}.`,
    ...(place === undefined ? [] : [t`**Fonte**: ${plain(place)}`]),
    `**File**: ${plain(record.file)} (SHA‑256 ${record.fileSha256})`,
  ]
  return [
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
