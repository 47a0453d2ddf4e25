import { z } from 'zod'

/** A peer's certificate as it was presented. Times are ISO 8601 in UTC. */
export const PeerCertificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  serialNumber: z.string(),
  fingerprint256: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** The certificate itself, in PEM: with it the signature of an answer can be verified again. */
  pem: z.string(),
})

/** What was agreed in the TLS handshake under an exchange. `cipher` is the IANA name. */
export const TlsFacts = z.object({
  protocol: z.string(),
  cipher: z.string(),
  authorized: z.boolean(),
  peer: PeerCertificate,
  /** SHA-256 fingerprint of the certificate that we presented; null when none. */
  clientFingerprint256: z.string().nullable(),
})
export type TlsFacts = Readonly<z.output<typeof TlsFacts>>
