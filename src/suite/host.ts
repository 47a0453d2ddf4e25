import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { Writable } from 'node:stream'

import type { Reporter, UserWorkspaceConfig, Vitest } from 'vitest/node'
import { createVitest } from 'vitest/node'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { isCompiled, ownFile } from '../lib/own-file.ts'
import type { GeneratedModule } from './case-module.ts'
import { compiledByNode } from './compiled-by-node.ts'
import { warmPool } from './warm-worker.ts'

type Plugin = NonNullable<UserWorkspaceConfig['plugins']>[number]

const require = createRequire(import.meta.url)

/** allure-vitest loads a runner as Node does, which reads no TypeScript: from the sources Vitest's own runs. */
const runner = isCompiled ? { runner: ownFile('src/suite/case-test-runner') } : {}

/**
 * allure-vitest must talk to the very Vitest that we start: with another one, no test would run and
 * nothing would say so.
 */
const checkSameVitest = (): void => {
  const ours = require.resolve('vitest')
  const theirs = createRequire(require.resolve('allure-vitest/reporter')).resolve('vitest')
  if (ours !== theirs)
    throw new HarnessError('INTERNAL', t`allure-vitest usa un altro vitest (${theirs})`, {
      hint: t`installare collaudo in una cartella sua, senza un altro vitest accanto`,
    })
}

/** Serves one generated module in the place of a file that exists. */
const generatedPlugin = (file: string, generated: GeneratedModule): Plugin => {
  // Vite names modules by their real path.
  const wanted = realpathSync(file).replaceAll('\\', '/')
  return {
    name: 'collaudo:module',
    enforce: 'pre',
    transform: (_code: string, id: string) =>
      id.split('?')[0]?.replaceAll('\\', '/') === wanted
        ? { code: generated.code, map: { ...generated.map, file: null } as never }
        : undefined,
  }
}

/** Vitest's own words: they are no part of the command's output, and the cursor stays where a person types. */
const besideOutput = (): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      process.stderr.write(chunk)
      done()
    },
  })

export interface HostOptions {
  readonly root: string
  /** An existing file: the one test module that runs, with `generated` in its place. */
  readonly file: string
  readonly generated: GeneratedModule
  readonly reporters: readonly (Reporter | [string, Record<string, unknown>])[]
  readonly provide: (vitest: Vitest) => void
  /** Whether all tests begin at once, for a schedule to say which of them goes on; else one after another. */
  readonly atOnce?: boolean
  /** Aborted: the cases in progress are stopped, the rest does not run. */
  readonly signal?: AbortSignal
}

/** What went wrong outside of any case: errors of the module itself. */
export interface HostResult {
  readonly errors: readonly string[]
}

const signalNames = ['SIGINT', 'SIGTERM'] as const

/** Takes away every handler of a signal that is put in place meanwhile, before the signal can reach it. */
const keepSignals = (name: string | symbol, listener: (...args: unknown[]) => void): void => {
  // Vitest's own would end the process before the results are written.
  if (signalNames.some((signal) => signal === name))
    queueMicrotask(() => process.off(name, listener))
}

const startAndClose = async (options: HostOptions): Promise<HostResult> => {
  // What is cancelled before its worker listens, Vitest forgets: then it is told again, once the worker does. Not after
  // that: at a second time Vitest ends the worker by force, and no case records how it ended.
  let isListening = false
  let isHeard = false
  const cancel = (): void => {
    if (options.signal?.aborted !== true || isHeard) return
    isHeard = isListening
    void vitest.cancelCurrentRun('keyboard-input')
  }
  const cancelNow = (): void => {
    isListening = true
    cancel()
  }
  const stopIfAsked: Reporter = {
    onTestRunStart: cancel,
    onTestModuleCollected: cancelNow,
    onTestCaseReady: cancelNow,
  }
  const output = besideOutput()
  const warm = warmPool(output, process.stderr)
  const vitest = await createVitest(
    'test',
    {
      root: options.root,
      config: false,
      watch: false,
      pool: warm?.pool ?? 'threads',
      maxWorkers: 1,
      isolate: false,
      fileParallelism: false,
      ...runner,
      testTimeout: 0,
      hookTimeout: 0,
      // How long a loaded machine takes to leave the worker is nobody's trouble.
      teardownTimeout: 120_000,
      // A case that waits for a lock must not take the place of one that could run: places are the schedule's.
      ...(options.atOnce === true
        ? { sequence: { concurrent: true }, maxConcurrency: Number.MAX_SAFE_INTEGER }
        : {}),
      // Relative: the folders above may hold characters that a pattern would not take as they are.
      include: [relative(options.root, options.file).replaceAll('\\', '/')],
      exclude: [],
      server: compiledByNode,
      // It would leave a node_modules folder wherever it runs.
      cache: false,
      passWithNoTests: true,
      api: false,
      ui: false,
      open: false,
      silent: false,
      reporters: [...options.reporters, stopIfAsked] as never,
    },
    {
      envDir: false,
      logLevel: 'silent',
      plugins: [generatedPlugin(options.file, options.generated)],
    },
    { stdout: output },
  )
  options.signal?.addEventListener('abort', cancel, { once: true })
  try {
    if (options.signal?.aborted === true) return { errors: [] }
    options.provide(vitest)
    const { testModules, unhandledErrors } = await vitest.start()
    const errors = [
      ...unhandledErrors,
      ...testModules.flatMap((module) => [...module.errors()]),
    ].map((error) => (error as { message?: string }).message ?? String(error))
    return { errors: testModules.length === 0 ? [t`nessun modulo eseguito`, ...errors] : errors }
  } finally {
    options.signal?.removeEventListener('abort', cancel)
    const { exitCode } = process
    await vitest.close()
    await warm?.close()
    // The exit code is for our caller to decide.
    process.exitCode = exitCode === 1 ? undefined : exitCode
  }
}

/** Runs one generated module in one worker of Vitest, whose life, signals and exit code stay ours. */
export const runInVitest = async (options: HostOptions): Promise<HostResult> => {
  checkSameVitest()
  process.on('newListener', keepSignals)
  try {
    return await startAndClose(options)
  } finally {
    process.off('newListener', keepSignals)
  }
}
