import { CommanderError } from 'commander'

import { withSubcommands } from '../../src/cli/help-texts.ts'
import { makeProgram } from '../../src/cli/program.ts'

/** Why the command line refuses these words, before anything is done; undefined where it takes them. */
export const commandProblem = async (args: readonly string[]): Promise<string | undefined> => {
  let said = ''
  const program = makeProgram(() => Promise.resolve(), { json: false })
  for (const command of withSubcommands(program))
    command.configureOutput({ writeOut: () => undefined, writeErr: (text) => void (said += text) })
  try {
    await program.parseAsync(args, { from: 'user' })
    return undefined
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? undefined : said.trim() || error.message
  }
}

/** What the command line does not know among these words: a command or an option, also where others are left out. */
export const unknownWord = (args: readonly string[]): string | undefined => {
  let command = makeProgram(() => Promise.resolve(), { json: false })
  const rest = [...args]
  while (command.commands.length > 0) {
    const [name = ''] = rest
    const next = command.commands.find((one) => one.name() === name || one.aliases().includes(name))
    if (next === undefined) break
    command = next
    rest.shift()
  }
  const [first = ''] = rest
  if (command.commands.length > 0 && /^[a-z]/.test(first) && first !== 'help') return first
  const help = command.createHelp()
  const known = new Set(help.visibleOptions(command).flatMap(({ long, short }) => [long, short]))
  return rest.find((word) => /^--?[a-z]/i.test(word) && !known.has(word.split('=')[0]))
}
