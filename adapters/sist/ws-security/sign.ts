import type { SignatureAlgorithm } from 'xml-crypto'
import { SignedXml } from 'xml-crypto'

import type { SigningKey } from '../../../src/model/signing-key.ts'
import { base64Binary, exclusiveC14n, namespaces, rsaSha1, sha1, x509v3 } from '../namespaces.ts'

const lifetimeMs = 5 * 60_000

export interface SecurityOptions {
  readonly key: SigningKey
  readonly instant: Date
  /** A new identifier, unique in the message, that is a valid XML name. */
  readonly freshId: () => string
}

/** UTC without milliseconds, as Created and Expires are written. */
const toUtcSeconds = (instant: Date): string => instant.toISOString().replace(/\.\d{3}Z$/, 'Z')

const unsignedEnvelope = (
  { key, instant }: SecurityOptions,
  timestampId: string,
  tokenId: string,
) => {
  const { soapenv, wsse, wsu } = namespaces
  const expires = new Date(instant.getTime() + lifetimeMs)
  return (
    `<soapenv:Envelope xmlns:soapenv="${soapenv}"><soapenv:Header>` +
    `<wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soapenv:mustUnderstand="1">` +
    `<wsu:Timestamp wsu:Id="${timestampId}">` +
    `<wsu:Created>${toUtcSeconds(instant)}</wsu:Created>` +
    `<wsu:Expires>${toUtcSeconds(expires)}</wsu:Expires></wsu:Timestamp>` +
    `<wsse:BinarySecurityToken EncodingType="${base64Binary}" ValueType="${x509v3}" wsu:Id="${tokenId}">` +
    `${key.certificate.raw.toString('base64')}</wsse:BinarySecurityToken>` +
    `</wsse:Security></soapenv:Header><soapenv:Body/></soapenv:Envelope>`
  )
}

// xml-crypto asks for a class: the key may be on a card, so only its `sign` is known here.
const algorithmOf = (key: SigningKey): new () => SignatureAlgorithm =>
  class {
    getAlgorithmName(): typeof rsaSha1 {
      return rsaSha1
    }

    getSignature(signedInfo: unknown, _: unknown, done?: (e: Error | null, s?: string) => void) {
      key.sign('sha1', Buffer.from(String(signedInfo), 'utf8')).then(
        (signature) => done?.(null, Buffer.from(signature).toString('base64')),
        (error: unknown) => done?.(error instanceof Error ? error : new Error(String(error))),
      )
      return ''
    }

    verifySignature(): never {
      throw new Error('this algorithm only signs')
    }
  }

const signTimestamp = (xml: string, key: SigningKey, tokenId: string): Promise<string> => {
  const { wsse } = namespaces
  const signer = new SignedXml({
    idMode: 'wssecurity',
    // Never used: `algorithmOf` signs. xml-crypto only wants it not to be null.
    privateKey: 'external',
    signatureAlgorithm: rsaSha1,
    canonicalizationAlgorithm: exclusiveC14n,
    // SOAP Message Security 1.0 §7.2: a direct reference to the token of the same header.
    getKeyInfoContent: () =>
      `<wsse:SecurityTokenReference xmlns:wsse="${wsse}">` +
      `<wsse:Reference URI="#${tokenId}" ValueType="${x509v3}"/></wsse:SecurityTokenReference>`,
  })
  signer.SignatureAlgorithms[rsaSha1] = algorithmOf(key)
  signer.addReference({
    xpath: `//*[local-name(.)='Timestamp']`,
    transforms: [exclusiveC14n],
    digestAlgorithm: sha1,
  })
  const options = {
    prefix: 'ds',
    location: { reference: `//*[local-name(.)='Security']`, action: 'append' as const },
  }
  return new Promise((resolve, reject) => {
    signer.computeSignature(xml, options, (error, signed) => {
      if (error) reject(error)
      else if (signed === undefined) reject(new Error('xml-crypto gave no signature'))
      else resolve(signed.getSignedXml())
    })
  })
}

/**
 * A SOAP 1.1 envelope with a WS-Security header (SOAP Message Security 1.0, X.509 Token Profile 1.0): only the
 * Timestamp is signed, as the authority's policy asks. `body` stands in the envelope byte for byte.
 */
export const secureEnvelope = async (body: string, options: SecurityOptions): Promise<string> => {
  const timestampId = options.freshId()
  const tokenId = options.freshId()
  const unsigned = unsignedEnvelope(options, timestampId, tokenId)
  const signed = await signTimestamp(unsigned, options.key, tokenId)
  // The body is put in after signing: xml-crypto writes the whole document anew, and would touch its bytes.
  const [head, tail] = signed.split('<soapenv:Body/>')
  if (head === undefined || tail === undefined) throw new Error('xml-crypto changed the envelope')
  return `<?xml version="1.0" encoding="UTF-8"?>${head}<soapenv:Body>${body}</soapenv:Body>${tail}`
}
