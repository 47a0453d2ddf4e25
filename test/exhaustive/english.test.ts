import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { beforeAll, describe, expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { makeEnglishPlan } from '../support/e2e-english-plan.ts'
import { jsonOf, runCli, runEnglishCli, startNode, type CliResult } from '../support/run-cli.ts'
import { italianWords, wordsOf } from '../support/sentences.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const env = { OWN_CODE: '1234567890' }
const vocabulary = italianWords()

// Names and texts of the simulator, of the service and of files, the same in every language.
const data =
  /(?:[a-z]+-)*non-[a-z-]+|Simulatore incorporato \(non è SIST\)|«da issue: nre»|CA del simulatore|simulatore\.collaudo\.invalid|[\w./-]*(?:-prova|indice\.\w+|testa\.http|corpo\.xml)|medico-titolare|struttura|dispositivo|positivo|negativo|incompleto/g
const markup = /<[^<>]*>|^\s*\S*[<>].*$/gm
const codes = /(?:[\dA-F]{2}:)+[\dA-F]{2}|\w*\d\w*/gi

/** Words of a text that only Italian sentences have. */
const italianIn = (text: string): string[] => [
  ...new Set(
    wordsOf(text.replace(data, ' ').replace(markup, ' ').replace(codes, ' ')).filter((word) =>
      vocabulary.has(word),
    ),
  ),
]

const both = ({ out, error }: CliResult): string => `${out}\n${error}`

let workspace: TempWorkspace
const options = () => ({ cwd: workspace.folder, env })
const english = (...args: readonly string[]): Promise<CliResult> => runEnglishCli(args, options())
const italian = (...args: readonly string[]): Promise<CliResult> => runCli(args, options())

beforeAll(() => {
  workspace = makeEnglishPlan()
})

test('finds the Italian where there is some', async () => {
  expect(italianIn(both(await italian('run', '--help')))).toContain('esecuzione')
})

test.each([
  '',
  'run',
  'check',
  'explain',
  'list',
  'simulate',
  'report',
  'attach',
  'status',
  'schema',
])('explains itself in English: collaudo %s', async (name) => {
  const args = name === '' ? ['--help'] : [name, '--help']
  const result = await english(...args)
  expect({ ...result, out: '' }).toEqual({ ...(await italian(...args)), out: '' })
  expect(result.out).toMatch(/^Usage: collaudo .*\n[^]*--lang <language>/)
  // Names of the sample plan's suite and of a folder stand in the examples.
  expect(italianIn(result.out.split('\nExamples:')[0] ?? '')).toEqual([])
})

test('tells a command that is wrong in English, with the same code', async () => {
  const wrong = [
    ['run', 'nothing'],
    ['run', 'sample', '--env', 'nowhere'],
    ['run', 'sample', '--application', 'none'],
    ['run', 'sample', '--case', 'S-99'],
    ['run', 'sample', '--pace', '0'],
    ['run', 'sample', '--curl=fish'],
    ['run', '--cases'],
    ['attach'],
    ['attach', 'x', 'y', 'z'],
    ['report', 'x'],
    ['explain', 'NOTHING'],
    ['list', '--lang', 'fr'],
  ]
  for (const args of wrong) {
    const said = await english(...args)
    const inItalian = await italian(...args)
    const codeOf = ({ error }: CliResult): string | undefined => /[A-Z]+_[A-Z_]+/.exec(error)?.[0]
    expect([args, said.code, codeOf(said)]).toEqual([args, 2, codeOf(inItalian)])
    expect([args, italianIn(both(said))]).toEqual([args, []])
    expect(said.error).toMatch(/^error [A-Z_]+: [^]+\nfix: /)
  }
})

describe('explain', () => {
  /** What an explanation says, without the examples: those are files of an Italian plan. */
  const withoutExamples = (text: string): string => text.replace(/^(?: {2}|Wrong|Right).*$/gm, '')

  /** What the command says of each code, asked of its action: hundreds of commands would say the same. */
  const explained = async (codes: readonly string[]): Promise<Record<string, string>> => {
    const action = pathToFileURL(join(packageRoot, 'dist', 'src', 'cli', 'actions', 'explain.js'))
    const script = `
      import { explain } from ${JSON.stringify(action.href)}
      const told = {}
      for (const code of ${JSON.stringify(codes)}) {
        let text = ''
        const io = { cwd: process.cwd(), env: {}, out: (part) => (text += part), error: (line) => { throw new Error(line) } }
        if (await explain(code, {}, io) !== 0) throw new Error(code)
        told[code] = text
      }
      process.stdout.write(JSON.stringify(told))`
    return jsonOf(
      await startNode(['--input-type=module', '-e', script], {
        cwd: workspace.folder,
        env: { COLLAUDO_LANG: 'en' },
      }).ended,
    )
  }

  test('lists and explains every code in English', async () => {
    const list = await english('explain')
    const codes = list.out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ')[0] ?? '')
    expect(codes.length).toBeGreaterThan(150)
    expect(italianIn(list.out)).toEqual([])
    const asked = [...codes, '000280', '0051']
    const told = await explained(asked)
    expect(new Set(Object.keys(told))).toEqual(new Set(asked))
    expect(told['PLAN_INVALID']).toEqual((await english('explain', 'PLAN_INVALID')).out)
    for (const [code, out] of Object.entries(told))
      expect([code, italianIn(withoutExamples(out))]).toEqual([code, []])
  })

  test('knows the English word for what a record says in Italian', async () => {
    expect((await english('explain', 'incomplete')).out).toBe(
      (await english('explain', 'incompleto')).out,
    )
  })
})

describe('a plan', () => {
  test('is listed in English', async () => {
    const { code, out } = await english('list', 'sample')
    expect(code).toBe(0)
    expect(italianIn(out)).toEqual([])
  })

  test('is found wrong in English, with the same codes at the same places', async () => {
    const broken = makeEnglishPlan()
    const at = { cwd: broken.folder, env }
    interface Found {
      readonly problems: readonly Readonly<Record<'code' | 'file' | 'line' | 'column', unknown>>[]
    }
    const places = (result: CliResult): unknown[] =>
      jsonOf<Found>(result).problems.map(({ code, file, line, column }) => [
        code,
        file,
        line,
        column,
      ])
    const expectProblems = async (count: number): Promise<void> => {
      const said = await runEnglishCli(['check'], at)
      expect([said.code, italianIn(both(said))]).toEqual([2, []])
      const found = places(await runEnglishCli(['check', '--json'], at))
      expect(found).toHaveLength(count)
      expect(found).toEqual(places(await runCli(['check', '--json'], at)))
    }
    const first = 'plans/sample/cases/S-01.case.yaml'
    const second = 'plans/sample/cases/S-02.case.yaml'
    broken.edit(first, '- status: 404', '- status: high')
    broken.edit(first, 'base: request', 'base: requests')
    broken.edit(second, "'${ nre }'", "'${ nree }'")
    broken.edit('applications/own.yaml', 'profile: struttura', 'profile: [none]')
    await expectProblems(5)
    broken.edit(first, 'identifier: nre', 'identifer: nre')
    broken.edit(second, 'limit: 2', 'limit: many')
    broken.edit('plans/sample/plan.yaml', "version: '1'", 'versions: [1]')
    broken.write('plans/sample/cases/S-04.case.yaml', 'id: S-04\n\ttitle: "tab\n')
    await expectProblems(3)
  })

  test('is built without being sent, and told in English', async () => {
    const { code, out } = await english('run', 'sample', '--dry-run=messages', '--case', 'S-02')
    expect([code, italianIn(out)]).toEqual([0, []])
    expect(italianIn(workspace.read('messages/indice.md'))).toEqual([])
  })

  test('runs and is reported in English, with the same outcomes and exit code', async () => {
    const args = ['run', 'sample', '--debug', '--junit', 'junit.xml']
    const said = await english(...args)
    expect([said.code, said.error, italianIn(said.out)]).toEqual([1, '', []])
    expect(said.out).toContain('  Verdict:  NEGATIVE: at least one case failed or broke\n')
    expect(said.out).toMatch(/✗ S-01 A case that fails in many ways \d+\.\d\d s\n/)
    // Where a check stands is found by what the record says of it, in any language.
    expect(said.out).toMatch(/✗ The HTTP status is 418 \(call 2\)[^]*?S-02\.case\.yaml:\d+:\d+/)
    const outcomes = workspace.read('junit.xml').replace(/<\/?[a-z-]+|name="[^"]*"/g, ' ')
    expect(italianIn(outcomes)).toEqual([])

    const [run = ''] = workspace.runs()
    const results = workspace.path('reports', run, 'allure-results')
    const texts = readdirSync(results)
      .filter((name) => /\.json$|\.properties$/.test(name))
      .map((name) => workspace.read(`reports/${run}/allure-results/${name}`))
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.flatMap(italianIn)).toEqual([])
    expect(workspace.read(`reports/${run}/report.html`)).toMatch(
      /^<!DOCTYPE html>\s*<html dir="ltr" lang="en">/i,
    )

    expect((await italian('run', 'sample')).code).toBe(said.code)
    const [inEnglish, inItalian] = workspace.runs().map((name) => {
      const { verdict, cases } = workspace.record(name)
      return {
        verdict,
        cases: cases.map(({ id, outcome }) => ({ id, ...outcome, message: '', reason: '' })),
        checks: cases.map(({ steps }) =>
          steps.map(({ checks }) => checks.map((one) => one.status)),
        ),
      }
    })
    expect(inEnglish).toEqual(inItalian)
  })
})

