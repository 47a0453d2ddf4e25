import { isIP } from 'node:net'

import { issueCa } from './issue-certificate.ts'

/** A certificate for a listener on this machine, and the authority that applications are told to trust for it. */
export interface LocalCertificate {
  readonly caPem: string
  readonly certificatePem: string
  readonly keyPem: string
}

/**
 * A certificate for localhost, 127.0.0.1, ::1 and the names given, from an authority whose key is thrown away:
 * whoever trusts it trusts this one certificate, and nobody can ever make another.
 */
export const issueLocal = async (
  names: readonly string[],
  dates: { readonly validFrom?: Date; readonly validTo?: Date } = {},
): Promise<LocalCertificate> => {
  const ca = await issueCa('Collaudo: CA locale del proxy', dates)
  const { certificatePem, keyPem } = await ca.issue({
    commonName: 'localhost',
    use: 'server',
    // A handshake costs a tenth of what it does with RSA, and every client of TLS 1.2 knows it.
    key: 'ec-p256',
    dnsNames: ['localhost', ...names.filter((name) => isIP(name) === 0)],
    ipAddresses: ['127.0.0.1', '::1', ...names.filter((name) => isIP(name) !== 0)],
    ...dates,
  })
  return { caPem: ca.certificatePem, certificatePem, keyPem }
}
