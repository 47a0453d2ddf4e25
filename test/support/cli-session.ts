import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

import { packageRoot } from '../../src/lib/package-root.ts'
import { command, environmentOf, type CliOptions, type CliResult } from './cli-process.ts'

type Answer = Omit<CliResult, 'signal'> & { readonly number: number }

let child: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()
let count = 0

const started = (): ChildProcess => {
  if (child?.connected === true) return child
  child = fork(join(packageRoot, 'test', 'support', 'cli-session-child.mjs'), [command], {
    execArgv: [],
    env: environmentOf(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // It goes with this process: its channel is all that holds it.
  child.unref()
  child.channel?.unref()
  return child
}

const ask = async (args: readonly string[], options: CliOptions): Promise<CliResult> => {
  const session = started()
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
      session.send({ number, args, cwd: options.cwd, env: environmentOf(options.env) })
    })
  } finally {
    session.channel?.unref()
  }
}

/**
 * Runs the compiled command to its end, in a process that this worker keeps for all its commands. The language is
 * chosen once for each process, so one that asks for another wants `freshCli`, as does what is about the process.
 */
export const runCli = (args: readonly string[], options: CliOptions): Promise<CliResult> => {
  const mine = last.then(() => ask(args, options))
  last = mine.catch(() => undefined)
  return mine
}
