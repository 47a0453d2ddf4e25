import { t } from '../../lib/language/t.ts'
import type { JudgedRule, TrafficFinding, TrafficRecord } from '../../model/traffic.ts'
import { html, peersWords, type Html } from './html.ts'

/** What the rules for all traffic found in the calls of an application. */
export type JudgedTraffic = Pick<TrafficRecord, 'rules' | 'findings'>

/** How many calls of one rule stand on the cover: the others are in the recorded traffic. */
const callsShown = 10

const levelText: Readonly<Record<JudgedRule['level'], string>> = {
  required: t`non rispettata`,
  warning: t`avviso`,
}

const callLine = ({ number, operation, text }: TrafficFinding): Html =>
  html`<li class="unmet">
    ${t`chiamata ${number}`} ${peersWords(operation)}: ${peersWords(text)}
  </li>`

const ruleRow = (rule: JudgedRule, findings: readonly TrafficFinding[]): Html => {
  const more = findings.length - callsShown
  return html`<tr>
    <th scope="row">${rule.id} <span>${rule.title}</span><small>${rule.source ?? ''}</small></th>
    <td data-of="${t`Esito`}">
      <span class="chip ${rule.level === 'required' ? 'failed' : 'skipped'}"
        >${levelText[rule.level]}</span
      >
    </td>
    <td data-of="${t`Chiamate`}">
      <ul>
        ${findings.slice(0, callsShown).map((one) => callLine(one))}
      </ul>
      ${more > 0 ? html`<small>${t`e altre ${more}`}</small>` : ''}
    </td>
    <td data-of="${t`Giudicate`}">${t`${rule.breached} su ${rule.calls}`}</td>
  </tr>`
}

/** The rules that hold for every call of the application, case or no case: what was not kept, and by which calls. */
export const trafficPart = (traffic: JudgedTraffic | null): Html => {
  if (traffic === null || traffic.rules.length === 0) return html``
  const { rules, findings } = traffic
  const judged = rules.filter(({ calls }) => calls > 0)
  const idle = rules.length - judged.length
  const breached = rules.filter((rule) => findings.some((one) => one.rule === rule.id))
  return html`<h2>${t`Le regole su tutto il traffico`}</h2>
    <p>
      ${t`Ogni chiamata dell'applicativo, caso o non caso, è giudicata con le regole di plans/rules/. Il verdetto è dei casi.`}
      ${t`Regole giudicate: ${judged.length}; senza niente da giudicare: ${idle}; non rispettate o con un avviso: ${breached.length}.`}
    </p>
    ${
      breached.length === 0
        ? ''
        : html`<table>
            <thead>
              <tr>
                <th>${t`Regola`}</th>
                <th>${t`Esito`}</th>
                <th>${t`Chiamate`}</th>
                <th>${t`Giudicate`}</th>
              </tr>
            </thead>
            <tbody>
              ${breached.map((rule) =>
                ruleRow(
                  rule,
                  findings.filter((one) => one.rule === rule.id),
                ),
              )}
            </tbody>
          </table>`
    }`
}
