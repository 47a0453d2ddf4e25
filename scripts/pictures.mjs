// `npm run pictures`: the pictures of the documentation, taken of real reports: the sample plan on the simulator, once with the right
// application and once with the one that has three known faults. It wants Chromium on the PATH.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { chromium } from 'playwright-core'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const workspace = mkdtempSync(join(tmpdir(), 'collaudo-pictures-'))

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) =>
    ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)),
  )
  .find((file) => existsSync(file))
if (executablePath === undefined) {
  process.stderr.write('Chromium is not on the PATH\n')
  process.exit(2)
}

/** Runs the sample plan, and gives the address of its report. */
const reportOf = (application, expected) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'dist', 'bundle', 'src', 'cli', 'main.js'),
      ...`run cvp --jobs 4 --brief --application ${application}`.split(' '),
    ],
    { cwd: workspace, encoding: 'utf8', env: { ...process.env, COLLAUDO_LANG: 'it' } },
  )
  if (status !== expected)
    throw new Error(`${application}: exit ${status}, not ${expected}\n${stderr}`)
  const run = readdirSync(join(workspace, 'reports')).toSorted().at(-1)
  return pathToFileURL(join(workspace, 'reports', run, 'report.html')).href
}

try {
  for (const name of ['plans', 'applications'])
    cpSync(join(root, name), join(workspace, name), { recursive: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const take = (name) => page.screenshot({ path: join(root, 'docs', 'images', name) })

  await page.goto(reportOf('dimostrazione', 0))
  await page.getByText('CVP-01').first().waitFor()
  await take('report.png')

  await page.goto(reportOf('difettosa', 1))
  await page
    .getByRole('link', { name: /CVP-05/ })
    .first()
    .click()
  await page
    .locator('#app')
    .getByText(/ottenuto: 0053/)
    .first()
    .waitFor()
  await take('failure.png')
  await browser.close()
} finally {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 })
}
