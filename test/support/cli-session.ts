import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { packageRoot } from '../../src/lib/package-root.ts'
import { command, environmentOf, type CliOptions, type CliResult } from './cli-process.ts'

const support = join(packageRoot, 'test', 'support')

type Answer = Omit<CliResult, 'signal'> & { readonly number: number }

type RunCli = (args: readonly string[], options: CliOptions) => Promise<CliResult>

const startChild = (): ChildProcess => {
  const keys = process.env['COLLAUDO_TEST_KEYS']
  const child = fork(join(support, 'cli-session-child.mjs'), [command], {
    execArgv: ['--import', pathToFileURL(join(support, 'ready-keys.mjs')).href],
    env: environmentOf(keys === undefined ? {} : { COLLAUDO_TEST_KEYS: keys }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // It goes with this process: its channel is all that holds it.
  child.unref()
  child.channel?.unref()
  return child
}

/** Commands that share one process, each with these variables beside its own. */
export const cliSession = (always: Readonly<Record<string, string>> = {}): RunCli => {
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  const ask = async (args: readonly string[], options: CliOptions): Promise<CliResult> => {
    const session = child?.connected === true ? child : (child = startChild())
    count += 1
    const number = count
    session.channel?.ref()
    try {
      return await new Promise<CliResult>((resolve, reject) => {
        const failed = (what: string): void => {
          session.kill('SIGKILL')
          child = undefined
          reject(new Error(`${what}: collaudo ${args.join(' ')}`))
        }
        const timer = setTimeout(() => failed('no end'), options.timeoutMs ?? 120_000)
        const ended = (): void => {
          clearTimeout(timer)
          failed('the process ended')
        }
        session.once('exit', ended)
        session.once('message', ({ code, out, error }: Answer) => {
          clearTimeout(timer)
          session.off('exit', ended)
          resolve({ code, signal: null, out, error })
        })
        const env = environmentOf({ ...always, ...options.env })
        session.send({ number, args, cwd: options.cwd, env })
      })
    } finally {
      session.channel?.unref()
    }
  }
  return (args, options) => {
    const mine = last.then(() => ask(args, options))
    last = mine.catch(() => undefined)
    return mine
  }
}

/**
 * Runs the compiled command to its end, in a process that this worker keeps for all its commands. The language is
 * chosen once for each process, so one that asks for another wants `freshCli`, as does what is about the process.
 */
export const runCli = cliSession()

/** The same in English, in a process of its own. */
export const runEnglishCli = cliSession({ COLLAUDO_LANG: 'en' })
