import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

import { packageRoot } from '../lib/package-root.ts'

/** A file of a new adapter; its name is relative to the workspace, with `/`. */
export interface AdapterFile {
  readonly name: string
  readonly content: string
}

const template = join(packageRoot, 'templates', 'adapter')

/** The name that the adapter of the template has, and which nothing else in its files means. */
const templateName = 'sportello'

/** What a new adapter is made of: module, simulator, tests and a plan that passes, all under its name. */
export const adapterFiles = (name: string): readonly AdapterFile[] => {
  const named = (text: string): string =>
    text.replaceAll(templateName, name).replaceAll(templateName.toUpperCase(), name.toUpperCase())
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      name: named(relative(template, file).split(sep).join('/')),
      content: named(readFileSync(file, 'utf8')),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
