import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto'

import { exclusiveC14nOfText } from '../xml/exclusive-c14n.ts'
import { identifiers, namespaces } from '../xml/namespaces.ts'
import { subjectKeyIdentifier } from './certificate-extensions.ts'

const validityMs = 5 * 60_000

const wireTime = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`

/**
 * A signer of answers: given the instant and the namespace of the envelope, the wsse:Security header that the authority's one example shows, with a
 * real signature over the Timestamp by the server's key (Timestamp `_3`, Signature `_1`, subject key identifier).
 */
export const createAnswerSigner = (server: {
  readonly certificatePem: string
  readonly keyPem: string
}): ((now: Date, envelope?: string) => string) => {
  const key = createPrivateKey(server.keyPem)
  const ski = subjectKeyIdentifier(new X509Certificate(server.certificatePem)).toString('base64')
  const { wsse, wsu, ds } = namespaces
  const c14n = identifiers.exclusiveC14n
  return (now, envelope = namespaces.soap) => {
    const timestamp = [
      `<wsu:Timestamp xmlns:wsu="${wsu}" wsu:Id="_3">`,
      `<wsu:Created>${wireTime(now)}</wsu:Created>`,
      `<wsu:Expires>${wireTime(new Date(now.getTime() + validityMs))}</wsu:Expires>`,
      '</wsu:Timestamp>',
    ].join('')
    const digest = createHash('sha1').update(exclusiveC14nOfText(timestamp)).digest('base64')
    const signedInfo = [
      `<ds:SignedInfo xmlns:ds="${ds}">`,
      `<ds:CanonicalizationMethod Algorithm="${c14n}"/>`,
      `<ds:SignatureMethod Algorithm="${identifiers.rsaSha1}"/>`,
      '<ds:Reference URI="#_3">',
      `<ds:Transforms><ds:Transform Algorithm="${c14n}"/></ds:Transforms>`,
      `<ds:DigestMethod Algorithm="${identifiers.sha1}"/>`,
      `<ds:DigestValue>${digest}</ds:DigestValue>`,
      '</ds:Reference>',
      '</ds:SignedInfo>',
    ].join('')
    const value = sign('sha1', Buffer.from(exclusiveC14nOfText(signedInfo)), key).toString('base64')
    return [
      `<wsse:Security xmlns:wsse="${wsse}" xmlns:S="${envelope}" S:mustUnderstand="1">`,
      timestamp,
      `<ds:Signature xmlns:ds="${ds}" Id="_1">`,
      signedInfo,
      `<ds:SignatureValue>${value}</ds:SignatureValue>`,
      '<ds:KeyInfo><wsse:SecurityTokenReference>',
      `<wsse:KeyIdentifier EncodingType="${identifiers.base64Binary}"`,
      ` ValueType="${identifiers.subjectKeyIdentifier}">${ski}</wsse:KeyIdentifier>`,
      '</wsse:SecurityTokenReference></ds:KeyInfo>',
      '</ds:Signature>',
      '</wsse:Security>',
    ].join('')
  }
}
