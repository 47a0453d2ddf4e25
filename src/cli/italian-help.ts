import type { Command } from 'commander'

const titles: Record<string, string> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argomenti:',
  'Options:': 'Opzioni:',
  'Commands:': 'Comandi:',
}

const errors: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+)'/, "l'opzione $1 non esiste"],
  [/^error: unknown command '(.+)'/, 'il comando $1 non esiste'],
  [/^error: option '(.+)' argument missing/, "all'opzione $1 manca il valore"],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. /,
    "il valore «$2» dell'opzione $1 non è ammesso: ",
  ],
  [/^error: missing required argument '(.+)'/, "manca l'argomento $1"],
  [/^error: too many arguments.*$/m, 'troppi argomenti'],
  [/^error: /, ''],
  [/\s*\(Did you mean (.+)\?\)/, '\n(forse si intendeva $1)'],
]

const italian = (text: string): string =>
  errors.reduce((message, [pattern, words]) => message.replace(pattern, words), text.trimEnd())

const italianTerms = (text: string): string =>
  text.replace('[options]', '[opzioni]').replace('[command]', '[comando]')

/**
 * Help and messages of the command line in Italian, here and in every subcommand. Where one JSON object is
 * asked for, a command line that is wrong is told by it too.
 */
export const italianHelp = (program: Command, json: boolean): void => {
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'stampa questo aiuto')
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        styleUsage: italianTerms,
        styleSubcommandTerm: italianTerms,
      })
      .configureOutput({
        outputError: (text, write) => {
          const code = 'COMMAND_INVALID'
          const message = italian(text)
          const hint = `collaudo ${command === program ? '' : `${command.name()} `}--help`
          if (!json) return write(`errore ${code}: ${message}\nrimedio: ${hint}\n`)
          const error = { code, message: message.replace('\n', ' '), hint }
          return command.configureOutput().writeOut?.(`${JSON.stringify({ error }, null, 2)}\n`)
        },
      })
      .exitOverride()
  }
  program.helpCommand('help [comando]', "stampa l'aiuto di un comando")
}
