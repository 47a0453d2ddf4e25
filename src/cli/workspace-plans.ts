import type { TestProjectConfiguration } from 'vitest/config'

import { adapters } from '../../adapters/index.ts'
import { ownFile } from '../lib/own-file.ts'
import { compiledByNode } from '../suite/compiled-by-node.ts'
import { planProject } from '../suite/plan-project.ts'

/**
 * The plans of a workspace for its own `vitest.config.ts`: each case file is a test, for `vitest run`, watch mode and
 * the editor's run button; so are the tests of its own adapters. `folder` is the workspace, usually `import.meta.dirname`.
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
      {
        test: {
          name: 'adattatori',
          root: folder,
          include: ['adapters/*/*.test.mjs'],
          server: compiledByNode,
        },
      },
    ],
  },
})
