import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { hasTool } from '../support/external-tool.ts'

const escape = String.fromCodePoint(27)

// The options are those of util-linux.
test.skipIf(process.platform !== 'linux' || !hasTool('script'))(
  'at a terminal the case in progress is shown, and the cursor is never hidden from who may have to type',
  () => {
    const workspace = makeSmallPlan()
    try {
      const main = join(packageRoot, 'dist', 'bundle', 'src', 'cli', 'main.js')
      const command = `'${process.execPath}' '${main}' run prova --case P-01`
      const { PATH, HOME } = process.env
      const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
        cwd: workspace.folder,
        env: { PATH, HOME, TERM: 'xterm', CODICE_DI_PROVA: 'CODICE-DI-PROVA-0001' },
        encoding: 'utf8',
        input: '',
      })
      expect(stdout).toContain('  … 1/1 P-01 Una ricetta')
      expect(stdout).not.toContain(`${escape}[?25`)
      expect(status).toBe(0)
    } finally {
      workspace.remove()
    }
  },
)
