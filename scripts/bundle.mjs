import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { rolldown } from 'rolldown'

/** What is loaded by its file: the command, what the package exports, and what Vitest or a thread is given. */
export const entries = [
  'src/cli/main',
  'src/cli/workspace-plans',
  'src/cli/actions/schema-files',
  'src/suite/case-test-runner',
  'src/suite/plan-setup',
  'src/suite/replay-runtime',
  'src/suite/runtime',
  'src/suite/worker-entry',
  'adapters/index',
]

/**
 * Gathers our own compiled modules, of which a run needs hundreds, into few files: Node looks for them one by one.
 * Packages stay where npm puts them.
 */
export const bundle = async (root) => {
  const dist = join(root, 'dist')
  const dir = join(dist, 'bundle')
  rmSync(dir, { recursive: true, force: true })
  const gathered = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(dist, `${name}.js`)])),
    external: /^[^./]/,
    platform: 'node',
  })
  await gathered.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  })
}
