import { dirname, join, resolve, sep } from 'node:path'

import { defineConfig, type UserWorkspaceConfig } from 'vitest/config'

import { exhaustive, units, wholeCommands } from './test/support/test-files.ts'

const root = import.meta.dirname
const support = join(root, 'test', 'support')

const folders = ['src', 'adapters']

/**
 * Has the tests take our modules as the build compiled them, in the place of their sources: Node loads them by itself,
 * where Vitest would transform each in each worker, and what is tested is what is shipped.
 */
const builtSources = (): { readonly plugins: NonNullable<UserWorkspaceConfig['plugins']> } => {
  const sources = folders.map((name) => join(root, name) + sep)
  const compiledOf = (source: string, importer: string): string | undefined => {
    if (!source.startsWith('.') || !source.endsWith('.ts')) return undefined
    const path = resolve(dirname(importer), source)
    return sources.some((folder) => path.startsWith(folder))
      ? join(root, 'dist', path.slice(root.length)).replace(/\.ts$/, '.js')
      : undefined
  }
  return {
    plugins: [
      {
        name: 'collaudo:built',
        enforce: 'pre',
        resolveId: (source, importer) =>
          importer === undefined ? null : compiledOf(source, importer)?.replaceAll('\\', '/'),
      },
    ],
  }
}

/** What of that Node loads by itself. */
const loadedByNode = { deps: { external: [/\/dist\/(?:src|adapters)\//] } }

/** What the tests of the project have in common, whatever they test. */
const common = {
  env: { COLLAUDO_LANG: 'it' },
  // The code is data and functions: modules need not be loaded again for each file.
  isolate: false,
  // One more takes longer to read the modules and to compile them than it saves.
  maxWorkers: '100%',
  // What a test makes is let go in a moment: with room for more of it, the garbage is gathered a third as often.
  execArgv: ['--max-semi-space-size=64'],
  globalSetup: [join(support, 'run-folder.ts'), join(support, 'make-ready-keys.ts')],
  setupFiles: [join(support, 'ready-keys.mjs')],
  testTimeout: 180_000,
  hookTimeout: 180_000,
} satisfies UserWorkspaceConfig['test']

/** By mode: what is tested on what the build compiled, all in the same workers. */
const onBuilt: Readonly<Record<string, readonly string[]>> = {
  built: [...units, ...wholeCommands],
  exhaustive,
}

// With one of these modes the tests take what the build compiled; else, as in an editor, the sources.
export default defineConfig(({ mode }) => {
  const include = onBuilt[mode]
  return include !== undefined
    ? {
        ...builtSources(),
        test: { ...common, server: loadedByNode, include: [...include] },
      }
    : {
        test: {
          projects: [
            { test: { ...common, name: 'unit', include: units } },
            {
              test: {
                ...common,
                name: 'e2e',
                // After the others: its tests start whole processes.
                sequence: { groupOrder: 2 },
                include: wholeCommands,
              },
            },
            {
              test: {
                ...common,
                name: 'exhaustive',
                sequence: { groupOrder: 3 },
                include: exhaustive,
              },
            },
            // Of a file of its own, which draws in all of the adapters.
            './plans/vitest.config.ts',
          ],
        },
      }
})
