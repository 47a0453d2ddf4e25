import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

import { adapters } from '../../../adapters/index.ts'
import { language } from '../../lib/language/t.ts'
import { ownFile } from '../../lib/own-file.ts'
import { supply } from '../../session/supply.ts'
import { jsonSchemas, jsonSchemaText } from '../../plan/json-schema.ts'

type Files = ReadonlyMap<string, string>

const inWorker = `
  const { parentPort, workerData } = require('node:worker_threads')
  import(workerData.url)
    .then(({ schemaFiles }) => schemaFiles(workerData.from))
    .then((files) => parentPort.postMessage(files))
`

/**
 * The files of `plans/schema`, with their texts; bodies are those of the workspace's own contracts too. They are shared,
 * and kept with the plans: their descriptions are Italian whoever writes them. Since the language is that of a process,
 * another one asks a thread for them.
 */
export const schemaFiles = async (from: string): Promise<Files> => {
  if (language !== 'it') {
    const worker = new Worker(inWorker, {
      eval: true,
      env: { ...process.env, COLLAUDO_LANG: 'it' },
      workerData: { url: pathToFileURL(ownFile('src/cli/actions/schema-files')).href, from },
    })
    const [files] = (await once(worker, 'message')) as [Files]
    return files
  }
  // What a variable names is somebody's own copy, and is not written into a file that is shared.
  const own = await supply(adapters, {}, from)
  return new Map(
    Object.entries(await jsonSchemas(own.adapters)).map(([name, one]) => [
      `${name}.schema.json`,
      jsonSchemaText(one),
    ]),
  )
}
