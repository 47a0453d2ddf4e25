import { X509Certificate } from 'node:crypto'

import type { SecureContext } from 'node:tls'

import type { TlsDeviation } from '../model/tls-deviation.ts'

interface Credential {
  readonly certificatePem: string
  readonly keyPem: string
}

/** A client certificate whose key stays on a card. */
export interface CardClient {
  /** The certificate, once the card was read. */
  readonly certificatePem: () => string | null
  /**
   * Has the card ready, then makes a handshake with it while nobody else speaks to it. The context holds the
   * certificate, the key and the environment's CA.
   */
  readonly during: <Result>(
    handshake: (context: SecureContext) => Promise<Result>,
  ) => Promise<Result>
}

/** Whom we trust, and who we are. There is no way to say "trust anyone". */
export interface TlsIdentity {
  /** PEM of the certification authorities of the environment. */
  readonly caPem: string
  readonly client: Credential | null
  /** In the place of `client`: OpenSSL signs with the card, through an engine. */
  readonly card?: CardClient
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
  own: TlsIdentity,
  deviation: TlsDeviation,
): Promise<TlsIdentity> => {
  // Whoever presents another certificate leaves the card alone.
  const { card: _, ...identity } = own
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
