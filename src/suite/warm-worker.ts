/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
import { Worker } from 'node:worker_threads'

import type { PoolRunnerInitializer, PoolWorker } from 'vitest/node'

import { isCompiled, ownFile } from '../lib/own-file.ts'
import type { WarmWorkerData } from './worker-entry.ts'

const name = 'collaudo'

type Listener = (value: unknown) => void

/** A thread that runs cases. */
interface Thread {
  readonly worker: Worker
  readonly adaptersFile: string
  /** What ended it, while nobody listened. */
  readonly failure: () => Error | undefined
  /** Whether it has put away all of its last run, and could run another. */
  readonly isDone: () => boolean
  /** Vitest's, which leaves them behind. */
  readonly listeners: [event: string, listener: Listener][]
}

const isLastWord = (message: unknown): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'stopped' &&
  !('error' in message && message.error !== undefined)

const startThread = (adaptersFile: string): Thread => {
  const worker = new Worker(ownFile('src/suite/worker-entry'), {
    workerData: { modules: [ownFile('src/suite/runtime'), adaptersFile] } satisfies WarmWorkerData,
    stdout: true,
    stderr: true,
  })
  // An error that nobody listens to would end the process: it is told to whoever takes the thread.
  let failure: Error | undefined
  worker.on('error', (error) => (failure ??= error))
  worker.once('exit', () => (failure ??= new Error('the thread of the cases has ended')))
  let isDone = false
  worker.on('message', (message) => (isDone = isLastWord(message)))
  worker.unref()
  return { worker, adaptersFile, failure: () => failure, isDone: () => isDone, listeners: [] }
}

let waiting: Thread | undefined
let keepers = 0

/**
 * From now on a thread that has run its cases to the end waits for the next run, with its modules read, until whoever asked
 * for it lets it go with what this returns: a process that waits for nothing else does not end before. Without it the
 * thread ends with its run, and gives back its memory.
 */
export const keepThread = (): (() => Promise<void>) => {
  keepers += 1
  return async () => {
    keepers -= 1
    if (keepers > 0) return
    const thread = waiting
    waiting = undefined
    await thread?.worker.terminate()
  }
}

/**
 * Starts the thread that the cases will run in, so that it reads its modules while this one still reads the plan.
 * It holds nobody: a process that ends before any case begins takes it away. Only compiled: Node alone reads no
 * TypeScript here.
 */
export const warmWorker = (adaptersFile: string): void => {
  if (!isCompiled || (waiting !== undefined && waiting.failure() === undefined)) return
  waiting = startThread(adaptersFile)
}

/** A thread as a worker of Vitest, which listens to it before it starts it, and ends it. */
const workerOf = (
  { worker, failure, listeners }: Thread,
  env: Readonly<Record<string, unknown>>,
  end: () => Promise<void>,
): PoolWorker => ({
  name,
  on: (event, listener: Listener) => {
    worker.on(event, listener)
    listeners.push([event, listener])
  },
  off: (event, listener: Listener) => void worker.off(event, listener),
  send: (message) => worker.postMessage(message),
  deserialize: (data) => data,
  start: () => {
    const error = failure()
    if (error !== undefined) return Promise.reject(error)
    worker.ref()
    worker.postMessage({ collaudo: env })
    return Promise.resolve()
  },
  stop: end,
})

/** The thread that was started before, for Vitest to take; whoever has it ends it, whether Vitest did or not. */
export interface WarmPool {
  readonly pool: PoolRunnerInitializer
  readonly close: () => Promise<void>
}

/** Undefined where no thread was started, it has been taken, or it came to nothing: Vitest then starts its own. */
export const warmPool = (
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): WarmPool | undefined => {
  const found = waiting
  waiting = undefined
  if (found === undefined || found.failure() !== undefined) return undefined
  const threads = new Set<Thread>()
  const take = (thread: Thread): Thread => {
    threads.add(thread)
    thread.worker.stdout.pipe(output, { end: false })
    thread.worker.stderr.pipe(errors, { end: false })
    return thread
  }
  const end = async (thread: Thread): Promise<void> => {
    if (!threads.delete(thread)) return
    const { worker, isDone, failure, listeners } = thread
    if (keepers === 0 || waiting !== undefined || !isDone() || failure() !== undefined)
      return void (await worker.terminate())
    for (const [event, listener] of listeners.splice(0)) worker.off(event, listener)
    worker.stdout.unpipe(output)
    worker.stderr.unpipe(errors)
    worker.unref()
    waiting = thread
  }
  let first: Thread | undefined = take(found)
  // For one that has ended Vitest asks for another.
  const next = (): Thread => {
    const thread = first ?? take(startThread(found.adaptersFile))
    first = undefined
    return thread
  }
  return {
    pool: {
      name,
      createPoolWorker: ({ env }) => {
        const thread = next()
        return workerOf(thread, env, () => end(thread))
      },
    },
    close: async () => void (await Promise.all([...threads].map(end))),
  }
}