test('schemas stay Italian, as the files of a plan that they are', async () => {
  const written = await english('schema')
  expect(written.code).toBe(0)
  expect(await italian('schema', '--check')).toMatchObject({ code: 0, error: '' })
  expect(await english('schema', '--check')).toMatchObject({ code: 0, error: '' })
})

test('speaks English of a message, and writes the message in Italian', async () => {
  const application = workspace.read('applications/own.yaml')
  const [, title = '', producer = '', version = ''] =
    /title: (.*)\nproducer: (.*)\nversion: (.*)\n/.exec(application) ?? []
  workspace.write(
    'applications/own.yaml',
    `${application}communicated:
  date: 2026-03-02
  title: ${title}
  producer: ${producer}
  version: ${version}
  public-key: { sha256: ${'ab'.repeat(32)} }
`,
  )
  const incomplete = await english('messages', 'piano')
  expect(incomplete.code).toBe(2)
  expect(italianIn(both(incomplete).replaceAll(/<.*>|sender: \{.*\}/g, ''))).toEqual([])
  workspace.write(
    'procedure.yaml',
    'sender: { organization: Sample Ltd, name: Ada Sample, email: ada@example.it }\n',
  )
  const { code, out } = await english('messages', 'piano')
  expect(code).toBe(0)
  expect(out).toMatch(
    /^Draft: messages.*\n  from +ada@example\.it\n  to +helpdesk@sist\.puglia\.it\n/,
  )
  const draft = workspace.read(`messages/fase-4-piano-di-test-own-${version}.eml`)
  expect(draft).toContain('si chiede il piano di test per la seguente applicazione:')
  const { out: stages } = await english('status')
  expect(italianIn(stages.replaceAll(/collaudo messages \w+|draft \S+/g, ''))).toEqual([])
})
