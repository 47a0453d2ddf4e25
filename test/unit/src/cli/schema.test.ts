import { readdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { schema, type SchemaOptions } from '../../../../src/cli/actions/schema.ts'
import type { Io } from '../../../../src/cli/io.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const run = async (
  at: TempProject,
  options: SchemaOptions,
): Promise<{ code: number; out: string; errors: string[] }> => {
  let out = ''
  const errors: string[] = []
  const io: Io = {
    cwd: at.folder,
    env: {},
    out: (text) => {
      out += text
    },
    error: (line) => errors.push(line),
    json: options.json ?? false,
    interactive: false,
    colour: false,
    operator: null,
    signal: new AbortController().signal,
  }
  const code = await schema(options, io)
  return { code, out, errors }
}

const all =
  'application.schema.json, case.schema.json, data.schema.json, environment.schema.json, fragment.schema.json, payload.schema.json, plan.schema.json, procedure.schema.json, rules.schema.json, run.schema.json, suite.schema.json'

test('writes the schemas beside the plans, and then finds them up to date', async () => {
  const at = makeProject({ 'plans/prova/plan.yaml': '' })
  expect(await run(at, {})).toEqual({
    code: 0,
    out: `plans/schema: 11 schemi scritti (${all})\n`,
    errors: [],
  })
  expect(readdirSync(at.path('plans/schema')).join(', ')).toBe(all)
  expect(await run(at, { check: true })).toEqual({
    code: 0,
    out: 'plans/schema: 11 schemi aggiornati\n',
    errors: [],
  })
})

test('says which schemas are not up to date, and leaves them as they are', async () => {
  const at = makeProject({ 'plans/prova/plan.yaml': '' })
  await run(at, {})
  at.write('plans/schema/case.schema.json', '{}')
  expect(await run(at, { check: true })).toEqual({
    code: 2,
    out: '',
    errors: ['plans/schema/case.schema.json non è aggiornato: eseguire collaudo schema'],
  })
  const { code, out } = await run(at, { check: true, json: true })
  expect([code, JSON.parse(out)]).toEqual([
    2,
    { folder: 'plans/schema', files: all.split(', '), stale: ['case.schema.json'] },
  ])
})

test('writes into the folder that was asked for; a file in its place is told', async () => {
  const at = makeProject({ 'plans/prova/plan.yaml': '', occupato: 'x' })
  expect(await run(at, { out: 'altrove/schemi' })).toMatchObject({ code: 0 })
  expect(readdirSync(at.path('altrove/schemi')).join(', ')).toBe(all)
  expect(await harnessErrorFrom(run(at, { out: 'occupato' }))).toEqual({
    code: 'COMMAND_INVALID',
    message: `non si può scrivere in ${at.path('occupato')}: è un file, non una cartella`,
    hint: "indicare un'altra cartella con --out",
  })
})
