import { beforeAll, expect, test } from 'vitest'

import { cliHere } from '../support/cli-here.ts'
import { commandNames, examplesIn } from '../support/help-examples.ts'
import { freshCli, runCli, type CliResult } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

const subcommands = [
  ...['new', 'csr', 'export', 'show', 'check', 'local'].map((name) => `cert ${name}`),
  ...['richiesta', 'configurazione', 'piano', 'verifica', 'esiti', 'segnalazione'].map(
    (name) => `messages ${name}`,
  ),
]

/** What stands between `collaudo` and `--help`. */
const namings = ['', ...commandNames, ...subcommands]

let workspace: TempWorkspace

beforeAll(() => {
  workspace = copySampleCases('CVP-01', 'CVP-03', 'CVP-44')
})

const cli = (...args: readonly string[]): Promise<CliResult> =>
  runCli(args, { cwd: workspace.folder })

const here = (...args: readonly string[]): Promise<CliResult> =>
  cliHere(args, { cwd: workspace.folder })

const english =
  /\b(?:usage|options|arguments|commands|display|output|version number|default|(?<!-)error)\b/i

const stackLine = /^\s+at .+:\d+/m

test.each(namings)('explains itself in Italian: collaudo %s', async (words) => {
  const name = words === '' ? [] : words.split(' ')
  const { code, out, error } = await cli(...name, '--help')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toMatch(new RegExp(`^Uso: ${['collaudo', ...name].join(' ')} \\[opzioni\\]`))
  expect(out).toContain('\nOpzioni:\n')
  expect(out).toMatch(/-h, --help +stampa questo aiuto/)
  expect(out).not.toMatch(english)
  const examples = examplesIn(out)
  expect(examples).toHaveLength(2)
  for (const [command] of examples)
    expect(name.length === 0 ? commandNames : name).toContain(command)
})

test.each(commandNames)('gives the same help of %s by the command help', async (name) => {
  expect(await here('help', name)).toEqual(await here(name, '--help'))
})

test('names every command in its own help, and every exit code', async () => {
  const { out } = await here('--help')
  for (const name of commandNames) expect(out).toMatch(new RegExp(`^  ${name} \\[opzioni\\]`, 'm'))
  expect(out).toMatch(/Codici di uscita: 0 .+, 1 .+, 2 .+, 3 .+, 130 /)
})

test('prints the help and fails where no command is given', async () => {
  const result = await cli()
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).toMatch(/^Uso: collaudo /)
})

test.each([
  [['rum'], 'il comando rum non esiste\n(forse si intendeva run)\nrimedio: collaudo --help'],
  [['inventato'], 'il comando inventato non esiste\nrimedio: collaudo --help'],
  [['--verbose'], "l'opzione --verbose non esiste\nrimedio: collaudo --help"],
  [
    ['run', '--caso', 'CVP-01'],
    "l'opzione --caso non esiste\n(forse si intendeva --case)\nrimedio: collaudo run --help",
  ],
  [['check', '--open'], "l'opzione --open non esiste\nrimedio: collaudo check --help"],
  [['run', '--env'], "all'opzione --env <nome> manca il valore\nrimedio: collaudo run --help"],
  [
    ['list', '--tag'],
    "all'opzione --tag <etichetta...> manca il valore\nrimedio: collaudo list --help",
  ],
  [['check', 'cvp', 'altro'], 'troppi argomenti\nrimedio: collaudo check --help'],
  [['explain', 'A', 'B'], 'troppi argomenti\nrimedio: collaudo explain --help'],
  [['cert', 'nuovo'], 'il comando nuovo non esiste\nrimedio: collaudo cert --help'],
  [
    ['cert', 'shwo', 'x.pem'],
    'il comando shwo non esiste\n(forse si intendeva show)\nrimedio: collaudo cert --help',
  ],
  [['cert', 'new', '--out', 'x'], "manca l'opzione --cn <nome>\nrimedio: collaudo cert new --help"],
  [['cert', 'check', 'a', 'b'], 'troppi argomenti\nrimedio: collaudo cert check --help'],
  [['simulate', 'cvp'], 'troppi argomenti\nrimedio: collaudo simulate --help'],
  [['report', 'a', 'b'], 'troppi argomenti\nrimedio: collaudo report --help'],
  [
    ['simulate', '--port', 'ottomila'],
    "il valore «ottomila» dell'opzione --port <numero> non è ammesso: attesa una porta tra 0 e 65535\nrimedio: collaudo simulate --help",
  ],
])('refuses %j in Italian, and does nothing', async (args, message) => {
  const runs = workspace.runs()
  expect(await here(...args)).toEqual({
    code: 2,
    signal: null,
    out: '',
    error: `errore COMMAND_INVALID: ${message}\n`,
  })
  expect(workspace.runs()).toEqual(runs)
})

// What holds here of the command in this process holds of the command.
test.each([
  [['rum']],
  [['run', '--caso', 'CVP-01']],
  [['help', 'prova']],
  [['list', 'negativi', '--json']],
  [['check']],
])('says the same as the compiled command: %j', async (args) => {
  expect(await cli(...args)).toEqual(await here(...args))
})

test('says the same in a process of its own', async () => {
  const args = ['list', 'negativi', '--json']
  expect(await freshCli(args, { cwd: workspace.folder })).toEqual(await here(...args))
})

test('prints the help and fails where help is asked of a command that is not there', async () => {
  const result = await here('help', 'prova')
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).not.toMatch(stackLine)
  expect(result.error).not.toMatch(english)
})
