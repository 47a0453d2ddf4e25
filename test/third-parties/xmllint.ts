import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// A command line has its limits.
const atOnce = 500

/** Whether xmllint, with the libxml2 of the system, finds each document valid against a schema; null: it is no XML. */
export const xmllint = (
  schema: string,
  documents: readonly string[],
): readonly (boolean | null)[] => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-xmllint-'))
  const files = documents.map((document, index) => {
    const file = join(folder, `${index}.xml`)
    writeFileSync(file, document)
    return file
  })
  const said = new Map<string, boolean>()
  for (let start = 0; start < files.length; start += atOnce) {
    const { stderr, error } = spawnSync(
      'xmllint',
      ['--nonet', '--noout', '--schema', schema, ...files.slice(start, start + atOnce)],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    if (error !== undefined) throw error
    for (const [, file = '', verdict] of stderr.matchAll(
      /^(.+\.xml) (validates|fails to validate)$/gm,
    ))
      said.set(file, verdict === 'validates')
  }
  return files.map((file) => said.get(file) ?? null)
}
