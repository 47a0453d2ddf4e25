import { withSubcommands } from '../../dist/src/cli/help-texts.js'
import { makeProgram } from '../../dist/src/cli/program.js'
import { code, either, notice, plain, table } from './markdown.mjs'

const nameOf = (command) =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`

const defaultOf = ({ defaultValue }) =>
  defaultValue === undefined || defaultValue === false || Array.isArray(defaultValue)
    ? ''
    : code(String(defaultValue))

const commandParts = (command) => {
  const help = command.createHelp()
  const options = help
    .visibleOptions(command)
    .filter((option) => !option.is('--help') && !option.is('--lang') && !option.is('--json'))
  const isJson = help.visibleOptions(command).some((option) => option.is('--json'))
  const words = command.registeredArguments
  return [
    `## ${code(nameOf(command))}`,
    plain(command.description()),
    ...(words.length === 0
      ? []
      : [
          table(
            either(['argument', 'meaning'], ['argomento', 'significato']),
            words.map((word) => [code(help.argumentTerm(word)), plain(word.description)]),
          ),
        ]),
    ...(options.length === 0
      ? []
      : [
          table(
            either(['option', 'meaning', 'default'], ['opzione', 'significato', 'predefinito']),
            options.map((option) => [
              code(option.flags),
              plain(option.description),
              defaultOf(option),
            ]),
          ),
        ]),
    ...(isJson ? [either('It answers `--json`.', 'Risponde a `--json`.')] : []),
  ]
}

/** Every command with its arguments and options, as its help has them. */
export const commandsPage = () => {
  const program = makeProgram(() => Promise.resolve(), { json: false })
  const commands = withSubcommands(program).filter(
    (command) => command.parent !== null && command.commands.length === 0,
  )
  return (
    [
      `# ${either('Every command', 'Ogni comando')}`,
      either(
        'Each command prints this and two examples with `--help`. Every one takes `--lang it` or `--lang en`, as `COLLAUDO_LANG` does.',
        'Ogni comando stampa questo, e due esempi, con `--help`. Tutti prendono `--lang it` o `--lang en`, come `COLLAUDO_LANG`.',
      ),
      notice(),
      ...commands.flatMap((command) => commandParts(command)),
    ].join('\n\n') + '\n'
  )
}
