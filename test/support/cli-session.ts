import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { packageRoot } from '../../src/lib/package-root.ts'
import {
  command,
  environmentOf,
  gatherPrinted,
  type CliOptions,
  type CliResult,
  type RunningCommand,
} from './cli-process.ts'

const support = join(packageRoot, 'test', 'support')

/** What the process tells of a command: a piece of what it printed, or how it ended. */
type Told = { readonly number: number } & (
  | { readonly out: string }
  | { readonly error: string }
  | { readonly code: number }
)

/** A command in a process that goes on after it. */
interface SharingCommand extends RunningCommand {
  /** Sends a signal to the process, as Ctrl+C does. The command must have done something: until then nobody is there to hear. */
  readonly signal: (name: 'SIGINT' | 'SIGTERM') => void
}

interface CliSession {
  /** Runs a command to its end. */
  readonly run: (args: readonly string[], options: CliOptions) => Promise<CliResult>
  readonly start: (args: readonly string[], options: CliOptions) => SharingCommand
}

const startChild = (): ChildProcess => {
  const keys = process.env['COLLAUDO_TEST_KEYS']
  const child = fork(join(support, 'cli-session-child.mjs'), [command], {
    execArgv: [
      // As in the workers: see vitest.config.ts.
      ...process.execArgv.filter((argument) => argument.startsWith('--max-semi-space-size')),
      ...['--import', pathToFileURL(join(support, 'ready-keys.mjs')).href],
    ],
    env: environmentOf(keys === undefined ? {} : { COLLAUDO_TEST_KEYS: keys }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // It goes with this process: its channel is all that holds it.
  child.unref()
  child.channel?.unref()
  return child
}

/** Commands that share one process, one after the other, each with these variables beside its own. */
export const cliSession = (always: Readonly<Record<string, string>> = {}): CliSession => {
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  const ask = async (
    args: readonly string[],
    options: CliOptions,
    said: ReturnType<typeof gatherPrinted>,
  ): Promise<CliResult> => {
    const session = child?.connected === true ? child : (child = startChild())
    count += 1
    const number = count
    session.channel?.ref()
    try {
      return await new Promise<CliResult>((resolve, reject) => {
        const failed = (what: string): void => {
          session.kill('SIGKILL')
          child = undefined
          const { out, error } = said.all()
          reject(new Error(`${what}: collaudo ${args.join(' ')}\n${out}\n${error}`))
        }
        const timer = setTimeout(() => failed('no end'), options.timeoutMs ?? 120_000)
        const ended = (): void => {
          clearTimeout(timer)
          failed('the process ended')
        }
        const hear = (told: Told): void => {
          if ('out' in told) said.out(told.out)
          else if ('error' in told) said.error(told.error)
          else {
            clearTimeout(timer)
            session.off('exit', ended).off('message', hear)
            resolve({ code: told.code, signal: null, ...said.all() })
          }
        }
        session.once('exit', ended).on('message', hear)
        const env = environmentOf({ ...always, ...options.env })
        session.send({ number, args, cwd: options.cwd, env })
      })
    } finally {
      session.channel?.unref()
    }
  }
  const start: CliSession['start'] = (args, options) => {
    const said = gatherPrinted()
    const ended = last.then(() => ask(args, options, said))
    last = ended.catch(() => undefined)
    return { ...said.running(ended), signal: (name) => void child?.kill(name) }
  }
  return { start, run: (args, options) => start(args, options).ended }
}

const inItalian = cliSession()

/**
 * Runs the compiled command to its end, in a process that this worker keeps for all its commands. The language is
 * chosen once for each process, so one that asks for another wants `freshCli`, as does what is about the process.
 */
export const runCli = inItalian.run

/** Starts it there, for whoever uses it or stops it while it runs. */
export const startInSession = inItalian.start

/** The same in English, in a process of its own. */
export const runEnglishCli = cliSession({ COLLAUDO_LANG: 'en' }).run
