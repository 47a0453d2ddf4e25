import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Verdict } from './sealed.ts'

/** A signed document (p7m, DER), and the certificate of the one who must have signed it. */
export interface SignedDocument {
  readonly label: string
  readonly p7m: Uint8Array
  /** In PEM. */
  readonly certificate: string
}

type DocumentVerdict = Verdict & { readonly content: Buffer | null }

// A process for each document, started by a shell: it does that much faster than a process as large as this.
const script = `
for name in "$@"; do
  openssl cms -verify -cades -binary -inform DER -in $name.p7m -CAfile $name.pem \\
    -partial_chain -purpose any -no-CApath -no-CAstore -out $name.content 2>$name.said
  echo $name $?
done
`

/**
 * What openssl says of each document as CAdES, with the content that it gives back. The authority behind a signer's
 * certificate was made for the run, and has gone with it: the certificate itself is trusted.
 */
export const opensslCms = (documents: readonly SignedDocument[]): readonly DocumentVerdict[] => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-openssl-'))
  for (const [index, { p7m, certificate }] of documents.entries()) {
    writeFileSync(join(folder, `${index}.p7m`), p7m)
    writeFileSync(join(folder, `${index}.pem`), certificate)
  }
  const { stdout, stderr, error } = spawnSync(
    'sh',
    ['-c', script, 'sh', ...documents.map((_, index) => String(index))],
    { cwd: folder, encoding: 'utf8' },
  )
  if (error !== undefined) throw error
  const codes = new Map(
    [...stdout.matchAll(/^(\d+) (\d+)$/gm)].map(([, index, code]) => [Number(index), Number(code)]),
  )
  if (codes.size !== documents.length) throw new Error(`${codes.size} verdicts: ${stderr}`)
  return documents.map((_, index) => {
    const accepted = codes.get(index) === 0
    return {
      accepted,
      reason: readFileSync(join(folder, `${index}.said`), 'utf8'),
      content: accepted ? readFileSync(join(folder, `${index}.content`)) : null,
    }
  })
}
