import { mkdirSync, symlinkSync } from 'node:fs'

import { packageRoot } from '../../src/lib/package-root.ts'
import type { TempWorkspace } from './temp-workspace.ts'

/** Gives a workspace a `vitest.config.mjs` of its own with its plans, and this package where npm would put it. */
export const giveOwnVitest = (
  workspace: Pick<TempWorkspace, 'folder' | 'path' | 'write'>,
): void => {
  mkdirSync(workspace.path('node_modules'), { recursive: true })
  symlinkSync(packageRoot, workspace.path('node_modules', 'collaudo'), 'junction')
  workspace.write(
    'vitest.config.mjs',
    `import { plans } from 'collaudo/vitest'
const { test } = plans(${JSON.stringify(workspace.folder)})
export default { cacheDir: ${JSON.stringify(workspace.path('cache'))}, test }
`,
  )
}
