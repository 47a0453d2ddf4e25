import {
  issueCa,
  type CertificateAuthority,
  type CertificateSpec,
  type IssuedCredential,
} from '../certificates/issue-certificate.ts'
import type { ServerCertificateTrouble } from './host-conditions.ts'

const dayMs = 86_400_000

const daysFromNow = (days: number): Date => new Date(Date.now() + days * dayMs)

/** Certificates of a server as `spec` describes it, each with one thing wrong and nothing else. */
export const troubledServer =
  (authority: CertificateAuthority, spec: CertificateSpec) =>
  async (trouble: ServerCertificateTrouble): Promise<IssuedCredential> => {
    // The kind of the key is no trouble; an EC key is made in no time.
    const server: CertificateSpec = { ...spec, key: 'ec-p256' }
    switch (trouble) {
      case 'expired':
        return authority.issue({ ...server, validFrom: daysFromNow(-30), validTo: daysFromNow(-1) })
      case 'not-yet-valid':
        return authority.issue({ ...server, validFrom: daysFromNow(1), validTo: daysFromNow(30) })
      case 'other-ca':
        return (await issueCa("Un'altra CA")).issue(server)
      case 'other-name':
        return authority.issue({
          ...server,
          dnsNames: ['other.collaudo.invalid'],
          ipAddresses: [],
        })
    }
  }
