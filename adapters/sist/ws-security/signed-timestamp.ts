import { createPublicKey, type X509Certificate } from 'node:crypto'

import { DOMParser, type Element } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'

import { t } from '../../../src/lib/language/t.ts'
import { exclusiveC14n, namespaces, rsaSha1 } from '../namespaces.ts'

const skewMs = 5 * 60_000

/** Whether the signature of a message holds, with the reason in Italian. */
export interface SignatureFinding {
  readonly valid: boolean
  readonly description: string
}

export const noSignature = (description: string): SignatureFinding => ({
  valid: false,
  description,
})

const elements = (parent: Element, namespace: string, name: string): Element[] =>
  [...parent.childNodes].filter(
    (node): node is Element =>
      node.nodeType === node.ELEMENT_NODE &&
      (node as Element).namespaceURI === namespace &&
      (node as Element).localName === name,
  )

/** The only child of that name; undefined when there is none, or more than one. */
export const onlyChild = (
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

const timeOf = (timestamp: Element, name: string): number =>
  Date.parse(onlyChild(timestamp, namespaces.wsu, name)?.textContent ?? '')

/** The parts of a WS-Security header with one signature and one Timestamp. */
export interface SecurityHeader {
  readonly security: Element
  /** What the signature's KeyInfo names its key by. */
  readonly reference: Element | undefined
}

/**
 * Verifies the WS-Security header of a message: one Timestamp, signed (RSA-SHA1, exclusive C14N) with the key of the
 * certificate that `signerOf` finds, and valid at `at`. Only what is signed is read.
 */
export const verifyTimestamp = (
  xml: string,
  at: Date,
  signerOf: (header: SecurityHeader) => X509Certificate | SignatureFinding,
): SignatureFinding => {
  const { soapenv, wsse, wsu, ds } = namespaces
  const header = onlyChild(parse(xml), soapenv, 'Header')
  const security = onlyChild(header, wsse, 'Security')
  if (security === undefined)
    return noSignature(t`il messaggio non ha una (sola) intestazione wsse:Security`)
  const signature = onlyChild(security, ds, 'Signature')
  if (signature === undefined) return noSignature(t`l'intestazione wsse:Security non è firmata`)
  if (onlyChild(security, wsu, 'Timestamp') === undefined)
    return noSignature(t`l'intestazione wsse:Security non ha un (solo) Timestamp`)
  const reference = onlyChild(onlyChild(signature, ds, 'KeyInfo'), wsse, 'SecurityTokenReference')
  const certificate = signerOf({ security, reference })
  if ('valid' in certificate) return certificate

  const signed = new SignedXml({
    idMode: 'wssecurity',
    publicCert: createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
    getCertFromKeyInfo: () => null,
  })
  let holds: boolean
  try {
    signed.loadSignature(signature)
    if (signed.signatureAlgorithm !== rsaSha1 || signed.canonicalizationAlgorithm !== exclusiveC14n)
      return noSignature(
        t`algoritmi inattesi: ${String(signed.signatureAlgorithm)}, ${String(signed.canonicalizationAlgorithm)}`,
      )
    holds = signed.checkSignature(xml)
  } catch {
    holds = false
  }
  const subject = certificate.subject.replaceAll('\n', ', ')
  if (!holds)
    return noSignature(t`la firma non è di ${subject}, oppure la parte firmata è stata cambiata`)
  const timestamps = signed.getSignedReferences().flatMap((text) => {
    const root = parse(text)
    return root?.namespaceURI === wsu && root.localName === 'Timestamp' ? [root] : []
  })
  const [timestamp] = timestamps
  if (timestamp === undefined) return noSignature(t`il Timestamp non è tra le parti firmate`)
  const now = at.getTime()
  if (
    !(timeOf(timestamp, 'Created') - skewMs <= now && now <= timeOf(timestamp, 'Expires') + skewMs)
  )
    return noSignature(t`il Timestamp firmato non vale in questo momento`)
  return { valid: true, description: t`firma valida di ${subject}` }
}
