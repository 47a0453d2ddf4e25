import { InvalidArgumentError, Option, type Command } from 'commander'

import { languages, t } from '../lib/language/t.ts'

const titles: Record<string, string> = {
  'Usage:': t`Uso:`,
  'Arguments:': t`Argomenti:`,
  'Options:': t`Opzioni:`,
  'Commands:': t`Comandi:`,
}

const errors: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+)'/, t`l'opzione $1 non esiste`],
  [/^error: unknown command '(.+)'/, t`il comando $1 non esiste`],
  [/^error: option '(.+)' argument missing/, t`all'opzione $1 manca il valore`],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. /,
    t`il valore «$2» dell'opzione $1 non è ammesso: `,
  ],
  [
    /^error: option '.+' value '(.*)' from env '(.+)' is invalid\. /,
    t`il valore «$1» della variabile $2 non è ammesso: `,
  ],
  [/^error: missing required argument '(.+)'/, t`manca l'argomento $1`],
  [/^error: required option '(.+)' not specified/, t`manca l'opzione $1`],
  [/^error: too many arguments.*$/m, t`troppi argomenti`],
  [/^error: /, ''],
  [/\s*\(Did you mean (.+)\?\)/, t`\n(forse si intendeva $1)`],
]

const worded = (text: string): string =>
  errors.reduce((message, [pattern, words]) => message.replace(pattern, words), text.trimEnd())

const terms = (text: string): string =>
  text.replace('[options]', t`[opzioni]`).replace('[command]', t`[comando]`)

const knownLanguage = (text: string): string => {
  if (languages.some((one) => one === text)) return text
  throw new InvalidArgumentError(t`attesa una tra ${languages.join(', ')}`)
}

/** A command and all those below it. */
export const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap((one) => withSubcommands(one)),
]

/** What is typed to reach a command, the program's name included. */
const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`

/**
 * Help and messages of the command line in our words, here and in every subcommand. Where one JSON object is
 * asked for, a command line that is wrong is told by it too.
 */
export const helpTexts = (program: Command, json: boolean): void => {
  for (const command of withSubcommands(program)) {
    command
      .helpOption('-h, --help', t`stampa questo aiuto`)
      // Chosen before anything is said, by choose-language.ts: here it is declared and checked.
      .addOption(
        new Option(
          t`--lang <lingua>`,
          t`la lingua dei messaggi, it o en; altrimenti COLLAUDO_LANG (predefinita: it)`,
        )
          .env('COLLAUDO_LANG')
          .argParser(knownLanguage),
      )
      .configureHelp({
        // Commander would add the variable, which the description already names.
        optionDescription: ({ description }) => description,
        styleTitle: (title) => titles[title] ?? title,
        styleUsage: terms,
        styleSubcommandTerm: terms,
      })
      .configureOutput({
        outputError: (text, write) => {
          const code = 'COMMAND_INVALID'
          const message = worded(text)
          const hint = `${nameOf(command)} --help`
          if (!json) return write(t`errore ${code}: ${message}\nrimedio: ${hint}\n`)
          const error = { code, message: message.replace('\n', ' '), hint }
          return command.configureOutput().writeOut?.(`${JSON.stringify({ error }, null, 2)}\n`)
        },
      })
      .exitOverride()
    if (command.commands.length > 0)
      command.helpCommand(t`help [comando]`, t`stampa l'aiuto di un comando`)
  }
}
