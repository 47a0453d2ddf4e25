import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { packageRoot } from './package-root.ts'

const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  readonly version: string
  readonly engines: { readonly node: string }
}

/** The version of this package. */
export const { version } = manifest

/** The versions of Node that it is made for, as npm writes them. */
export const requiredNode = manifest.engines.node
