import { expect, test } from 'vitest'

import { check, type CheckOptions } from '../../../../src/cli/actions/check.ts'
import { explain } from '../../../../src/cli/actions/explain.ts'
import type { Io } from '../../../../src/cli/io.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { edited, first, plan, right, second } from '../plan/lint/support.ts'

const recording = (cwd: string, json = false, env: Record<string, string> = {}) => {
  const written = { out: '', error: '' }
  const io: Io = {
    cwd,
    env,
    json,
    out: (text) => void (written.out += text),
    error: (line) => void (written.error += `${line}\n`),
    interactive: false,
    colour: false,
    operator: null,
    signal: new AbortController().signal,
  }
  return { io, written }
}

const asOfSimulator: Record<string, string> = {
  ...right,
  [plan]: (right[plan] ?? '').replace('operator: medico', 'operator: medico-titolare'),
  'plans/prova/payloads/base.yaml':
    "assistito: { codIdentificativoAssistito: '${ people.rossi.cf }' }\n",
}

const checked = async (
  changes: Readonly<Record<string, string>>,
  options: CheckOptions = {},
  env: Record<string, string> = {},
) => {
  const project = makeProject({ ...asOfSimulator, ...changes })
  const { io, written } = recording(project.folder, options.json === true, env)
  return { code: await check(undefined, options, io), ...written }
}

const warning = { 'plans/prova/payloads/altro.yaml': 'tipologia: 1\n' }

test('check: nothing to say is exit 0', async () => {
  expect(await checked({})).toEqual({
    code: 0,
    out: 'prova: 2 casi, nessun errore\n',
    error: '',
  })
})

test('check: an error of the linter is exit 2', async () => {
  const { code, out, error } = await checked(
    edited(first, ['- anomalies: none', "- { xpath: //sist:esito, matches: '.*' }"]),
  )
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toMatchInlineSnapshot(`
    "plans/prova/cases/P-01.case.yaml:10:9 CASE_CHECK_NEVER_FAILS matches: «.*» corrisponde a qualunque testo
      rimedio: scrivere la forma attesa tra ^ e $, oppure usare exists: true se basta che il valore ci sia
    1 errore: non è stato inviato niente
    "
  `)
})

test('check: a warning is shown, and is exit 0; with --strict it is an error', async () => {
  const shown = await checked(warning)
  expect(shown).toMatchObject({
    code: 0,
    out: 'prova: 2 casi, nessun errore, 1 avviso (--strict li tratta da errori)\n',
  })
  expect(shown.error).toMatchInlineSnapshot(`
    "plans/prova/payloads/altro.yaml:1:1 PLAN_FILE_UNUSED nessun caso usa questo file (avviso)
      rimedio: toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)
    "
  `)
  const strict = await checked(warning, { strict: true })
  expect(strict).toMatchObject({ code: 2, out: '' })
  expect(strict.error).toMatchInlineSnapshot(`
    "plans/prova/payloads/altro.yaml:1:1 PLAN_FILE_UNUSED nessun caso usa questo file
      rimedio: toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)
    1 errore: non è stato inviato niente
    "
  `)
})

test('check: as data, each finding has its level', async () => {
  const { code, out, error } = await checked(warning, { json: true })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(JSON.parse(out)).toEqual({
    plans: ['prova'],
    cases: 2,
    problems: [
      {
        code: 'PLAN_FILE_UNUSED',
        level: 'warning',
        file: 'plans/prova/payloads/altro.yaml',
        line: 1,
        column: 1,
        message: 'nessun caso usa questo file',
        hint: 'toglierlo, o nominarlo nel caso che doveva usarlo (base: o fragment:)',
      },
    ],
  })
})

test('check: a secret in the place of a reference is told once, and is not shown', async () => {
  const { code, error } = await checked({
    'applications/app.yaml':
      'title: App\nproducer: Noi\nversion: 1\nprofile: struttura\napplication-code: 1234567890\n',
  })
  expect(code).toBe(2)
  expect(error).toMatchInlineSnapshot(`
    "applications/app.yaml:5:19 SECRET_WRITTEN il valore di «application-code» è scritto nel file
      rimedio: metterlo in .env e scrivere qui il nome della variabile: { env: NOME_DELLA_VARIABILE }; se il file è già stato condiviso, il segreto va cambiato
    1 errore: non è stato inviato niente
    "
  `)
  expect(error).not.toContain('1234567890')
})

test('check: a value of .env that stands in a file is told by the name of its variable', async () => {
  const { error } = await checked(
    edited(second, ['Il secondo caso', 'Il caso zxcvbnm-99']),
    {},
    {
      SIST_CODICE_APPLICATIVO: 'zxcvbnm-99',
    },
  )
  expect(error).toContain(
    'plans/prova/cases/P-02.case.yaml:2:16 SECRET_WRITTEN il valore della variabile SIST_CODICE_APPLICATIVO è scritto nel file',
  )
})

test('check: of a case that cannot be read only its own mistakes are told', async () => {
  const { error } = await checked(
    edited(second, ['kind: negative', 'kind: negativo'], ['refused', 'refusd']),
  )
  expect(error).not.toMatch(/WITHOUT_REFUSAL|UNUSED|ALIKE/)
  expect(error.match(/^plans.* CASE_/gm)).toHaveLength(2)
})

const explained = async (code: string | undefined, json = false) => {
  const { io, written } = recording('/', json)
  return { code: await explain(code, { json }, io), ...written }
}

test('explain: a code, as text and as data', async () => {
  const text = await explained('CASE_ALIKE')
  expect(text).toMatchObject({ code: 0, error: '' })
  expect(text.out).toMatch(/^CASE_ALIKE: Due casi che fanno la stessa cosa\n\n.+\n\nPerché conta: /)
  const { out } = await explained('CASE_ALIKE', true)
  expect(JSON.parse(out)).toMatchObject({
    entries: [{ kind: 'code', code: 'CASE_ALIKE', wrong: { place: { kind: 'case' } } }],
  })
})

test('explain: without a code, all of them with their titles', async () => {
  const { code, out } = await explained(undefined)
  expect(code).toBe(0)
  expect(out).toMatch(/^CASE_ALIKE +Due casi che fanno la stessa cosa$/m)
  expect(out).toMatch(/^certificate_required +Il server vuole un certificato client /m)
  expect(out).toMatch(/^ECONNREFUSED +La macchina risponde, /m)
  const { out: json } = await explained(undefined, true)
  expect((JSON.parse(json) as { codes: unknown[] }).codes.length).toBeGreaterThan(100)
})

test('explain: an unknown code names the nearest', async () => {
  await expect(explain('CASE_ALIK', {}, recording('/').io)).rejects.toThrow(
    expect.objectContaining({
      code: 'COMMAND_INVALID',
      message: 'nessun codice si chiama «CASE_ALIK»',
      hint: 'forse si intendeva «CASE_ALIKE»',
    }),
  )
})
