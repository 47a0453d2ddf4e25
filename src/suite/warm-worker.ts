/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
import { Worker } from 'node:worker_threads'

import type { PoolRunnerInitializer, PoolWorker } from 'vitest/node'

import { isCompiled, ownFile } from '../lib/own-file.ts'
import type { WarmWorkerData } from './worker-entry.ts'

const name = 'collaudo'

/** A thread that runs cases, with what ended it before anybody used it. */
interface Thread {
  readonly worker: Worker
  readonly failure: () => Error | undefined
}

const startThread = (adaptersFile: string): Thread => {
  const worker = new Worker(ownFile('src/suite/worker-entry'), {
    workerData: { modules: [ownFile('src/suite/runtime'), adaptersFile] } satisfies WarmWorkerData,
    stdout: true,
    stderr: true,
  })
  // An error that nobody listens to would end the process: it is told to whoever takes the thread.
  let failure: Error | undefined
  worker.on('error', (error) => (failure ??= error))
  worker.unref()
  return { worker, failure: () => failure }
}

let waiting: { readonly thread: Thread; readonly adaptersFile: string } | undefined

/**
 * Starts the thread that the cases will run in, so that it reads its modules while this one still reads the plan.
 * It holds nobody: a process that ends before any case begins takes it away. Only compiled: Node alone reads no
 * TypeScript here.
 */
export const warmWorker = (adaptersFile: string): void => {
  if (!isCompiled || (waiting !== undefined && waiting.thread.failure() === undefined)) return
  waiting = { thread: startThread(adaptersFile), adaptersFile }
}

type Listener = (value: unknown) => void

/** A thread as a worker of Vitest, which listens to it before it starts it, and ends it. */
const workerOf = (
  { worker, failure }: Thread,
  env: Readonly<Record<string, unknown>>,
): PoolWorker => ({
  name,
  on: (event, listener: Listener) => void worker.on(event, listener),
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
  stop: async () => void (await worker.terminate()),
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
  if (found === undefined || found.thread.failure() !== undefined) return undefined
  const threads: Thread[] = []
  const take = (thread: Thread): Thread => {
    threads.push(thread)
    thread.worker.stdout.pipe(output, { end: false })
    thread.worker.stderr.pipe(errors, { end: false })
    return thread
  }
  let first: Thread | undefined = take(found.thread)
  // For one that has ended Vitest asks for another.
  const next = (): Thread => {
    const thread = first ?? take(startThread(found.adaptersFile))
    first = undefined
    return thread
  }
  return {
    pool: { name, createPoolWorker: ({ env }) => workerOf(next(), env) },
    close: async () => void (await Promise.all(threads.map(({ worker }) => worker.terminate()))),
  }
}
