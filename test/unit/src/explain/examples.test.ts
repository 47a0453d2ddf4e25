import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { declareEnvironment } from '../../../../src/environment/declare-environment.ts'
import { catalogue } from '../../../../src/explain/catalogue.ts'
import type { Example } from '../../../../src/explain/explanation.ts'
import type { Finding } from '../../../../src/plan/lint/finding.ts'
import { lintPlan } from '../../../../src/plan/lint/lint-plan.ts'
import { lintSuite } from '../../../../src/plan/lint/lint-suite.ts'
import { writtenSecrets } from '../../../../src/plan/lint/secrets.ts'
import { loadSuite } from '../../../../src/plan/load-file.ts'
import { problemText, type Problem } from '../../../../src/plan/problem.ts'
import { findWorkspace, suiteNames } from '../../../../src/plan/workspace.ts'
import { loadPlanFor } from '../../../../src/session/load-target.ts'
import { makeProject } from '../../../support/temp-project.ts'

const secondCase = 'plans/esempio/cases/E-02.case.yaml'

const base: Readonly<Record<string, string>> = {
  'plans/esempio/plan.yaml': `title: Piano di esempio
version: '1'
operator: medico-titolare
areas:
  - name: Prima
    cases: [E-01, E-02, E-03]
`,
  'plans/esempio/data/people.yaml': 'rossi: { cf: PNIMRA70A01H501P, esenzione: 048 }\n',
  'plans/esempio/payloads/emissione.yaml': 'tipologia: 1\n',
  'plans/esempio/fragments/lettura.yaml': `parameters: [numero]
steps:
  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: '\${ numero }' }
    expect: [{ anomalies: none }]
`,
  'plans/esempio/cases/E-01.case.yaml': `id: E-01
title: Emissione e lettura
kind: positive
requirements: [R.emissione]
tags: [prova]
exports: [nre]
steps:
  - id: emissione
    uses: sist
    send: { operation: chkPrescrizione, base: emissione }
    expect: [{ identifier: nre }]
    capture: { nre: { xpath: //sist:IUP } }
  - { id: rilettura, fragment: lettura, with: { numero: '\${ nre }' } }
`,
  [secondCase]: `id: E-02
title: Da codificare
state: to-be-encoded
`,
  'plans/esempio/cases/E-03.case.yaml': `id: E-03
title: Annullamento di un'altra ricetta
kind: negative
requirements: [R.annullamento]
tags: [prova]
needs: [{ case: E-01, take: [nre] }]
steps:
  - id: annullamento
    uses: sist
    send:
      operation: setAnnullaPrescrizione
      body: { identificativoPrescrizione: '\${ nre }' }
    expect: [{ refused: { fault: 000280 } }]
`,
}

const indented = (text: string, spaces: number): string =>
  text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces))

const reading = `id: E-02
title: Esempio
kind: positive
steps:
`

/** For the codes that mean something only beside a table of requirements. */
const table = catalogue.PLAN_REQUIREMENTS_INVALID.right.text

const traced = (files: Record<string, string> | null, code: string): Record<string, string> => ({
  ...(code === 'CASE_REQUIREMENT_MISSING' ? { 'plans/esempio/requirements.csv': table } : {}),
  ...files,
})

/** The workspace with an example in its place; null for what nothing reads. */
const withExample = ({ place, text }: Example): Record<string, string> | null => {
  switch (place.kind) {
    case 'case':
      // Without a plan-wide operator, to show that nobody acts.
      return text.includes('operator: null')
        ? {
            ...base,
            'plans/esempio/plan.yaml': (base['plans/esempio/plan.yaml'] ?? '').replace(
              'operator: medico-titolare\n',
              '',
            ),
            'plans/esempio/cases/E-01.case.yaml': `operator: medico-titolare\n${base['plans/esempio/cases/E-01.case.yaml'] ?? ''}`,
            'plans/esempio/cases/E-03.case.yaml': `operator: medico-titolare\n${base['plans/esempio/cases/E-03.case.yaml'] ?? ''}`,
            [secondCase]: text.replace('operator: null\n', ''),
          }
        : { ...base, [secondCase]: text }
    case 'steps':
      return { ...base, [secondCase]: `${reading}${indented(text, 2)}` }
    case 'expect':
      return {
        ...base,
        [secondCase]: `${reading}  - id: lettura
    uses: sist
    send:
      operation: getPrescrizioneIdentificata
      body: { identificativoRicetta: 1600A0000000001 }
    expect:
${indented(text, 6)}`,
      }
    case 'plan':
      return { ...base, 'plans/esempio/plan.yaml': text }
    case 'suite':
      return { ...base, 'suites/esempio.suite.yaml': text }
    case 'file': {
      // A folder in the place of a file.
      const [whole] = Object.keys(base).filter((name) => place.path.startsWith(`${name}/`))
      const { [whole ?? '']: _, ...others } = base
      return { ...others, [place.path]: text }
    }
    case 'shell':
      return null
  }
}

const asErrors = (problems: readonly Problem[]): Finding[] =>
  problems.map((problem) => ({ ...problem, level: 'error' }))

/** All that `collaudo check` finds in a workspace. */
const findingsOf = async (files: Readonly<Record<string, string>>): Promise<Finding[]> => {
  const workspace = findWorkspace(makeProject(files).folder)
  const declared = declareEnvironment(workspace, 'simulator', {})
  if (!declared.ok) throw new Error(JSON.stringify(declared.problems))
  const loaded = await loadPlanFor(workspace, 'esempio', declared.value, adapters)
  const problems = loaded.ok ? [] : loaded.problems
  return [
    ...asErrors(problems),
    ...lintPlan(workspace, 'esempio', adapters, problems),
    ...writtenSecrets(workspace, ['esempio'], {}),
    ...suiteNames(workspace).flatMap((name) => {
      const suite = loadSuite(workspace, name)
      if (!suite.ok) return asErrors(suite.problems)
      return loaded.ok && suite.value.shape.plan === 'esempio'
        ? lintSuite(suite.value, loaded.value)
        : asErrors([
            {
              code: 'SUITE_INVALID',
              file: suite.value.source.file,
              line: 1,
              column: 1,
              message: '',
            },
          ])
    }),
  ]
}

const runnable = Object.entries(catalogue).filter(
  ([code, { wrong }]) =>
    wrong.place.kind !== 'shell' && /^(?:CASE|PLAN|SUITE|YAML|FILE|DATA|SECRET_WRITTEN)/.test(code),
)

test('a plan of examples has nothing to be said against it', async () => {
  expect((await findingsOf(base)).map((one) => problemText(one))).toEqual([])
})

test('nearly every code of a plan has an example that can be read', () => {
  expect(runnable.length).toBeGreaterThan(55)
})

test.each(runnable)(
  '%s: the wrong example gives it, and it alone',
  async (code, { wrong, alsoGives = [] }) => {
    const files = withExample(wrong)
    expect(files).not.toBeNull()
    const found = await findingsOf(traced(files, code))
    expect(
      new Set(found.map((one) => one.code)),
      found.map((one) => problemText(one)).join('\n'),
    ).toEqual(new Set([code, ...alsoGives]))
  },
)

test.each(runnable)('%s: the right example gives nothing', async (code, { right }) => {
  const files = withExample(right)
  expect(files).not.toBeNull()
  expect((await findingsOf(traced(files, code))).map((one) => problemText(one))).toEqual([])
})
