import { X509Certificate } from 'node:crypto'

import type { TlsDeviation } from '../model/tls-deviation.ts'

interface Credential {
  readonly certificatePem: string
  readonly keyPem: string
}

/** Whom we trust, and who we are. There is no way to say "trust anyone". */
export interface TlsIdentity {
  /** PEM of the certification authorities of the environment. */
  readonly caPem: string
  readonly client: Credential | null
  /** An expired certificate of ours, where there is one: for calls that present it on purpose. */
  readonly expired?: Credential
}

const dayMs = 86_400_000

const commonName = (client: Credential | null): string => {
  const subject = client === null ? '' : new X509Certificate(client.certificatePem).subject
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? 'collaudo.invalid'
}

/**
 * The identity with which a step presents itself on purpose: without a certificate, with one that nobody
 * knows, or with one that has expired. What is made is made in memory, and never written.
 */
export const deviatedIdentity = async (
  identity: TlsIdentity,
  deviation: TlsDeviation,
): Promise<TlsIdentity> => {
  if (deviation === 'none') return { ...identity, client: null }
  if (deviation === 'expired' && identity.expired !== undefined)
    return { ...identity, client: identity.expired }
  // Its library is heavy, and only such a step needs it.
  const { issueSelfSigned } = await import('../certificates/issue-certificate.ts')
  const client = await issueSelfSigned({
    commonName: commonName(identity.client),
    use: 'server-client',
    key: 'ec-p256',
    ...(deviation === 'expired'
      ? {
          validFrom: new Date(Date.now() - 30 * dayMs),
          validTo: new Date(Date.now() - dayMs),
          ...(identity.client === null ? {} : { keyPem: identity.client.keyPem }),
        }
      : {}),
  })
  return { ...identity, client }
}
