import { X509Certificate } from 'node:crypto'

import type { KnownOperator } from '../adapter/simulated.ts'
import {
  issueCa,
  type CertificateAuthority,
  type CertificateSpec,
} from '../certificates/issue-certificate.ts'
import type { PemCredential } from '../certificates/read-p12.ts'
import type { DeclaredEnvironment, EnvironmentSpec } from '../environment/environment.ts'
import type { GeneratedCard } from '../plan/environment-schema.ts'

const dayMs = 86_400_000

/** The cards of the simulated operators, and what the authority knows of them. */
export interface SimulatedCards {
  readonly operators: EnvironmentSpec['operators']
  readonly known: readonly KnownOperator[]
  /** Those that the authority trusts. */
  readonly authorities: {
    readonly authentication: readonly X509Certificate[]
    readonly signature: readonly X509Certificate[]
  }
}

interface CardOptions {
  readonly spec: Omit<CertificateSpec, 'use'>
  readonly use: 'authentication' | 'signature'
  readonly trusted: CertificateAuthority
  readonly stranger: CertificateAuthority
}

const otherUse = { authentication: 'signature', signature: 'authentication' } as const

const issueCard = (
  kind: GeneratedCard,
  { spec, use, trusted, stranger }: CardOptions,
): Promise<PemCredential> => {
  switch (kind) {
    case 'generated':
      return trusted.issue({ ...spec, use })
    case 'generated-expired':
      return trusted.issue({
        ...spec,
        use,
        validFrom: new Date(Date.now() - 400 * dayMs),
        validTo: new Date(Date.now() - 30 * dayMs),
      })
    case 'generated-untrusted':
      return stranger.issue({ ...spec, use })
    case 'generated-wrong-use':
      return trusted.issue({ ...spec, use: otherUse[use] })
  }
}

/**
 * Cards made on the spot, in memory, or those of the environment. The authority knows an operator by the card that is
 * in order, whatever card the operator holds. Those who will not act get a key of EC P-256, made in no time.
 */
export const makeCards = async (
  declared: DeclaredEnvironment['operators'],
  employed: ReadonlySet<string>,
  names: Readonly<Record<'authentication' | 'signature' | 'stranger', string>>,
): Promise<SimulatedCards> => {
  const [cns, signing, stranger] = await Promise.all([
    issueCa(names.authentication),
    issueCa(names.signature),
    issueCa(names.stranger),
  ])
  const authorities = { authentication: cns, signature: signing }
  const made = await Promise.all(
    Object.entries(declared).map(async ([name, operator]) => {
      const spec = {
        commonName: `${operator.codiceFiscale}/0000000000000000.TEST`,
        subjectSerialNumber: `TINIT-${operator.codiceFiscale}`,
      }
      const card = async (use: 'authentication' | 'signature') => {
        const kind = operator[use]
        const key = employed.has(name) ? ('rsa-2048' as const) : ('ec-p256' as const)
        const options = { spec: { ...spec, key }, use, trusted: authorities[use], stranger }
        const held = typeof kind === 'string' ? await issueCard(kind, options) : kind
        const inOrder =
          typeof kind === 'string' && kind !== 'generated'
            ? await issueCard('generated', { ...options, spec: { ...spec, key: 'ec-p256' } })
            : held
        return { held, inOrder }
      }
      const [authentication, signature] = await Promise.all([
        card('authentication'),
        card('signature'),
      ])
      return { name, operator, authentication, signature }
    }),
  )
  return {
    operators: Object.fromEntries(
      made.map(({ name, operator, authentication, signature }) => [
        name,
        { ...operator, authentication: authentication.held, signature: signature.held },
      ]),
    ),
    known: made
      .filter(({ operator }) => operator.registered)
      .map(({ operator, authentication, signature }) => ({
        codiceFiscale: operator.codiceFiscale,
        codStruttura: operator.codStruttura,
        ruoloIstituzionale: operator.ruoloIstituzionale,
        codiceRegionale: operator.codiceRegionale,
        authentication: new X509Certificate(authentication.inOrder.certificatePem),
        signature: new X509Certificate(signature.inOrder.certificatePem),
      })),
    authorities: {
      authentication: [cns.certificate],
      signature: [signing.certificate],
    },
  }
}
