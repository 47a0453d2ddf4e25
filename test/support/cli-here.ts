import { CommanderError } from 'commander'

import { exitCodes } from '../../src/cli/exit-codes.ts'
import { withSubcommands } from '../../src/cli/help-texts.ts'
import type { Io } from '../../src/cli/io.ts'
import { printError } from '../../src/cli/print-error.ts'
import { makeProgram } from '../../src/cli/program.ts'
import type { CliOptions, CliResult } from './run-cli.ts'

/**
 * The command in this process, from its sources: all of it but `main.ts`. For what ends before anything is
 * run, where a process of its own would cost a hundred times as much.
 */
export const cliHere = async (
  args: readonly string[],
  {
    cwd,
    env = {},
    operator = null,
    onOut = () => undefined,
    onError = () => undefined,
    signal = new AbortController().signal,
  }: Pick<CliOptions, 'cwd' | 'env'> & {
    /** What a person types, when one is there. */
    readonly operator?: NodeJS.ReadableStream | null
    /** Told of what goes to standard output. */
    readonly onOut?: (text: string) => void
    /** Stops the command, as Ctrl+C does. */
    readonly signal?: AbortSignal
    /** Told of each line of standard error, as a person reads it. */
    readonly onError?: (line: string) => void
  },
): Promise<CliResult> => {
  let out = ''
  let error = ''
  let code: number = exitCodes.passed
  const io: Io = {
    cwd,
    env,
    out: (text) => {
      out += text
      onOut(text)
    },
    error: (line) => {
      error += `${line}\n`
      onError(line)
    },
    json: args.includes('--json'),
    interactive: false,
    colour: false,
    operator,
    signal,
  }
  const program = makeProgram(async (action) => {
    try {
      code = await action(io)
    } catch (thrown) {
      code = printError(io, thrown, '0.0.0')
    }
  }, io)
  for (const command of withSubcommands(program))
    command.configureOutput({ writeOut: io.out, writeErr: (text) => void (error += text) })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    code = thrown.exitCode === 0 ? exitCodes.passed : exitCodes.wrong
  }
  return { code, signal: null, out, error }
}
