import type { TempWorkspace } from './temp-workspace.ts'
import { linkPackage } from './linked-workspace.ts'

/** Gives a workspace a `vitest.config.mjs` of its own with its plans and adapters. */
export const writeVitestConfig = ({
  folder,
  path,
  write,
}: Pick<TempWorkspace, 'folder' | 'path' | 'write'>): void =>
  write(
    'vitest.config.mjs',
    `import { plans } from 'collaudo/vitest'
const { test } = plans(${JSON.stringify(folder)})
export default { cacheDir: ${JSON.stringify(path('cache'))}, test }
`,
  )

/** The same, and this package where npm would put it. */
export const giveOwnVitest = (
  workspace: Pick<TempWorkspace, 'folder' | 'path' | 'write'>,
): void => {
  linkPackage(workspace)
  writeVitestConfig(workspace)
}
