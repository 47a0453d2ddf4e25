import type { X509Certificate } from 'node:crypto'

import {
  issueCa,
  issueSelfSigned,
  type CertificateAuthority,
  type CertificateSpec,
} from '../certificates/issue-certificate.ts'
import type { KeyKind } from '../certificates/key-pair.ts'
import type { PemCredential } from '../certificates/read-p12.ts'
import type { DeclaredEnvironment, EnvironmentSpec } from '../environment/environment.ts'
import type { KeySpec } from '../environment/key-spec.ts'

/** All the keys of a simulated world: of its server, of its client and of its operators. */
export interface SimulatedKeys {
  readonly ca: CertificateAuthority
  readonly server: PemCredential
  readonly client: KeySpec
  readonly authorities: {
    readonly authentication: X509Certificate[]
    readonly signature: X509Certificate[]
  }
  readonly operators: EnvironmentSpec['operators']
}

/** The certificate of the simulated server, which a client of its environment accepts. */
export const serverSpec: CertificateSpec = {
  commonName: 'simulatore.collaudo.invalid',
  use: 'server',
  dnsNames: ['localhost'],
  ipAddresses: ['127.0.0.1'],
}

type Declared = KeySpec | 'generated' | null

const made = async (declared: Declared, issue: () => Promise<PemCredential>): Promise<KeySpec> =>
  declared === 'generated' || declared === null ? issue() : declared

const dayMs = 86_400_000

/** Who issues the two certificates of a card. */
interface CardIssue {
  readonly authorities: {
    readonly authentication: CertificateAuthority
    readonly signature: CertificateAuthority
  }
  readonly strangers: () => Promise<CertificateAuthority>
  readonly key: KeyKind
}

const makeCard = async (
  { card, ...operator }: DeclaredEnvironment['operators'][string],
  { authorities, strangers, key }: CardIssue,
): Promise<EnvironmentSpec['operators'][string]> => {
  const spec = {
    commonName: `${operator.codiceFiscale}/0000000000000000.TEST`,
    subjectSerialNumber: `TINIT-${operator.codiceFiscale}`,
    key,
    ...(card === 'expired'
      ? { validFrom: new Date(Date.now() - 400 * dayMs), validTo: new Date(Date.now() - dayMs) }
      : {}),
  } satisfies Partial<CertificateSpec>
  const [forAuthentication, forSignature] =
    card === 'swapped'
      ? (['signature', 'authentication'] as const)
      : (['authentication', 'signature'] as const)
  const issue = async (use: 'authentication' | 'signature', as: typeof use) => {
    const authority = card === 'unknown' ? await strangers() : authorities[use]
    return authority.issue({ ...spec, use: as })
  }
  const [authentication, signature] = await Promise.all([
    made(operator.authentication, () => issue('authentication', forAuthentication)),
    made(operator.signature, () => issue('signature', forSignature)),
  ])
  return { ...operator, authentication, signature }
}

const makeIdle = async (
  { card: _card, ...operator }: DeclaredEnvironment['operators'][string],
  idleKey: () => Promise<PemCredential>,
): Promise<EnvironmentSpec['operators'][string]> => ({
  ...operator,
  authentication: await made(operator.authentication, idleKey),
  signature: await made(operator.signature, idleKey),
})

/**
 * Certificates made on the spot, in memory: nothing of them is ever written. Those who are not `employed` have one
 * between them, of an EC P-256 key with which SIST's messages cannot be signed: to make each its own takes time.
 */
export const makeSimulatedKeys = async (
  declared: DeclaredEnvironment,
  employed: ReadonlySet<string>,
  operatorKeys: KeyKind,
): Promise<SimulatedKeys> => {
  const [serverCa, cnsCa, signatureCa] = await Promise.all([
    issueCa('CA del simulatore'),
    issueCa('CA delle CNS di prova'),
    issueCa('CA di firma di prova'),
  ])
  const issue: CardIssue = {
    authorities: { authentication: cnsCa, signature: signatureCa },
    strangers: () => issueCa('CA che nessuno riconosce'),
    key: operatorKeys,
  }
  let idle: Promise<PemCredential> | undefined
  const idleKey = (): Promise<PemCredential> =>
    (idle ??= cnsCa.issue({
      commonName: 'inattivo.collaudo.invalid',
      use: 'authentication',
      key: 'ec-p256',
    }))
  const operators = Promise.all(
    Object.entries(declared.operators).map(
      async ([name, operator]) =>
        [
          name,
          employed.has(name) ? await makeCard(operator, issue) : await makeIdle(operator, idleKey),
        ] as const,
    ),
  )
  const server = serverCa.issue(serverSpec)
  const client = made(declared.client, () =>
    issueSelfSigned({
      commonName: '01234567897.collaudo.invalid',
      use: 'server-client',
      key: 'ec-p256',
    }),
  )
  return {
    ca: serverCa,
    server: await server,
    client: await client,
    authorities: {
      authentication: [cnsCa.certificate],
      signature: [signatureCa.certificate],
    },
    operators: Object.fromEntries(await operators),
  }
}
