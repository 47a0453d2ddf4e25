import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const find = (folder: string): string => {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }
    if (name === 'collaudo') return folder
  }
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json of collaudo not found above the sources')
  return find(parent)
}

/** The folder of this package: where its assets (contracts, built-in environment, plans) are found. */
export const packageRoot: string = find(dirname(fileURLToPath(import.meta.url)))
