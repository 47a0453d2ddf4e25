import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

import { init, runBaseTests, setupEnvironment } from 'vitest/worker'

import './runtime.ts'

/** What this thread is started with. */
export interface WarmWorkerData {
  readonly adaptersFile: string
}

const port = parentPort
if (port === null) throw new Error('not a worker thread')

const isEnvironment = (message: unknown): message is { readonly collaudo: NodeJS.ProcessEnv } =>
  typeof message === 'object' && message !== null && 'collaudo' in message

// With what is imported above, what every case needs: Vitest finds it read.
await import(pathToFileURL((workerData as WarmWorkerData).adaptersFile).href)

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
