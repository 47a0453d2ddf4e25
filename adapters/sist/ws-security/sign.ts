import { createHash } from 'node:crypto'

import { SignedXml } from 'xml-crypto'

import type { SigningKey } from '../../../src/model/signing-key.ts'
import {
  digestAlgorithm,
  signatureAlgorithm,
  type Digest,
  type Signature,
} from '../../../src/soap/xml-algorithms.ts'
import { base64Binary, exclusiveC14n, namespaces, rsaSha1, sha1, x509v3 } from '../namespaces.ts'

const lifetimeMs = 5 * 60_000

/** How the header is made and signed; a deviation changes a part of it. */
export interface SecurityRecipe {
  readonly created: Date
  readonly expires: Date
  /** The element of the header that the signature covers. */
  readonly signed: 'Timestamp' | 'BinarySecurityToken'
  /** An element that stands in the header only while it is signed. */
  readonly passing?: string
  readonly canonicalization: string
  readonly digest: Digest
  readonly signature: Signature
}

export interface SecurityOptions {
  readonly key: SigningKey
  readonly instant: Date
  /** A new identifier, unique in the message, that is a valid XML name. */
  readonly freshId: () => string
  /** What is broken on purpose, before and after signing; nothing when absent. */
  readonly deviation?: {
    readonly envelopeNamespace: string
    readonly recipe: (policy: SecurityRecipe) => Promise<SecurityRecipe>
    readonly afterSigning: (envelope: string) => string
  }
}

/** UTC without milliseconds, as Created and Expires are written. */
export const toUtcSeconds = (instant: Date): string =>
  instant.toISOString().replace(/\.\d{3}Z$/, 'Z')

/** A Timestamp element, whose prefix is declared by what it stands in. */
export const timestampXml = (id: string, created: Date, expires: Date): string =>
  `<wsu:Timestamp wsu:Id="${id}"><wsu:Created>${toUtcSeconds(created)}</wsu:Created><wsu:Expires>${toUtcSeconds(expires)}</wsu:Expires></wsu:Timestamp>`

// The authority's policy: a Timestamp of five minutes, signed with RSA-SHA1 over exclusive C14N.
const policyRecipe = ({ key, instant }: SecurityOptions): SecurityRecipe => ({
  created: instant,
  expires: new Date(instant.getTime() + lifetimeMs),
  signed: 'Timestamp',
  canonicalization: exclusiveC14n,
  digest: { algorithm: sha1, of: (canonical) => createHash('sha1').update(canonical).digest() },
  signature: { algorithm: rsaSha1, of: (signedInfo) => key.sign('sha1', signedInfo) },
})

/** Where the body will stand. */
const bodyPlace = '<body-place/>'

const unsignedEnvelope = (
  { key, deviation }: SecurityOptions,
  { created, expires, passing }: SecurityRecipe,
  timestampId: string,
  tokenId: string,
) => {
  const { soapenv, wsse, wsu } = namespaces
  return (
    `<soapenv:Envelope xmlns:soapenv="${deviation?.envelopeNamespace ?? soapenv}"><soapenv:Header><wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soapenv:mustUnderstand="1">` +
    timestampXml(timestampId, created, expires) +
    `<wsse:BinarySecurityToken EncodingType="${base64Binary}" ValueType="${x509v3}" wsu:Id="${tokenId}">` +
    `${key.certificate.raw.toString('base64')}</wsse:BinarySecurityToken>` +
    (passing === undefined ? '' : `<wsu:${passing}/>`) +
    `</wsse:Security></soapenv:Header><soapenv:Body>${bodyPlace}</soapenv:Body></soapenv:Envelope>`
  )
}

const signHeader = (xml: string, recipe: SecurityRecipe, tokenId: string): Promise<string> => {
  const { wsse } = namespaces
  const { signature, digest, signed, passing, canonicalization } = recipe
  const signer = new SignedXml({
    idMode: 'wssecurity',
    // Never used: `signatureAlgorithm` signs. xml-crypto only wants it not to be null.
    privateKey: 'external',
    signatureAlgorithm: signature.algorithm,
    canonicalizationAlgorithm: canonicalization,
    // SOAP Message Security 1.0 §7.2: a direct reference to the token of the same header.
    getKeyInfoContent: () =>
      `<wsse:SecurityTokenReference xmlns:wsse="${wsse}"><wsse:Reference URI="#${tokenId}" ValueType="${x509v3}"/></wsse:SecurityTokenReference>`,
  })
  signer.SignatureAlgorithms[signature.algorithm] = signatureAlgorithm(signature)
  signer.HashAlgorithms[digest.algorithm] = digestAlgorithm(digest)
  for (const name of [signed, ...(passing === undefined ? [] : [passing])])
    signer.addReference({
      xpath: `//*[local-name(.)='${name}']`,
      transforms: [exclusiveC14n],
      digestAlgorithm: digest.algorithm,
    })
  const options = {
    prefix: 'ds',
    location: { reference: `//*[local-name(.)='Security']`, action: 'append' as const },
  }
  return new Promise((resolve, reject) => {
    signer.computeSignature(xml, options, (error, signedXml) => {
      if (error) reject(error)
      else if (signedXml === undefined) reject(new Error(`xml-crypto gave no signature`))
      else resolve(signedXml.getSignedXml())
    })
  })
}

/**
 * A SOAP 1.1 envelope with a WS-Security header (SOAP Message Security 1.0, X.509 Token Profile 1.0): only the
 * Timestamp is signed, as the authority's policy asks. `body` stands in the envelope byte for byte.
 */
export const secureEnvelope = async (body: string, options: SecurityOptions): Promise<string> => {
  const { deviation, freshId } = options
  const timestampId = freshId()
  const tokenId = freshId()
  const policy = policyRecipe(options)
  const recipe = deviation === undefined ? policy : await deviation.recipe(policy)
  const unsigned = unsignedEnvelope(options, recipe, timestampId, tokenId)
  const signed = await signHeader(unsigned, recipe, tokenId)
  const finished = deviation === undefined ? signed : deviation.afterSigning(signed)
  // The body is put in after signing: xml-crypto writes the whole document anew, and would touch its bytes.
  const [head, tail] = finished.split(bodyPlace)
  if (head === undefined || tail === undefined) throw new Error(`the envelope lost its body`)
  return `<?xml version="1.0" encoding="UTF-8"?>${head}${body}${tail}`
}
