import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { packageRoot } from '../../src/lib/package-root.ts'

const folder = join(packageRoot, 'adapters', 'sist', 'simulate')

/** Every code of a fault or of an anomaly that the sources of the simulator name, between quotes. */
export const rulesCodes = (): string[] => {
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const found = texts.flatMap((text) => [...text.matchAll(/'(\d{4}|\d{6})'/g)])
  return [...new Set(found.map(([, code = '']) => code))].toSorted()
}
