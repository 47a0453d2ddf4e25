import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { PemCredential } from '../../src/certificates/read-p12.ts'

/** A PKCS#12 as openssl writes it; `options` are further ones of `openssl pkcs12 -export`. */
export const exportP12 = (
  { certificatePem, keyPem }: PemCredential,
  passphrase: string,
  options: readonly string[] = [],
  chainPem = '',
): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-p12-'))
  try {
    writeFileSync(join(folder, 'card.pem'), certificatePem)
    writeFileSync(join(folder, 'key.pem'), keyPem)
    writeFileSync(join(folder, 'chain.pem'), chainPem)
    execFileSync(
      'openssl',
      [
        ...['pkcs12', '-export', '-in', 'card.pem', '-out', 'card.p12'],
        ...['-passout', 'env:PASSPHRASE'],
        ...(options.includes('-nokeys') ? [] : ['-inkey', 'key.pem']),
        ...(chainPem === '' ? [] : ['-certfile', 'chain.pem']),
        ...options,
      ],
      { cwd: folder, stdio: 'pipe', env: { ...process.env, PASSPHRASE: passphrase } },
    )
    return readFileSync(join(folder, 'card.p12'))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
