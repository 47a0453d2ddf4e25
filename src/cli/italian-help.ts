import type { Command } from 'commander'

const titles: Record<string, string> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argomenti:',
  'Options:': 'Opzioni:',
  'Commands:': 'Comandi:',
}

const errors: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+)'/, "errore COMMAND_INVALID: l'opzione $1 non esiste"],
  [/^error: unknown command '(.+)'/, 'errore COMMAND_INVALID: il comando $1 non esiste'],
  [
    /^error: option '(.+)' argument missing/,
    "errore COMMAND_INVALID: all'opzione $1 manca il valore",
  ],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. /,
    "errore COMMAND_INVALID: il valore «$2» dell'opzione $1 non è ammesso: ",
  ],
  [/^error: too many arguments.*$/m, 'errore COMMAND_INVALID: troppi argomenti'],
  [/\(Did you mean (.+)\?\)/, '(forse si intendeva $1)'],
  [/^error: /, 'errore COMMAND_INVALID: '],
]

const italianTerms = (text: string): string =>
  text.replace('[options]', '[opzioni]').replace('[command]', '[comando]')

/** Help and messages of the command line in Italian, here and in every subcommand. */
export const italianHelp = (program: Command): void => {
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'stampa questo aiuto')
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        styleUsage: italianTerms,
        styleSubcommandTerm: italianTerms,
      })
      .configureOutput({
        outputError: (text, write) =>
          write(
            `${errors.reduce((message, [pattern, words]) => message.replace(pattern, words), text.trimEnd())}\nrimedio: collaudo ${command === program ? '' : `${command.name()} `}--help\n`,
          ),
      })
      .exitOverride()
  }
  program.helpCommand('help [comando]', "stampa l'aiuto di un comando")
}
