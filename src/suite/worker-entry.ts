import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

import type { ModuleRunner } from 'vite/module-runner'
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

let given: readonly string[] = []

/** Vitest sets the environment variables of its workers as it makes them; this one was there before. */
const setEnvironment = (env: NodeJS.ProcessEnv): void => {
  for (const name of given) if (!(name in env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, env)
  given = Object.keys(env)
}

let forgetModules = (): void => undefined

// Vitest keeps one for all the life of a thread. It names modules by their path from the folder that it runs in: the same
// name in another folder would be a module that has run already.
const onModuleRunner = (runner: ModuleRunner): void => {
  forgetModules = () => runner.clearCache()
}

/** Listens for one run of Vitest, and after it for the next. */
const serve = (): void => {
  port.on('message', (message: unknown) => {
    if (isEnvironment(message)) setEnvironment(message.collaudo)
  })
  init({
    post: (response) => port.postMessage(response),
    on: (listener) => port.on('message', listener),
    off: (listener) => port.off('message', listener),
    teardown: () => {
      port.removeAllListeners('message')
      forgetModules()
      serve()
    },
    runTests: (state, traces) => runBaseTests('run', state, traces),
    collectTests: (state, traces) => runBaseTests('collect', state, traces),
    setup: setupEnvironment,
    onModuleRunner,
  })
}

serve()
