import { reviewedVerdict } from '../../evidence/reviewed.ts'
import type { RunSummary } from '../../evidence/run-summary.ts'
import { t } from '../../lib/language/t.ts'
import { certaintyText } from '../../model/requirement.ts'
import type { CaseRecord, RunRecord } from '../../model/run-record.ts'
import { requirementsOf } from '../allure/case-description.ts'
import { noNotes, type CaseNotes } from '../case-notes.ts'
import { verdictText, verdictWord } from '../outcome-text.ts'
import { caseRow } from './case-row.ts'
import { coverAnchor, coverLink } from './cover-link.ts'
import { changedSince, coverFacts } from './facts.ts'
import { html, type Html } from './html.ts'
import { trafficPart, type JudgedTraffic } from './traffic-part.ts'

export interface CoverContent {
  readonly record: RunRecord
  readonly notes: Readonly<Record<string, CaseNotes>>
  /** Runs of the same plan, application and environment, oldest first. */
  readonly earlier: readonly RunSummary[]
  /** The day of Europe/Rome on which the page is made: a review that has expired says so. */
  readonly today: string
  /** Allure's own name of each case in the page, by the case's id. */
  readonly nodes: ReadonlyMap<string, string>
  /** Where the application made the calls. */
  readonly traffic: JudgedTraffic | null
}

const verdictPart = ({ record, notes, today }: CoverContent): Html => {
  const reviewed = reviewedVerdict(record, today)
  const stale = Object.values(notes).filter((one) => one.stale !== null).length
  return html`<p class="verdict ${record.verdict}">
      ${verdictText[record.verdict]}${record.interrupted ? t` (interrotto)` : ''}
    </p>
    ${
      record.environment.simulator
        ? html`<p class="warning">
            ${t`Eseguito sul simulatore incorporato: non vale come prova verso l'autorità.`}
          </p>`
        : ''
    }${
      record.pseudonymised === undefined
        ? ''
        : html`<p class="warning">
            ${t`I dati delle persone sono sostituiti da pseudonimi: i byte non sono più quelli che hanno viaggiato, e firme e impronte che li riguardano si verificano solo sull'originale.`}
          </p>`
    }${
      stale === 0
        ? ''
        : html`<p class="warning">
            ${
              stale === 1
                ? t`1 esito è più vecchio del suo caso, che è cambiato: va rieseguito.`
                : t`${stale} esiti sono più vecchi dei loro casi, che sono cambiati: vanno rieseguiti.`
            }
          </p>`
    }${
      (record.reviews ?? []).length === 0
        ? ''
        : html`<p class="warning">
            ${t`Verdetto automatico: ${verdictWord[record.verdict]}. Con la parola di chi ha riesaminato: ${verdictWord[reviewed]}.`}
          </p>`
    }`
}

const historyPart = ({ record, earlier }: CoverContent): Html => {
  const last = earlier.at(-1)
  if (last === undefined) return html``
  const changed = changedSince(record, last)
  const page = `../${encodeURIComponent(last.run)}/report.html`
  return html`<p>
    ${t`Esecuzione precedente:`} <a href="${page}">${last.run}</a>
    (${verdictWord[last.verdict]}).
    ${
      changed.length === 0
        ? t`Nessun caso ha cambiato esito.`
        : html`${t`Hanno cambiato esito:`}
          ${changed.map(
            ({ id, before, now }, index) =>
              html`${index === 0 ? '' : ', '}<a href="${coverLink('case', id)}">${id}</a> (${before}
                → ${now})`,
          )}.`
    }
  </p>`
}

const tableOf = (bodies: readonly Html[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th>${t`Caso`}</th>
        <th>${t`Esito`}</th>
        <th>${t`Atteso e ottenuto`}</th>
        <th>${t`Prova`}</th>
      </tr>
    </thead>
    ${bodies}
  </table>`

const areaBody = (area: string, rows: readonly Html[]): Html =>
  html`<tbody>
    <tr class="area">
      <th colspan="4" scope="rowgroup">${area}</th>
    </tr>
    ${rows}
  </tbody>`

/** With more cases than this the cover is divided, so that a browser lays out only the rows that are in view. */
const casesInOneTable = 1000

const rowsInPart = 50

const partsOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / rowsInPart) }, (_, index) =>
    items.slice(index * rowsInPart, (index + 1) * rowsInPart),
  )

const casesByArea = (cases: readonly CaseRecord[]): ReadonlyMap<string, readonly CaseRecord[]> => {
  const byArea = new Map<string, CaseRecord[]>()
  for (const one of cases) {
    const found = byArea.get(one.area)
    if (found === undefined) byArea.set(one.area, [one])
    else found.push(one)
  }
  return byArea
}

const casesPart = ({ record, notes, nodes }: CoverContent): Html => {
  const many = record.cases.length > casesInOneTable
  const byArea = casesByArea(record.cases)
  const rowOf = (one: CaseRecord): Html =>
    caseRow(one, nodes.get(one.id), notes[one.id] ?? noNotes, { short: many })
  const areas = [...byArea].map(([area, cases]) => ({ area, rows: cases.map(rowOf) }))
  return html`<h2>${t`I casi`}</h2>
    <p>
      ${t`Il nome di un caso apre la sua scheda, con ogni messaggio com'è passato in rete; le impronte SHA-256 sono quelle dei file di evidence/.`}
    </p>
    ${
      many
        ? areas.flatMap(({ area, rows }) =>
            partsOf(rows).map(
              (some) => html`<div class="part">${tableOf([areaBody(area, some)])}</div>`,
            ),
          )
        : tableOf(areas.map(({ area, rows }) => areaBody(area, rows)))
    }`
}

const requirementsPart = ({ record }: CoverContent): Html => {
  const casesBy = new Map<string, string[]>()
  for (const one of record.cases)
    for (const id of requirementsOf(one)) casesBy.set(id, [...(casesBy.get(id) ?? []), one.id])
  const known = new Map((record.plan.requirements ?? []).map((one) => [one.id, one]))
  const ids = [...new Set([...known.keys(), ...casesBy.keys()])]
  if (ids.length === 0) return html``
  return html`<h2>${t`I requisiti`}</h2>
    <dl class="requirements">
      ${ids.map((id) => {
        const one = known.get(id)
        const cases = casesBy.get(id) ?? []
        return html`<dt id="${coverAnchor('requirement', id)}">${id}</dt>
          <dd>
            ${
              one === undefined
                ? ''
                : html`${one.text} <small>(${one.section}; ${certaintyText[one.certainty]})</small
                    ><br />`
            }${
              cases.length === 0
                ? html`<em>${t`nessun caso di questa esecuzione`}</em>`
                : cases.map((name) => html`<a href="${coverLink('case', name)}">${name}</a> `)
            }
          </dd>`
      })}
    </dl>`
}

/** The cover of the report: what was tried and what came of it, before anything else, in one page. */
export const coverMarkup = (content: CoverContent): string => {
  const { record } = content
  return html`<section id="collaudo-copertina" aria-label="${t`Copertina`}" hidden>
      <header>
        <h1>${record.plan.title}</h1>
        <button type="button" data-cover="close">${t`Vai alle schede`}</button>
      </header>
      ${verdictPart(content)}
      <dl class="facts">
        ${coverFacts(record).map(
          ([name, value]) =>
            html`<div class="${value.length > 120 ? 'wide' : ''}">
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${historyPart(content)} ${casesPart(content)} ${trafficPart(content.traffic)}
      ${requirementsPart(content)}
    </section>
    <button type="button" id="collaudo-apri-copertina" data-cover="open">${t`Copertina`}</button>`
    .html
}
