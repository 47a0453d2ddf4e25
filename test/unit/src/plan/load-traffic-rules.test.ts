import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { loadTrafficRules } from '../../../../src/plan/load-traffic-rules.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { makeProject } from '../../../support/temp-project.ts'

const load = (rules: string) => {
  const project = makeProject({ 'plans/rules/nostre.rules.yaml': rules })
  return loadTrafficRules(findWorkspace(project.folder), adapters)
}

const told = (rules: string): string[] => {
  const loaded = load(rules)
  return loaded.ok
    ? []
    : loaded.problems.map(
        ({ file, line, column, message, hint }) =>
          `${file}:${line}:${column} ${message}${hint === undefined ? '' : ` | ${hint}`}`,
      )
}

const file = (rules: string): string => `title: Nostre\nuses: sist\nrules:\n${rules}`

test('a workspace without rules of its own has those of the package, one for each that the adapter judges by', () => {
  const project = makeProject({ 'plans/vuoto.txt': '' })
  const loaded = loadTrafficRules(findWorkspace(project.folder), adapters)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const offered = adapters.flatMap(({ simulator }) => simulator?.traffic?.rules ?? [])
  expect(loaded.value.map(({ id }) => id).toSorted()).toEqual(
    offered.map(({ name }) => name).toSorted(),
  )
  const guesses = offered.filter(({ certainty }) => certainty === 'guess').map(({ name }) => name)
  const required = loaded.value.filter(({ level }) => level === 'required').map(({ id }) => id)
  // A guess is a warning; that a nonce is used once is what its name says.
  expect(guesses.filter((name) => required.includes(name))).toEqual(['nonce-replay'])
})

test('a rule of the workspace is added, takes the place of one with its id, or puts it off', () => {
  const loaded = load(
    file(`  - { id: timestamp-lifetime, title: Sempre, level: required, rule: timestamp-lifetime }
  - { id: ids-unique, title: Spenta, level: 'off', rule: ids-unique }
  - id: gestionale
    title: Il gestionale si presenta
    expect: [{ header: user-agent, matches: '^Gestionale' }]
`),
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const byId = new Map(loaded.value.map((rule) => [rule.id, rule]))
  expect(byId.get('timestamp-lifetime')).toMatchObject({ title: 'Sempre', level: 'required' })
  expect(byId.has('ids-unique')).toBe(false)
  expect(byId.get('gestionale')).toMatchObject({ level: 'required', body: { kind: 'checks' } })
})

test.each([
  [
    'a rule that the adapter does not have',
    file('  - { id: a, title: A, rule: timestamp-sign }\n'),
    [
      "plans/rules/nostre.rules.yaml:4:30 l'adattatore «sist» non sa giudicare «timestamp-sign» | forse si intendeva «timestamp-signed»",
    ],
  ],
  [
    'an adapter that there is not',
    'title: A\nuses: fse\nrules: [{ id: a, title: A, rule: timestamp-signed }]\n',
    ["plans/rules/nostre.rules.yaml:2:7 l'adattatore «fse» non esiste | ci sono: sist, http, soap"],
  ],
  [
    'a rule that judges nothing',
    file('  - { id: a, title: A }\n'),
    [
      "plans/rules/nostre.rules.yaml:4:5 attesa una tra rule: (una regola dell'adattatore) ed expect: (verifiche)",
    ],
  ],
  [
    'a rule of the adapter with conditions of our own',
    file('  - { id: a, title: A, rule: timestamp-signed, operations: [chkPrescrizione] }\n'),
    [
      "plans/rules/nostre.rules.yaml:4:5 una regola dell'adattatore sa da sé che cosa giudica: togliere operations: e when:",
    ],
  ],
  [
    'the same id twice',
    file(
      '  - { id: a, title: A, rule: timestamp-signed }\n  - { id: a, title: A, rule: token-type }\n',
    ),
    ["plans/rules/nostre.rules.yaml:5:11 la regola «a» c'è due volte | ogni regola ha un id suo"],
  ],
  [
    'a check that is none',
    file('  - { id: a, title: A, expect: [{ heder: x }] }\n'),
    [
      expect.stringMatching(
        /^plans\/rules\/nostre\.rules\.yaml:4:3\d nessuna verifica riconosciuta.*header/,
      ),
    ],
  ],
  [
    'a check of the answer, asked of the request',
    file('  - { id: a, title: A, expect: [{ status: 200 }] }\n'),
    [expect.stringContaining('«status» guarda la risposta')],
  ],
])('tells where, of %s', (_, rules, problems) => {
  expect(told(rules)).toEqual(problems)
})
