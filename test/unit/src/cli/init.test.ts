import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { packageRoot } from '../../../../src/lib/package-root.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeProject } from '../../../support/temp-project.ts'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted()

const all = [
  '.env',
  '.env.example',
  '.gitattributes',
  '.github/workflows/collaudo-presidiate.yml',
  '.github/workflows/collaudo.yml',
  '.gitignore',
  '.vscode/extensions.json',
  '.vscode/settings.json',
  'README.md',
  'applications/il-nostro-applicativo.yaml',
  'certificati/client.key',
  'certificati/client.pem',
  'environments/collaudo/environment.yaml',
  'package.json',
  'plans/esempio/cases/ESE-01.case.yaml',
  'plans/esempio/cases/ESE-02.case.yaml',
  'plans/esempio/cases/ESE-03.case.yaml',
  'plans/esempio/data/drugs.yaml',
  'plans/esempio/data/people.yaml',
  'plans/esempio/payloads/farmaceutica.yaml',
  'plans/esempio/plan.yaml',
  'suites/fumo.suite.yaml',
  'vitest.config.ts',
]

test('lays a workspace whose files are all right, and which nobody else reads the secrets of', async () => {
  const { folder, path } = makeProject({})
  const made = await cliHere(['init', '--yes'], { cwd: folder })
  expect(made).toMatchObject({ code: 0, error: '' })
  expect(filesIn(folder)).toEqual(all)
  expect(await cliHere(['check'], { cwd: folder })).toEqual({
    code: 0,
    signal: null,
    out: 'esempio: 3 casi, nessun errore\n',
    error: '',
  })
  const certificate = new X509Certificate(readFileSync(path('certificati/client.pem')))
  const key = createPrivateKey(readFileSync(path('certificati/client.key')))
  expect(certificate.checkPrivateKey(key)).toBe(true)
  if (process.platform !== 'win32')
    for (const name of ['.env', 'certificati/client.key'])
      expect(statSync(path(name)).mode & 0o777).toBe(0o600)
  expect(parse(readFileSync(path('.github/workflows/collaudo.yml'), 'utf8'))).toHaveProperty('jobs')
})

test('a second one writes nothing over what is there', async () => {
  const { folder, path, write } = makeProject({})
  await cliHere(['init', '--yes'], { cwd: folder })
  write('README.md', 'Nostro\n')
  const before = filesIn(folder).map((name) => readFileSync(path(name), 'utf8'))
  const again = await cliHere(['init', '--yes', '--title', 'Un altro', '--json'], { cwd: folder })
  const { written, kept } = JSON.parse(again.out) as { written: string[]; kept: string[] }
  expect(written).toEqual(['applications/un-altro.yaml'])
  expect(kept).toContain('README.md')
  expect(all.map((name) => readFileSync(path(name), 'utf8'))).toEqual(before)
})

test('asks five questions, and again where an answer cannot be used', async () => {
  const { folder, path } = makeProject({})
  const operator = new PassThrough()
  const typed = [
    'Cartella «Salus»: 4',
    'Salus S.r.l.',
    '4.2.0',
    'strutura',
    'struttura',
    '01234567890.ospedale-esempio.it',
    '01234567897.ospedale-esempio.it',
  ]
  operator.end(`${typed.join('\n')}\n`)
  const { code, out, error } = await cliHere(['init', 'nuova', '--ci', 'gitlab'], {
    cwd: folder,
    operator,
  })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toContain('atteso struttura o dispositivo, trovato «strutura»')
  expect(out.split('Nome comune del certificato')).toHaveLength(3)
  expect(
    parse(readFileSync(path('nuova/applications/cartella-salus-4.yaml'), 'utf8')),
  ).toMatchObject({
    title: 'Cartella «Salus»: 4',
    producer: 'Salus S.r.l.',
    version: '4.2.0',
    profile: 'struttura',
  })
  const { subject } = new X509Certificate(readFileSync(path('nuova/certificati/client.pem')))
  expect(subject).toContain('01234567897.ospedale-esempio.it')
  expect(filesIn(path('nuova'))).toContain('.gitlab-ci.yml')
})

test('a card makes no certificate, and is not asked for its name', async () => {
  const { folder } = makeProject({})
  const operator = new PassThrough()
  operator.end('Mio\nMia\n1.0\ndispositivo\n')
  const { code, out } = await cliHere(['init'], { cwd: folder, operator })
  expect(code).toBe(0)
  expect(out).not.toContain('Nome comune')
  expect(filesIn(folder).filter((name) => name.startsWith('certificati'))).toEqual([])
})

test.each([
  [
    'nobody to ask',
    ['init', '--title', 'A'],
    "errore COMMAND_INVALID: mancano --producer, --app-version, --profile, --cn, e non c'è nessuno a cui chiederli\nrimedio: indicarli, o --yes per i valori predefiniti\n",
  ],
  [
    'a wrong common name',
    ['init', '--yes', '--cn', '01234567890.ospedale-esempio.it'],
    expect.stringMatching(/^errore COMMAND_INVALID: --cn: .*cifra di controllo/),
  ],
])('writes nothing with %s', async (_, args, told) => {
  const { folder } = makeProject({})
  const { code, error } = await cliHere(args, { cwd: folder })
  expect({ code, error }).toEqual({ code: 2, error: told })
  expect(filesIn(folder)).toEqual([])
})

test('the settings of the editor name the schemas that the package has', () => {
  const settings = JSON.parse(
    readFileSync(join(packageRoot, 'templates/workspace/vscode-settings.json'), 'utf8'),
  ) as { 'yaml.schemas': Record<string, unknown> }
  const named = Object.keys(settings['yaml.schemas']).map((name) =>
    name.replace('./node_modules/collaudo/plans/schema/', ''),
  )
  const written = readdirSync(join(packageRoot, 'plans/schema'))
  // A run is not written by hand.
  expect(named.toSorted()).toEqual(written.filter((name) => name !== 'run.schema.json').toSorted())
})
