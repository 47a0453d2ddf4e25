import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { startNode } from '../support/cli-process.ts'

const compiled = pathToFileURL(join(packageRoot, 'dist', 'src', 'suite', 'warm-worker.js')).href

const script = `
import { warmPool, warmWorker } from ${JSON.stringify(compiled)}
const made = new Promise((resolve) => process.once('worker', resolve))
warmWorker('/nowhere/adapters.js')
const worker = await made
worker.ref()
await new Promise((resolve) => worker.once('exit', resolve))
process.stdout.write(warmPool(process.stdout, process.stderr) === undefined ? 'none' : 'one')
`

test('a thread that fails before any case wants it ends nothing, and Vitest starts its own', async () => {
  const { code, out } = await startNode(['--input-type=module', '-e', script], { cwd: packageRoot })
    .ended
  expect({ code, out }).toEqual({ code: 0, out: 'none' })
})
