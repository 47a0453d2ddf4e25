import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

import { init, runBaseTests, setupEnvironment } from 'vitest/worker'

/** What this thread is started with. */
export interface WarmWorkerData {
  /** Files of modules that every case needs: once they are read here, Vitest finds them read. */
  readonly modules: readonly string[]
}

const port = parentPort
if (port === null) throw new Error('not a worker thread')

const isEnvironment = (message: unknown): message is { readonly collaudo: NodeJS.ProcessEnv } =>
  typeof message === 'object' && message !== null && 'collaudo' in message

// What is sent meanwhile waits until somebody listens.
for (const file of (workerData as WarmWorkerData).modules) await import(pathToFileURL(file).href)

// Vitest sets the environment variables of its workers as it makes them; this one was there before.
port.on('message', (message: unknown) => {
  if (isEnvironment(message)) Object.assign(process.env, message.collaudo)
})

init({
  post: (response) => port.postMessage(response),
  on: (listener) => port.on('message', listener),
  off: (listener) => port.off('message', listener),
  teardown: () => port.removeAllListeners('message'),
  runTests: (state, traces) => runBaseTests('run', state, traces),
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: setupEnvironment,
})
