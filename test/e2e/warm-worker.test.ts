import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { startNode } from '../support/cli-process.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { runJson } from '../support/run-cli.ts'

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

test('a thread that is kept runs the plan of another folder as well as the first one', async () => {
  const passed: number[] = []
  for (const workspace of [makeSmallPlan(), makeSmallPlan()]) {
    const { json } = await runJson(['prova'], {
      cwd: workspace.folder,
      env: { CODICE_DI_PROVA: 'codice-di-prova' },
    })
    passed.push(json.counts.passed)
  }
  expect(passed).toEqual([2, 2])
})
