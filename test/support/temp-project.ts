import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of the test's own, gone when the test run ends. */
export interface TempProject {
  readonly folder: string
  readonly path: (name: string) => string
  readonly write: (name: string, content: string | Uint8Array) => void
}

export const makeProject = (
  files: Readonly<Record<string, string | Uint8Array>> = {},
): TempProject => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-'))
  const path = (name: string): string => join(folder, ...name.split('/'))
  const write: TempProject['write'] = (name, content) => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), content)
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  return { folder, path, write }
}
