import type { TestProjectConfiguration } from 'vitest/config'

import { adapters } from '../../adapters/index.ts'
import { ownFile } from '../lib/own-file.ts'
import { planProject } from '../suite/plan-project.ts'

/**
 * The plans of a workspace for its own `vitest.config.ts`: each case file is a test, for `vitest run`, watch mode and
 * the editor's run button. `folder` is the workspace, usually `import.meta.dirname`.
 */
export const plans = (
  folder: string,
): { readonly test: { readonly projects: TestProjectConfiguration[] } } => ({
  test: {
    projects: [
      planProject({
        root: folder,
        adapters,
        adaptersFile: ownFile('adapters/index'),
      }),
    ],
  },
})
