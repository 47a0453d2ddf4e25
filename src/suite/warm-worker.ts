/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
import { Worker } from 'node:worker_threads'

import type { PoolRunnerInitializer, PoolWorker } from 'vitest/node'

import { isCompiled, ownFile } from '../lib/own-file.ts'
import type { WarmWorkerData } from './worker-entry.ts'

const name = 'collaudo'

let waiting: Worker | undefined

/**
 * Starts the thread that the cases will run in, so that it reads its modules while this one still reads the plan.
 * It holds nobody: a process that ends before any case begins takes it away. Only compiled: Node alone reads no
 * TypeScript here.
 */
export const warmWorker = (adaptersFile: string): void => {
  if (!isCompiled || waiting !== undefined) return
  waiting = new Worker(ownFile('src/suite/worker-entry'), {
    workerData: { modules: [ownFile('src/suite/runtime'), adaptersFile] } satisfies WarmWorkerData,
    stdout: true,
    stderr: true,
  })
  waiting.unref()
}

type Listener = (value: unknown) => void

/** A worker of Vitest that is there already. */
const workerOf = (thread: Worker, env: Readonly<Record<string, unknown>>): PoolWorker => {
  // Vitest listens to a worker before it starts it, and for one that it stops no more.
  const on = (event: string, listener: Listener): void => void thread.on(event, listener)
  return {
    name,
    on,
    off: (event, listener: Listener) => void thread.off(event, listener),
    send: (message) => thread.postMessage(message),
    deserialize: (data) => data,
    start: () => {
      thread.ref()
      thread.postMessage({ collaudo: env })
      return Promise.resolve()
    },
    stop: async () => void (await thread.terminate()),
  }
}

/** The thread that was started before, for Vitest to take; whoever has it ends it, whether Vitest did or not. */
export interface WarmPool {
  readonly pool: PoolRunnerInitializer
  readonly close: () => Promise<void>
}

/** Undefined where no thread was started, or it has been taken. */
export const warmPool = (
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): WarmPool | undefined => {
  const thread = waiting
  waiting = undefined
  if (thread === undefined) return undefined
  thread.stdout.pipe(output, { end: false })
  thread.stderr.pipe(errors, { end: false })
  return {
    pool: { name, createPoolWorker: ({ env }) => workerOf(thread, env) },
    close: async () => void (await thread.terminate()),
  }
}
