import { mkdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { loadRequirements } from '../../../../src/plan/load-requirements.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { makeProject } from '../../../support/temp-project.ts'

const load = (text: string) => {
  const project = makeProject({ 'plans/prova/requirements.csv': text })
  return loadRequirements(findWorkspace(project.folder), `${project.folder}/plans/prova`)
}

const told = (text: string): string =>
  load(text)
    .problems.map((one) => problemText(one))
    .join('\n')

test('a row is a requirement, with the place of each of its values', () => {
  const { table, problems } = load(
    '\uFEFFid,section,text,certainty\r\nR.1,§ 4.1,"Così: ""una, due""\r\nrighe",spec?\r\n\r\nR.2,4.2,Altro,obs\r\n',
  )
  expect(problems).toEqual([])
  expect(table?.rows).toEqual([
    { id: 'R.1', section: '§ 4.1', text: 'Così: "una, due"\r\nrighe', certainty: 'spec?' },
    { id: 'R.2', section: '4.2', text: 'Altro', certainty: 'obs' },
  ])
  const place = (index: number, name: string) => Object.values(table?.locate([index, name]) ?? {})
  expect([place(0, 'text'), place(0, 'certainty'), place(1, 'id'), place(1, 'text')]).toEqual([
    [2, 11],
    [3, 8],
    [5, 1],
    [5, 9],
  ])
})

test('a plan without the file has no requirements', () => {
  const project = makeProject({ 'plans/prova/plan.yaml': 'title: x\n' })
  expect(loadRequirements(findWorkspace(project.folder), `${project.folder}/plans/prova`)).toEqual({
    table: null,
    problems: [],
  })
})

test('every mistake of the rows is told, at its value', () => {
  expect(
    told(
      'id,section,text,certainty\nR.1,,Una,spec\n R.2,4.2,Altra,sepc\nR.3,4.3,Una, due,spec\nR.4,4.4,Altra,certa\n,4.5,,kit\n',
    ),
  ).toMatchInlineSnapshot(`
    "plans/prova/requirements.csv:2:5 PLAN_REQUIREMENTS_INVALID manca «section»
      rimedio: scrivere il paragrafo del documento da cui viene
    plans/prova/requirements.csv:3:1 PLAN_REQUIREMENTS_INVALID spazi prima o dopo «R.2»
      rimedio: toglierli: fanno parte del valore
    plans/prova/requirements.csv:3:16 PLAN_REQUIREMENT_CERTAINTY «sepc» non è un grado di certezza
      rimedio: forse si intendeva «spec»
    plans/prova/requirements.csv:4:1 PLAN_REQUIREMENTS_INVALID attesi 4 valori, trovati 5
      rimedio: una virgola dentro un valore vuole le virgolette intorno al valore
    plans/prova/requirements.csv:5:15 PLAN_REQUIREMENT_CERTAINTY «certa» non è un grado di certezza
      rimedio: spec (dalla specifica), spec? (dalla specifica, da confermare), obs (visto in un esempio), kit (scelta di un altro software), guess (ipotesi)
    plans/prova/requirements.csv:6:1 PLAN_REQUIREMENTS_INVALID manca «id»
      rimedio: ogni requisito ha un id, che i casi scrivono in requirements:
    plans/prova/requirements.csv:6:6 PLAN_REQUIREMENTS_INVALID manca «text»
      rimedio: scrivere che cosa chiede, in modo che si possa provare"
  `)
})

test.each([
  ['names columns that it has not', 'id,title,text,certainty\nR.1,4.1,Una,spec\n'],
  ['is separated as spreadsheets do in Italy', 'id;section;text;certainty\nR.1;4.1;Una;spec\n'],
  ['lacks a column', 'id,section,text\nR.1,4.1,Una\n'],
  ['ends within quotation marks', 'id,section,text,certainty\nR.1,4.1,"Una,spec\n'],
  ['has no rows', 'id,section,text,certainty\n'],
  ['is empty', ''],
])('a table that %s is refused', (_, text) => {
  expect(load(text).table).toBeNull()
  expect(told(text)).toMatchSnapshot()
})

test('a folder in the place of the file is told', () => {
  const project = makeProject({ 'plans/prova/plan.yaml': 'title: x\n' })
  mkdirSync(`${project.folder}/plans/prova/requirements.csv`)
  const { table, problems } = loadRequirements(
    findWorkspace(project.folder),
    `${project.folder}/plans/prova`,
  )
  expect(table).toBeNull()
  expect(problems.map((one) => problemText(one))).toEqual([
    'plans/prova/requirements.csv:1:1 FILE_UNREADABLE è una cartella, non un file\n  rimedio: indicare un file',
  ])
})
