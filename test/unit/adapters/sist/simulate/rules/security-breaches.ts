import { createHash } from 'node:crypto'

import {
  chkContent,
  wireTime,
  type CallOptions,
  type SecurityOptions,
} from '../../../../../support/raw-sist-client.ts'
import type { Breach, Breaches, Region } from './region.ts'

type Options = Partial<CallOptions>

const chkWith =
  (options: (region: Region) => Options): Breach['breaks'] =>
  (region) =>
    region.chk(chkContent(), options(region))

const edited = (edit: (xml: string) => string): Breach['breaks'] => chkWith(() => ({ edit }))

const replaced = (from: string | RegExp, to: string): Breach['breaks'] =>
  edited((xml) => xml.replace(from, to))

const secured = (security: (region: Region) => Partial<SecurityOptions>): Breach['breaks'] =>
  chkWith((region) => ({ security: security(region) }))

const signedInfo = (from: string | RegExp, to: string): Breach['breaks'] =>
  secured(() => ({ editSignedInfo: (text) => text.replace(from, to) }))

const minute = 60_000
const fromNow = (ms: number): Date => new Date(Date.now() + ms)
const timestamp = /<wsu:Timestamp[\s\S]*?<\/wsu:Timestamp>/
const token = /<wsse:BinarySecurityToken[\s\S]*?<\/wsse:BinarySecurityToken>/
const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/
const wsu =
  'xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"'

const fresh = (signed: string): string =>
  signed
    .replace('TS-1', 'TS-2')
    .replace(/<wsu:Created>[^<]*/, `<wsu:Created>${wireTime(new Date())}`)
    .replace(/<wsu:Expires>[^<]*/, `<wsu:Expires>${wireTime(fromNow(4 * minute))}`)

/** A digest of SHA-256, rightly computed over the Timestamp. */
const withSha256Digest = (): Partial<SecurityOptions> => {
  const seen = { timestamp: '' }
  return {
    editTimestamp: (text) => (seen.timestamp = text),
    editSignedInfo: (text) =>
      text
        .replace(/(DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/04/xmlenc#sha256')
        .replace(
          /<ds:DigestValue>[^<]*/,
          `<ds:DigestValue>${createHash('sha256').update(seen.timestamp).digest('base64')}`,
        ),
  }
}

/** Messages that break one rule of WS-Security each. */
export const securityBreaches: Breaches = {
  'envelope-well-formed': {
    breaks: replaced('</soapenv:Envelope>', ''),
    otherwise: 'system-error',
  },
  'envelope-doctype': replaced('?>', '?><!DOCTYPE x>'),
  'envelope-root': edited((xml) =>
    xml.replaceAll(
      'http://schemas.xmlsoap.org/soap/envelope/',
      'http://schemas.xmlsoap.org/soap/envelope',
    ),
  ),
  'security-header-single': edited((xml) =>
    xml.replace(
      '</soapenv:Header>',
      '<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/></soapenv:Header>',
    ),
  ),
  'ids-unique': replaced('<soapenv:Body>', `<soapenv:Body ${wsu} wsu:Id="TS-1">`),
  'timestamp-single': chkWith(() => ({
    security: { created: fromNow(-60 * minute) },
    edit: (xml) => xml.replace(timestamp, (signed) => fresh(signed) + signed),
  })),
  'token-single': edited((xml) =>
    xml.replace(token, (only) => only + only.replace('X509-1', 'X509-2')),
  ),
  'token-type': replaced(/(<wsse:BinarySecurityToken[^>]*)#X509v3/, '$1#X509PKIPathv1'),
  'token-certificate': {
    breaks: replaced(/(<wsse:BinarySecurityToken[^>]*>)[^<]*/, '$1QUJD'),
    otherwise: 'certificate-holder',
  },
  'signature-single': edited((xml) => xml.replace(signature, (only) => only + only)),
  'signature-algorithms': secured(() => ({
    signatureHash: 'sha256',
    editSignedInfo: (text) =>
      text.replace(
        /(SignatureMethod Algorithm=")[^"]*/,
        '$1http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      ),
  })),
  'key-reference': replaced('URI="#X509-1"', 'URI="#altro"'),
  'references-resolve': signedInfo(
    /<ds:Reference[\s\S]*<\/ds:Reference>/,
    '$&<ds:Reference URI="#nulla"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"></ds:DigestMethod><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>',
  ),
  'reference-algorithms': secured(withSha256Digest),
  'timestamp-signed': chkWith(() => ({
    security: { created: fromNow(-60 * minute) },
    edit: (xml) => {
      const signed = timestamp.exec(xml)?.[0] ?? ''
      return xml
        .replace(timestamp, fresh(signed))
        .replace('</soapenv:Header>', `<elsewhere xmlns="urn:none">${signed}</elsewhere>$&`)
    },
  })),
  'reference-digest': edited((xml) =>
    xml.replace(/<wsu:Expires>[^<]*/, `<wsu:Expires>${wireTime(fromNow(4 * minute))}`),
  ),
  'signature-value': secured(({ pki }) => ({ signWith: pki.altro.authentication })),
  'timestamp-window': secured(() => ({ created: fromNow(-10 * minute) })),
  'timestamp-lifetime': secured(() => ({ expires: fromNow(6 * minute) })),
  'certificate-dates': secured(({ authentication }) => ({ credential: authentication.expired })),
  'certificate-usage': secured(({ authentication }) => ({ credential: authentication.wrongUse })),
  'certificate-trust': secured(({ authentication }) => ({ credential: authentication.stranger })),
}
