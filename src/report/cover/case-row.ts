import { t } from '../../lib/language/t.ts'
import type { CheckResult } from '../../model/check-result.ts'
import type { CaseRecord, ExchangeRecord } from '../../model/run-record.ts'
import { requirementsOf, sourcePlace } from '../allure/case-description.ts'
import { staleText, type CaseNotes } from '../case-notes.ts'
import { kindText, outcomeText, statusText } from '../outcome-text.ts'
import { reviewText } from '../review-text.ts'
import { coverAnchor, coverLink } from './cover-link.ts'
import { html, peersWords, type Html } from './html.ts'

/** How many of a case's checks stand on the cover; the others are a click away. */
const checksShown = 2

const weight = ({ status, level }: CheckResult): number =>
  (status === 'unmet' ? 0 : status === 'not-evaluated' ? 1 : 2) + (level === 'required' ? 0 : 3)

const checkLine = ({ title, expected, actual, status, reason }: CheckResult): Html => {
  const found = status === 'not-evaluated' ? t`non valutato (${reason ?? t`senza motivo`})` : actual
  return html`<li class="${status}">
    ${peersWords(title)}<br /><b>${t`atteso`}</b> ${peersWords(expected)} ·
    <b>${t`ottenuto`}</b> ${peersWords(found)}
  </li>`
}

const checksOf = ({ steps, outcome }: CaseRecord, short: boolean): Html => {
  const checks = steps.flatMap((step) => step.checks)
  const shown = short && outcome.status === 'passed' ? 1 : checksShown
  const first = checks.toSorted((one, other) => weight(one) - weight(other)).slice(0, shown)
  const more = checks.length - first.length
  const message = outcomeText(outcome)
  return html`${message === undefined ? '' : html`<p>${peersWords(message)}</p>`}
    <ul>
      ${first.map(checkLine)}
    </ul>
    ${more > 0 ? html`<small>${t`e altre ${more} verifiche nella scheda`}</small>` : ''}`
}

const answerText = ({ answer }: ExchangeRecord): string =>
  answer.kind === 'http' ? `HTTP ${answer.status}` : t`nessuna risposta (${answer.code})`

const proofOf = ({ steps }: CaseRecord): Html => {
  const exchanges = steps.flatMap((step) => step.exchanges)
  const last = exchanges.at(-1)
  const files = steps.reduce((sum, { manual }) => sum + (manual?.files.length ?? 0), 0)
  if (last === undefined)
    return html`${files === 0 ? t`nessuna chiamata` : t`${files} file di una persona`}`
  const { request, answer } = last
  return html`${exchanges.length === 1 ? t`1 chiamata` : t`${exchanges.length} chiamate`},
    ${answerText(last)}<br /><small
      >${t`richiesta`} <code title="SHA-256">${request.body.sha256.slice(0, 12)}…</code>${
        answer.kind === 'http'
          ? html`<br />${t`risposta`}
              <code title="SHA-256">${answer.body.sha256.slice(0, 12)}…</code>`
          : ''
      }</small
    >`
}

const noteLines = ({ stale, reviews }: CaseNotes): readonly Html[] => [
  ...(stale === null ? [] : [html`<p class="note">${t`Da rieseguire: ${staleText[stale]}`}</p>`]),
  ...reviews.map((one) => html`<p class="note">${t`Riesame: ${reviewText(one)}`}</p>`),
]

/**
 * One case on the cover: where it is asked for, what was expected, what came back, and what proves it. A `short` row of a
 * case that passed shows a single check.
 */
export const caseRow = (
  record: CaseRecord,
  node: string | undefined,
  notes: CaseNotes,
  { short }: { readonly short: boolean },
): Html => {
  const { id, title, kind, outcome, source } = record
  const place = sourcePlace(record)
  const name = node === undefined ? html`${id}` : html`<a href="#${node}">${id}</a>`
  return html`<tr id="${coverAnchor('case', id)}">
    <th scope="row">
      ${name} <span>${title}</span
      ><small>${kindText[kind]}${place === undefined ? '' : ` · ${place}`}</small>${
        source === undefined
          ? ''
          : html`<details>
              <summary>${t`le parole dell'autorità`}</summary>
              <q>${source.text}</q>
            </details>`
      }<small
        >${requirementsOf(record).map(
          (one) => html`<a href="${coverLink('requirement', one)}">${one}</a> `,
        )}</small
      >
    </th>
    <td data-of="${t`Esito`}">
      <span class="chip ${outcome.status}">${statusText[outcome.status]}</span>${noteLines(notes)}
    </td>
    <td data-of="${t`Atteso e ottenuto`}">${checksOf(record, short)}</td>
    <td data-of="${t`Prova`}">${proofOf(record)}</td>
  </tr>`
}
