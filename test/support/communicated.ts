import { X509Certificate } from 'node:crypto'

import { publicKeyFingerprint } from '../../src/certificates/public-key-fingerprint.ts'
import type { PemCredential } from '../../src/certificates/read-p12.ts'

/** What the application of the small plan records as communicated: itself, and the key of a client certificate. */
export const communicatedOf = ({ certificatePem }: PemCredential): string => `communicated:
  date: 2026-03-02
  title: Applicativo di prova
  producer: Produttore di prova
  version: 1.0.0
  public-key: { sha256: ${publicKeyFingerprint(new X509Certificate(certificatePem))} }
`
