import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

import { packageRoot } from '../../src/lib/package-root.ts'

/** The compiled command, as it is installed. `npm run build` makes it. */
export const command = join(packageRoot, 'dist', 'bundle', 'src', 'cli', 'main.js')

export interface CliOptions {
  readonly cwd: string
  /** Variables beside the few that any process needs: nothing of the test runner's own reaches the command. */
  readonly env?: Readonly<Record<string, string>>
  /** Killed after this long: a command that hangs fails its test with what it had printed. */
  readonly timeoutMs?: number
}

export interface CliResult {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly error: string
}

/** A command that is still running. */
export interface RunningCommand {
  readonly out: () => string
  /** The lines of standard output, as they come. */
  readonly lines: () => AsyncIterable<string>
  /** Waits for text on standard output or standard error. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly ended: Promise<CliResult>
}

/** The same in a process of its own. */
export interface RunningCli extends RunningCommand {
  readonly child: ChildProcess
}

const inherited = [
  ...['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'PATHEXT', 'APPDATA', 'LOCALAPPDATA'],
  'USERPROFILE',
]

/** What a command finds in its environment: the few variables that any process needs, and its own. */
export const environmentOf = (own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    inherited.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  ),
  NO_COLOR: '1',
  ...own,
})

type Printed = Pick<CliResult, 'out' | 'error'>

interface PrintedSoFar {
  /** Takes what goes to standard output, as it comes, and to standard error. */
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly all: () => Printed
  readonly running: (ended: Promise<CliResult>) => RunningCommand
}

/** What a command prints, gathered for whoever waits for some of it. */
export const gatherPrinted = (): PrintedSoFar => {
  let out = ''
  let error = ''
  const watchers = new Set<() => void>()
  const told = (): void => {
    for (const watcher of watchers) watcher()
  }
  return {
    out: (text) => {
      out += text
      told()
    },
    error: (text) => {
      error += text
      told()
    },
    all: () => ({ out, error }),
    running: (ended) => ({
      out: () => out,
      ended,
      lines: async function* () {
        let open = true
        const close = (): void => {
          open = false
          told()
        }
        void ended.then(close, close)
        for (let from = 0; ;) {
          const to = out.indexOf('\n', from)
          if (to >= 0) {
            yield out.slice(from, to)
            from = to + 1
          } else if (open) {
            await new Promise<void>((resolve) => {
              const more = (): void => {
                watchers.delete(more)
                resolve()
              }
              watchers.add(more)
            })
          } else return
        }
      },
      printed: (pattern) =>
        new Promise((resolve, reject) => {
          const look = (): void => {
            const found = pattern.exec(`${out}\n${error}`)
            if (found === null) return
            watchers.delete(look)
            resolve(found)
          }
          watchers.add(look)
          look()
          void ended.then(({ code }) =>
            reject(new Error(`ended with ${code} before ${pattern}:\n${out}\n${error}`)),
          )
        }),
    }),
  }
}

/** Starts a Node script with the environment that the command gets. */
export const startNode = (args: readonly string[], options: CliOptions): RunningCli => {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: environmentOf(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const said = gatherPrinted()
  child.stdout.setEncoding('utf8').on('data', said.out)
  child.stderr.setEncoding('utf8').on('data', said.error)
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 120_000)
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, signal, ...said.all() })
    })
  })
  return { child, ...said.running(ended) }
}

export const startCli = (args: readonly string[], options: CliOptions): RunningCli =>
  startNode([command, ...args], options)

/** Runs the command to its end, in a process of its own. */
export const freshCli = (args: readonly string[], options: CliOptions): Promise<CliResult> =>
  startCli(args, options).ended
