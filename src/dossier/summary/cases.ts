import { romeDate } from '../../lib/rome-time.ts'
import type { Review } from '../../model/review.ts'
import type { CaseRecord, StepRecord } from '../../model/run-record.ts'
import type { Combined } from '../combine-runs.ts'
import { colours, fonts, heading, paragraph, turnPage, type Page } from './page.ts'
import { table, type Row } from './table.ts'
import { checkStatuses, kinds, outcomeWords, safe, shortHash, statuses } from './words.ts'

const colourOf = {
  passed: colours.good,
  failed: colours.bad,
  broken: colours.bad,
  skipped: colours.doubt,
}

const checkColours = { met: colours.good, unmet: colours.bad, 'not-evaluated': colours.doubt }

/** The files that prove a step: what was sent and what came back, or what a person handed in. */
const evidenceOf = ({ exchanges, manual }: StepRecord): string =>
  [
    ...exchanges.flatMap(({ request, answer }) => [
      shortHash(request.body.sha256),
      ...(answer.kind === 'http' ? [shortHash(answer.body.sha256)] : ['nessuna risposta']),
    ]),
    ...(manual?.files ?? []).map(({ file }) => shortHash(file.sha256)),
  ]
    .slice(0, 8)
    .join('\n')

const stepRows = (step: StepRecord): Row[] =>
  step.checks.map((check, index) => [
    safe(`${step.id}: ${check.title}`, 220),
    safe(check.expected),
    safe(check.actual),
    { text: checkStatuses[check.status], colour: checkColours[check.status] },
    { text: index === 0 ? evidenceOf(step) : '', font: fonts.mono },
  ])

const caseRows = (record: CaseRecord): Row[] => {
  const { id, title, kind, outcome, source, steps } = record
  return [
    {
      opening: { text: `${safe(id)}  ${safe(title, 300)}` },
      aside: { text: statuses[outcome.status].toUpperCase(), colour: colourOf[outcome.status] },
    },
    {
      note: [
        `Caso ${kinds[kind]}${source?.cell === undefined ? '' : `, cella ${safe(source.cell, 40)}`}.`,
        ...(source === undefined ? [] : [`Parole del piano: «${safe(source.text, 700)}»`]),
        ...(outcome.status === 'passed' ? [] : [`Esito: ${safe(outcomeWords(outcome), 600)}`]),
      ].join(' '),
    },
    ...steps.filter(({ phase }) => (phase ?? 'steps') === 'steps').flatMap(stepRows),
  ]
}

const saidOf = ({ says }: Review): string => {
  switch (says.kind) {
    case 'exclusion':
      return 'il caso è escluso, e non conta'
    case 'override':
      return `vale come ${statuses[says.status]}`
    case 'withdrawal':
      return 'quanto detto prima è ritirato'
  }
}

/** What a person said of the result, beside what the tool found: every word, in the order in which they came. */
const reviewRows = ({ id }: CaseRecord, reviews: readonly Review[]): Row[] =>
  reviews
    .filter((one) => one.case === id)
    .map((one) => ({
      note: [
        `Riesame di ${safe(one.author, 120)}, ${romeDate(new Date(one.at))}: ${saidOf(one)}`,
        `(esito automatico: ${statuses[one.of.status]};`,
        `${one.expiresOn === null ? 'senza scadenza' : `fino al ${one.expiresOn.split('-').toReversed().join('/')}`}).`,
        `Motivo: ${safe(one.reason, 600)}`,
      ].join(' '),
    }))

/** Every case: what was expected, what came back, and by which files it is proved. */
export const writeCases = (page: Page, { record, runs, runOf }: Combined): void => {
  turnPage(page, 'portrait')
  heading(page, 'Casi')
  paragraph(
    page,
    'Per ogni caso le verifiche, nell’ordine dei passi, con ciò che era atteso e ciò che si è ottenuto. Le prove sono i file evidence/ dell’esecuzione il cui nome comincia come indicato: prima la richiesta, poi la risposta.',
    { colour: colours.dim },
  )
  const areas = [...new Set(record.cases.map(({ area }) => area))]
  for (const area of areas) {
    heading(page, safe(area), 2)
    table(
      page,
      [
        { title: 'Verifica', share: 30 },
        { title: 'Atteso', share: 24 },
        { title: 'Ottenuto', share: 24 },
        { title: 'Stato', share: 12 },
        { title: 'Prove (SHA-256)', share: 18 },
      ],
      record.cases
        .filter((one) => one.area === area)
        .flatMap((one) => {
          const { reviews = [] } = runOf(one.id).record
          const rows = [...caseRows(one), ...reviewRows(one, reviews)]
          return runs.length === 1
            ? rows
            : [...rows, { note: `Esecuzione ${safe(runOf(one.id).record.run)}.` }]
        }),
    )
  }
  if (record.notRun.length > 0) {
    heading(page, 'Casi scelti e mai cominciati', 2)
    paragraph(page, safe(record.notRun.join(', '), 4000), { colour: colours.bad })
  }
}
