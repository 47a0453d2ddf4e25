import { expect, test } from 'vitest'

import { lintSuite } from '../../../../../src/plan/lint/lint-suite.ts'
import { loadSuite } from '../../../../../src/plan/load-file.ts'
import type { Plan } from '../../../../../src/plan/plan.ts'
import { problemText } from '../../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../../src/plan/workspace.ts'
import { makeProject } from '../../../../support/temp-project.ts'

const plan = {
  name: 'prova',
  cases: ['P-01', 'P-02'].map((id) => ({ head: { id, tags: ['fumo', 'ricerca'] } })),
} as unknown as Plan

const lintOf = (text: string): string => {
  const { folder } = makeProject({ 'suites/mia.suite.yaml': `title: Mia\nplan: prova\n${text}` })
  const suite = loadSuite(findWorkspace(folder), 'mia')
  if (!suite.ok) throw new Error(suite.problems.map((one) => problemText(one)).join('\n'))
  return lintSuite(suite.value, plan)
    .map((one) => problemText(one))
    .join('\n')
}

test('has nothing to say of names that the plan has', () => {
  expect(lintOf('cases: [P-02]\ntags: [fumo]\n')).toBe('')
})

test('SUITE_SELECTION_UNKNOWN: a case, a tag', () => {
  expect(lintOf('cases: [P-1, ALTRO-77]\ntags: [fumi, urgente]\n')).toMatchInlineSnapshot(`
    "suites/mia.suite.yaml:3:9 SUITE_SELECTION_UNKNOWN il caso «P-1» non è nel piano prova
      rimedio: forse si intendeva «P-01»
    suites/mia.suite.yaml:3:14 SUITE_SELECTION_UNKNOWN il caso «ALTRO-77» non è nel piano prova
      rimedio: toglierlo, o scrivere un nome che il piano prova ha
    suites/mia.suite.yaml:4:8 SUITE_SELECTION_UNKNOWN nessun caso del piano prova ha l'etichetta «fumi»
      rimedio: forse si intendeva «fumo»
    suites/mia.suite.yaml:4:14 SUITE_SELECTION_UNKNOWN nessun caso del piano prova ha l'etichetta «urgente»
      rimedio: toglierlo, o scrivere un nome che il piano prova ha"
  `)
})
