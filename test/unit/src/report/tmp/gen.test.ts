import { rmSync } from 'node:fs'
import { test } from 'vitest'
import { writeSyntheticRun } from '../synthetic-run.ts'
import { replay } from '../replay.ts'
import { renderReport } from '../../../../../src/report/allure/render.ts'
test('x', async () => {
  const f = '/tmp/r-run'
  rmSync(f, { recursive: true, force: true })
  const run = writeSyntheticRun(f)
  const r = await replay(run, f)
  await renderReport({ resultsDir: r, outputFile: '/tmp/r-run/report.html', record: run.record })
}, 60000)
