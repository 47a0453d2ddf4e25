// The rules of the simulator and the cases of the plans that notice when one is off. Ends with 1 when nobody notices
// one, and when there is none to notice.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createViteServer } from 'vitest/node'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const plans =
  process.argv.length > 2 ? process.argv.slice(2) : ['cvp', 'sicurezza', 'fse-gateway', 'fse-xds']

// The sources are TypeScript: Vite, which the tests run on, reads them as they are.
const vite = await createViteServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  // Node 20 does not know `using` yet.
  oxc: { target: 'node20' },
})
try {
  const { ruleCoverage } = await vite.ssrLoadModule('/test/support/rule-coverage.ts')
  const rows = await ruleCoverage(plans)
  const unnoticed = rows.filter(({ noticedBy }) => noticedBy.length === 0)
  const width = Math.max(...rows.map(({ name }) => name.length))
  for (const { name, code, certainty, noticedBy, indifferent } of rows) {
    const cases =
      noticedBy.join(' ') ||
      `NOBODY${indifferent.length > 0 ? ` (indifferent: ${indifferent.join(' ')})` : ''}`
    process.stdout.write(
      `${name.padEnd(width)}  ${code.padEnd(8)}  ${certainty.padEnd(5)}  ${cases}\n`,
    )
  }
  process.stdout.write(
    rows.length === 0
      ? 'no rule was found\n'
      : unnoticed.length === 0
        ? `\n${rows.length} rules, each noticed by a case\n`
        : `\n${rows.length} rules, ${unnoticed.length} that no case notices: ${unnoticed.map(({ name }) => name).join(', ')}\n`,
  )
  process.exitCode = rows.length > 0 && unnoticed.length === 0 ? 0 : 1
} finally {
  await vite.close()
}
