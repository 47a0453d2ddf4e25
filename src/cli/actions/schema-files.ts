import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import { adapters } from '../../../adapters/index.ts'
import { language } from '../../lib/language/t.ts'
import { jsonSchemas, jsonSchemaText } from '../../plan/json-schema.ts'

type Files = ReadonlyMap<string, string>

const inWorker = `
  const { parentPort, workerData } = require('node:worker_threads')
  import(workerData)
    .then(({ schemaFiles }) => schemaFiles())
    .then((files) => parentPort.postMessage(files))
`

/**
 * The files of `plans/schema`, with their texts. They are shared, and kept with the plans: their descriptions are
 * Italian whoever writes them. Since the language is that of a process, another one asks a thread for them.
 */
export const schemaFiles = async (): Promise<Files> => {
  if (language !== 'it') {
    const env = { ...process.env, COLLAUDO_LANG: 'it' }
    const worker = new Worker(inWorker, { eval: true, env, workerData: import.meta.url })
    const [files] = (await once(worker, 'message')) as [Files]
    return files
  }
  return new Map(
    Object.entries(await jsonSchemas(adapters)).map(([name, one]) => [
      `${name}.schema.json`,
      jsonSchemaText(one),
    ]),
  )
}
