import type { X509Certificate } from 'node:crypto'
import { createPublicKey } from 'node:crypto'

import { DOMParser, type Element } from '@xmldom/xmldom'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { SignedXml } from 'xml-crypto'

import { t } from '../../../src/lib/language/t.ts'
import { exclusiveC14n, namespaces, rsaSha1 } from '../namespaces.ts'

const subjectKeyIdentifierOid = '2.5.29.14'
const skewMs = 5 * 60_000

/** Whether the signature of an answer holds, with the reason in Italian. */
export interface SignatureFinding {
  readonly valid: boolean
  readonly description: string
}

const no = (description: string): SignatureFinding => ({ valid: false, description })

const elements = (parent: Element, namespace: string, name: string): Element[] =>
  [...parent.childNodes].filter(
    (node): node is Element =>
      node.nodeType === node.ELEMENT_NODE &&
      (node as Element).namespaceURI === namespace &&
      (node as Element).localName === name,
  )

/** The only child of that name; undefined when there is none, or more than one. */
const only = (
  parent: Element | undefined,
  namespace: string,
  name: string,
): Element | undefined => {
  const found = parent === undefined ? [] : elements(parent, namespace, name)
  return found.length === 1 ? found[0] : undefined
}

const parse = (text: string): Element | undefined => {
  try {
    const silent = new DOMParser({ onError: () => undefined })
    return silent.parseFromString(text, 'text/xml').documentElement ?? undefined
  } catch {
    return undefined
  }
}

/** The subject key identifier of a certificate (RFC 5280 §4.2.1.2) in base64. */
const keyIdentifierOf = (certificate: X509Certificate): string | undefined => {
  const extension = pkijs.Certificate.fromBER(certificate.raw).extensions?.find(
    ({ extnID }) => extnID === subjectKeyIdentifierOid,
  )
  if (extension === undefined) return undefined
  const parsed = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView).result
  return parsed instanceof asn1js.OctetString
    ? Buffer.from(parsed.valueBlock.valueHexView).toString('base64')
    : undefined
}

const timeOf = (timestamp: Element, name: string): number =>
  Date.parse(only(timestamp, namespaces.wsu, name)?.textContent ?? '')

/**
 * Verifies the WS-Security header of an answer: one Timestamp, signed (RSA-SHA1, exclusive C14N), by the
 * key of `certificate`, which the key identifier must name, and valid at `at`. Only what is signed is read.
 */
export const verifyAnswer = (
  xml: string,
  certificate: X509Certificate,
  at: Date,
): SignatureFinding => {
  const { soapenv, wsse, wsu, ds } = namespaces
  const header = only(parse(xml), soapenv, 'Header')
  const security = only(header, wsse, 'Security')
  if (security === undefined) return no(t`la risposta non ha una (sola) intestazione wsse:Security`)
  const signature = only(security, ds, 'Signature')
  if (signature === undefined) return no(t`l'intestazione wsse:Security non è firmata`)
  if (only(security, wsu, 'Timestamp') === undefined)
    return no(t`l'intestazione wsse:Security non ha un (solo) Timestamp`)

  const signed = new SignedXml({
    idMode: 'wssecurity',
    publicCert: createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
    getCertFromKeyInfo: () => null,
  })
  let holds: boolean
  try {
    signed.loadSignature(signature)
    if (signed.signatureAlgorithm !== rsaSha1 || signed.canonicalizationAlgorithm !== exclusiveC14n)
      return no(
        t`algoritmi inattesi: ${String(signed.signatureAlgorithm)}, ${String(signed.canonicalizationAlgorithm)}`,
      )
    holds = signed.checkSignature(xml)
  } catch {
    holds = false
  }
  const subject = certificate.subject.replaceAll('\n', ', ')
  if (!holds) return no(t`la firma non è di ${subject}, oppure la parte firmata è stata cambiata`)
  const timestamps = signed.getSignedReferences().flatMap((text) => {
    const root = parse(text)
    return root?.namespaceURI === wsu && root.localName === 'Timestamp' ? [root] : []
  })
  const [timestamp] = timestamps
  if (timestamp === undefined) return no(t`il Timestamp non è tra le parti firmate`)
  const reference = only(only(signature, ds, 'KeyInfo'), wsse, 'SecurityTokenReference')
  const named = only(reference, wsse, 'KeyIdentifier')?.textContent?.trim()
  if (named !== undefined && named !== keyIdentifierOf(certificate))
    return no(t`l'identificativo della chiave (${named}) non è quello di ${subject}`)
  const now = at.getTime()
  if (!(
    timeOf(timestamp, 'Created') - skewMs <= now && now <= timeOf(timestamp, 'Expires') + skewMs
  ))
    return no(t`il Timestamp firmato non vale in questo momento`)
  return { valid: true, description: t`firma valida di ${subject}` }
}
