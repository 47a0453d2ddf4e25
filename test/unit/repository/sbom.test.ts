import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { makeProject } from '../../support/temp-project.ts'

interface Bom {
  readonly specVersion: string
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } }
  readonly components: readonly {
    readonly name: string
    readonly version: string
    readonly licenses?: readonly unknown[]
  }[]
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(packageRoot, name), 'utf8'))

const manifest = read('package.json') as {
  version: string
  dependencies: Record<string, string>
}

test('the bill of materials is made offline, the same each time, and names what an installation brings', () => {
  const { folder, path } = makeProject({})
  const made = ['uno.json', 'due.json'].map((name) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(packageRoot, 'scripts', 'sbom.mjs'), path(name)],
      {
        encoding: 'utf8',
        // A registry that nothing answers at, and nothing that was fetched before.
        env: {
          ...process.env,
          HOME: folder,
          npm_config_registry: 'http://127.0.0.1:9/',
          npm_config_cache: path('cache'),
        },
      },
    )
    expect(status, stderr).toBe(0)
    return readFileSync(path(name), 'utf8')
  })
  expect(made[0]).toBe(made[1])
  const { specVersion, metadata, components } = JSON.parse(made[0] ?? '{}') as Bom
  expect(specVersion).toMatch(/^1\.\d$/)
  expect(metadata.component).toMatchObject({ name: 'collaudo', version: manifest.version })
  const { packages } = read('package-lock.json') as {
    packages: Record<string, { version: string; dev?: boolean }>
  }
  const brought = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`)
  expect(components.map(({ name, version }) => `${name}@${version}`)).toEqual(
    [...new Set(brought)].toSorted(),
  )
  expect(brought).toContain(`zod@${manifest.dependencies['zod']}`)
})
