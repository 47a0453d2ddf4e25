import { adapters } from '../../../../adapters/index.ts'
import { loadPlan } from '../../../../src/plan/load-plan.ts'
import type { Plan } from '../../../../src/plan/plan.ts'
import { problemText, type Loaded } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { makeProject } from '../../../support/temp-project.ts'

export const planYaml = `title: Piano di prova
version: '1.0'
operator: medico
areas:
  - name: Prima
    cases: [P-01, P-02]
`

export const peopleYaml = `rossi:
  cf: PNIMRA70A01H501P
  nomi: [Mara, Pina]
`

export const payloadYaml = `assistito:
  codIdentificativoAssistito: \${ people.rossi.cf }
tipologia: 1
`

/** A right case; its lines are counted from 1, with `id` on the first. */
export const firstYaml = `id: P-01
title: Il primo caso
kind: positive
exports: [nre]
steps:
  - id: emissione
    uses: sist
    send:
      operation: chkPrescrizione
      base: base
      body:
        codEsenzione: '048'
    expect:
      - xpath: //sist:IUP
        exists: 'true'
    capture:
      nre: { xpath: //sist:IUP }
`

export const secondYaml = `id: P-02
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

const files = {
  'plans/prova/plan.yaml': planYaml,
  'plans/prova/data/people.yaml': peopleYaml,
  'plans/prova/payloads/base.yaml': payloadYaml,
  'plans/prova/cases/P-01.case.yaml': firstYaml,
  'plans/prova/cases/P-02.case.yaml': secondYaml,
}

export type Changes = Partial<Record<keyof typeof files, string>> & Record<string, string>

/** The text with one place of it changed; an error when the place is not there. */
export const edit = (text: string, ...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((changed, [before, after]) => {
    if (!changed.includes(before)) throw new Error(`not there: ${before}`)
    return changed.replace(before, () => after)
  }, text)

export const first = (...changes: readonly (readonly [string, string])[]): Changes => ({
  'plans/prova/cases/P-01.case.yaml': edit(firstYaml, ...changes),
})

export const second = (...changes: readonly (readonly [string, string])[]): Changes => ({
  'plans/prova/cases/P-02.case.yaml': edit(secondYaml, ...changes),
})

/** Loads the plan of a workspace that differs from the right one in some files. */
export const load = (changes: Changes = {}): Promise<Loaded<Plan>> => {
  const project = makeProject({ ...files, ...changes })
  return loadPlan('prova', {
    workspace: findWorkspace(project.folder),
    adapters,
    environment: { folder: project.path('environments/prova') },
    operators: ['medico', 'medico-altro'],
    simulator: {
      conditions: ['sac-down', 'slow'].map((name) => ({ name, description: 'di prova' })),
      operations: ['chkPrescrizione'],
      switches: ['nonce-repeated', 'sha1'],
    },
  })
}

export const planOf = async (changes: Changes = {}): Promise<Plan> => {
  const loaded = await load(changes)
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'))
  return loaded.value
}

/** The problems as a person reads them. */
export const problemsOf = async (changes: Changes): Promise<string> => {
  const loaded = await load(changes)
  return loaded.ok ? 'nessun problema' : loaded.problems.map(problemText).join('\n')
}
