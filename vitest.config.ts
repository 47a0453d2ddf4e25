import { availableParallelism } from 'node:os'
import { join } from 'node:path'

import { defineConfig } from 'vitest/config'

import { adapters } from './adapters/index.ts'
import { planProject } from './src/suite/plan-project.ts'

const root = import.meta.dirname

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          env: { COLLAUDO_LANG: 'it' },
          maxWorkers: '100%',
          // The code is data and functions: modules need not be loaded again for each file.
          isolate: false,
          include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          env: { COLLAUDO_LANG: 'it' },
          isolate: false,
          // After the others: its tests start whole processes, which also wait, for the disk above all.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.ts', 'test/third-parties/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      planProject({ root, adapters, adaptersFile: join(root, 'adapters', 'index.ts') }),
    ],
  },
})
