import { adapters } from '../../../../../adapters/index.ts'
import type { Finding } from '../../../../../src/plan/lint/finding.ts'
import { lintPlan } from '../../../../../src/plan/lint/lint-plan.ts'
import { inFileOrder, problemText } from '../../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../../src/plan/workspace.ts'
import { makeProject } from '../../../../support/temp-project.ts'

const planYaml = `title: Piano di prova
version: '1'
operator: medico
areas:
  - name: Prima
    cases: [P-01, P-02]
`

const firstYaml = `id: P-01
title: Il primo caso
kind: positive
exports: [nre]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: base }
    expect:
      - anomalies: none
      - xpath: //sist:IUP
        exists: true
    capture:
      nre: { xpath: //sist:IUP }
`

const secondYaml = `id: P-02
title: Il secondo caso
kind: negative
needs: [{ case: P-01, take: [nre] }]
steps:
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: '\${ nre }' }
    expect:
      - refused: { fault: '000280' }
`

export const first = 'plans/prova/cases/P-01.case.yaml'
export const second = 'plans/prova/cases/P-02.case.yaml'
export const plan = 'plans/prova/plan.yaml'

/** A plan of which nothing can be said. */
export const right: Readonly<Record<string, string>> = {
  [plan]: planYaml,
  [first]: firstYaml,
  [second]: secondYaml,
  'plans/prova/data/people.yaml': 'rossi: { cf: PNIMRA70A01H501P }\n',
  'plans/prova/payloads/base.yaml': "assistito: { cf: '${ people.rossi.cf }' }\n",
}

/** A file of the right plan with one place of it changed. */
export const edited = (
  file: string,
  ...changes: readonly (readonly [string, string])[]
): Record<string, string> => ({
  [file]: changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`not there: ${before}`)
    return text.replace(before, () => after)
  }, right[file] ?? ''),
})

/** What the linter says of the right plan with some of its files changed. */
export const findingsOf = (changes: Readonly<Record<string, string>> = {}): Finding[] => {
  const project = makeProject({ ...right, ...changes })
  return lintPlan(findWorkspace(project.folder), 'prova', adapters)
}

/** The same as a person reads it; warnings are marked. */
export const lintOf = (changes: Readonly<Record<string, string>> = {}): string => {
  const findings = inFileOrder(findingsOf(changes))
  return findings.length === 0
    ? 'niente da dire'
    : findings
        .map((one) => `${one.level === 'warning' ? 'avviso: ' : ''}${problemText(one)}`)
        .join('\n')
}
