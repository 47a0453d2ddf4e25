import 'reflect-metadata'

import * as x509 from '@peculiar/x509'

import { usageExtensions } from './issue-certificate.ts'
import { algorithms, importKeys, makeKeys, privateKeyPem, type KeyKind } from './key-pair.ts'

/** Who asks an authority for a certificate. */
export interface RequestSpec {
  readonly commonName: string
  readonly dnsNames: readonly string[]
  readonly organization?: string
  readonly locality?: string
  readonly province?: string
  /** Two letters. */
  readonly country?: string
  readonly key: KeyKind
  /** PEM of a private key that is there already, in place of a new one of kind `key`. */
  readonly keyPem?: string
}

/** A request (PKCS#10, RFC 2986) with the key that it is about, both in PEM. */
export interface CertificateRequest {
  readonly requestPem: string
  readonly keyPem: string
}

const nameOf = ({ country, province, locality, organization, commonName }: RequestSpec) =>
  new x509.Name([
    ...(country === undefined ? [] : [{ C: [{ printableString: country }] }]),
    ...(province === undefined ? [] : [{ ST: [{ utf8String: province }] }]),
    ...(locality === undefined ? [] : [{ L: [{ utf8String: locality }] }]),
    ...(organization === undefined ? [] : [{ O: [{ utf8String: organization }] }]),
    { CN: [{ utf8String: commonName }] },
  ])

/**
 * A request for a certificate of server and client. Undefined when the key that is given is of a kind that is not
 * made here.
 */
export const requestCertificate = async (
  spec: RequestSpec,
): Promise<CertificateRequest | undefined> => {
  const given = spec.keyPem === undefined ? undefined : await importKeys(spec.keyPem)
  if (spec.keyPem !== undefined && given === undefined) return undefined
  const { keys, kind } = given ?? { keys: await makeKeys(spec.key), kind: spec.key }
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: nameOf(spec).toJSON(),
    keys: keys as never,
    signingAlgorithm: algorithms[kind],
    extensions: usageExtensions({ use: 'server-client', dnsNames: spec.dnsNames }, kind),
  })
  return {
    requestPem: `${request.toString('pem')}\n`,
    keyPem: await privateKeyPem(keys.privateKey),
  }
}
