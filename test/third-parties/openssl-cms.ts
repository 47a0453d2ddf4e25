import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** What openssl says of a document as CAdES, with the content that it gives back. */
export const opensslCms = ({
  p7m,
  certificate,
}: SignedDocument): Verdict & { readonly content: Buffer | null } => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-openssl-'))
  try {
    const trusted = join(folder, 'signer.pem')
    const out = join(folder, 'content')
    writeFileSync(trusted, certificate)
    const { status, stderr, error } = spawnSync(
      'openssl',
      [
        ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-CAfile', trusted],
        // The authority behind the signer's certificate was made for the run, and has gone with it.
        ...['-partial_chain', '-purpose', 'any', '-no-CApath', '-no-CAstore', '-out', out],
      ],
      { input: p7m },
    )
    if (error !== undefined) throw error
    const accepted = status === 0
    return { accepted, reason: String(stderr), content: accepted ? readFileSync(out) : null }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
