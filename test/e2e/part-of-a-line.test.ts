import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { makeWorkspace } from '../support/temp-workspace.ts'

const journal = pathToFileURL(join(packageRoot, 'dist', 'src', 'evidence', 'journal.js')).href

const program = `
  import { appendEvent } from ${JSON.stringify(journal)}
  const event = (reason) => ({ event: 'run-stop', at: '2026-03-02T08:00:00.000Z', reason })
  appendEvent('.', event('prima'))
  try {
    appendEvent('.', event('x'.repeat(4096)))
  } catch (error) {
    process.stdout.write(error.code)
  }
  appendEvent('.', event('dopo'))
`

test.skipIf(process.platform === 'win32')(
  'a line for which there was room in part is taken back, and the next one stands alone',
  () => {
    const workspace = makeWorkspace()
    workspace.write('program.mjs', program)
    // No file of this process may have more than a block (POSIX ulimit): the first KiB or less is written, the rest is refused.
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 1 && exec "$0" program.mjs', process.execPath],
      { cwd: workspace.folder, encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(stdout).toBe('FILE_REFUSED')
    const reasons = workspace
      .read('events.ndjson')
      .split('\n')
      .map((line) => (line === '' ? '' : (JSON.parse(line) as { reason: string }).reason))
    expect(reasons).toEqual(['prima', 'dopo', ''])
  },
)
