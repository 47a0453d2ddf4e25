import { expect, test } from 'vitest'

import { resolveApplication } from '../../../../src/environment/resolve-application.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { makeProject } from '../../../support/temp-project.ts'

const yaml = `title: Cartella di prova
producer: Produttore di prova
version: 1.0
profile: struttura
application-code: { env: CODICE }
`

const resolve = (
  text: string,
  { simulator = false, env = { CODICE: 'CODICE-DI-PROVA' } as Record<string, string> } = {},
) => {
  const project = makeProject({ 'plans/.keep': '', 'applications/prova.yaml': text })
  return resolveApplication(findWorkspace(project.folder), 'prova', {
    simulator,
    env,
    knownDefects: ['nota-senza-zeri', 'oscurato-ignorato'],
  })
}

const problemsOf = (...given: Parameters<typeof resolve>): string => {
  const resolved = resolve(...given)
  return resolved.ok ? 'nessun problema' : resolved.problems.map(problemText).join('\n')
}

test('reads the application as the authority knows it, its version as text', () => {
  expect(resolve(yaml)).toEqual({
    ok: true,
    value: {
      name: 'prova',
      title: 'Cartella di prova',
      producer: 'Produttore di prova',
      version: '1.0',
      profile: 'struttura',
      applicationCode: 'CODICE-DI-PROVA',
      defects: [],
    },
  })
})

test('wants no code on the simulator', () => {
  expect(resolve(yaml, { simulator: true, env: {} })).toMatchObject({
    ok: true,
    value: { applicationCode: null },
  })
})

test('wants the code elsewhere', () => {
  expect(problemsOf(yaml, { env: {} })).toMatchInlineSnapshot(`
    "applications/prova.yaml:5:19 ENVIRONMENT_VALUE_MISSING la variabile di ambiente CODICE non ha un valore
      rimedio: scriverla in .env (CODICE=…) o darla al comando"
  `)
  expect(problemsOf(yaml.replace('application-code: { env: CODICE }\n', '')))
    .toMatchInlineSnapshot(`
    "applications/prova.yaml:1:1 APPLICATION_INVALID manca la chiave «application-code»
      rimedio: aggiungere application-code: { env: SIST_CODICE_APPLICATIVO }"
  `)
})

test('refuses a code written in the file, and does not repeat it', () => {
  expect(problemsOf(yaml.replace('{ env: CODICE }', 'ABC-SEGRETO'))).toMatchInlineSnapshot(`
    "applications/prova.yaml:5:19 APPLICATION_INVALID attesa una struttura (chiave: valore), trovato un testo
      rimedio: i segreti stanno in .env: scrivere application-code: { env: NOME_DELLA_VARIABILE }"
  `)
})

test('refuses defects but on the simulator, and those that do not exist', () => {
  const withDefects = `${yaml}defects: [nota-senza-zeri, oscurato-ignorat]\n`
  expect(problemsOf(withDefects)).toMatchInlineSnapshot(`
    "applications/prova.yaml:6:10 APPLICATION_INVALID i difetti dimostrativi sono ammessi solo sul simulatore
      rimedio: togliere defects: o usare l'ambiente simulator
    applications/prova.yaml:6:28 APPLICATION_INVALID il difetto «oscurato-ignorat» non esiste: ci sono nota-senza-zeri, oscurato-ignorato
      rimedio: forse si intendeva «oscurato-ignorato»"
  `)
  expect(problemsOf(`${yaml}defects: [nota-senza-zeri]\n`, { simulator: true })).toBe(
    'nessun problema',
  )
})

test('tells every mistake of the file', () => {
  expect(problemsOf('title: ""\nproduttore: x\nversion: 1\nprofile: struttur\n'))
    .toMatchInlineSnapshot(`
    "applications/prova.yaml:1:1 APPLICATION_INVALID manca la chiave «producer»: atteso un testo
    applications/prova.yaml:1:8 APPLICATION_INVALID atteso un testo non vuoto, trovato un testo vuoto
    applications/prova.yaml:2:1 APPLICATION_INVALID chiave sconosciuta «produttore»
      rimedio: le chiavi ammesse qui sono: title, producer, version, profile, application-code, configuration, communicated, defects
    applications/prova.yaml:4:10 APPLICATION_INVALID atteso uno tra struttura, dispositivo, trovato «struttur»
      rimedio: forse si intendeva «struttura»"
  `)
})

test('an application that does not exist is refused with those that do', () => {
  const project = makeProject({ 'plans/.keep': '', 'applications/prova.yaml': yaml })
  expect(() =>
    resolveApplication(findWorkspace(project.folder), 'provva', {
      simulator: true,
      env: {},
      knownDefects: [],
    }),
  ).toThrow(
    expect.objectContaining({
      code: 'APPLICATION_INVALID',
      message: "l'applicazione «provva» non esiste",
      hint: 'forse si intendeva «prova»',
    }),
  )
})
