import { expect, test } from 'vitest'

import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { chooseApplication } from '../../../../src/session/choose-application.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'

const sound = 'title: Cartella\nproducer: Produttore\nversion: 1.0\nprofile: struttura\n'
const defective = `${sound}defects: [nota-senza-zeri]\n`

const choose = (files: Readonly<Record<string, string>>, asked?: string): string => {
  const project = makeProject({ 'plans/.keep': '', ...files })
  return chooseApplication(findWorkspace(project.folder), asked)
}

test('the only application is chosen', () => {
  expect(choose({ 'applications/cartella.yaml': sound })).toBe('cartella')
})

test('an application with demonstration defects is never chosen by itself', () => {
  expect(choose({ 'applications/cartella.yaml': sound, 'applications/alfa.yaml': defective })).toBe(
    'cartella',
  )
})

test('the application that was asked for is taken as it is named', () => {
  const files = { 'applications/cartella.yaml': sound, 'applications/alfa.yaml': defective }
  expect(choose(files, 'alfa')).toBe('alfa')
  // Whether it is there is told by whoever reads it.
  expect(choose(files, 'mai')).toBe('mai')
})

test('one that cannot be read is chosen all the same, so that its mistakes are told', () => {
  expect(choose({ 'applications/cartella.yaml': 'title: [' })).toBe('cartella')
})

test.each([
  ['no folder', {}],
  ['only defective ones', { 'applications/alfa.yaml': defective }],
])('with %s there is nothing to choose', (_what, files) => {
  expect(harnessErrorOf(() => choose(files))).toEqual({
    code: 'APPLICATION_INVALID',
    message: 'nessuna applicazione in applications/',
    hint: 'descriverla in applications/<nome>.yaml: title, producer, version, profile',
  })
})

test('between several the choice is asked for, the defective ones among them', () => {
  expect(
    harnessErrorOf(() =>
      choose({
        'applications/cartella.yaml': sound,
        'applications/beta.yaml': sound,
        'applications/alfa.yaml': defective,
      }),
    ),
  ).toEqual({
    code: 'COMMAND_INVALID',
    message: 'quale applicazione?',
    hint: 'indicarla con --application: alfa, beta, cartella',
  })
})
