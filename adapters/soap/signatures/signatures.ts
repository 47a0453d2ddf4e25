import type { Element } from '@xmldom/xmldom'

import type { CarriedSignature } from '../../../src/adapter/define-adapter.ts'
import { headersIn } from '../../../src/check/on-request.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { p7mSignatures } from '../../../src/soap/p7m-signatures.ts'
import { messageXml, rootXml } from '../../../src/xml/message-xml.ts'
import { namespaces } from '../namespaces.ts'
import { checkSignature } from './check-signature.ts'
import { descendantsNamed, isNamed, rootElement } from './xml-nodes.ts'

const { ds, saml2, wsse, xop } = namespaces

const titleOf = (signature: Element): string => {
  const holder = signature.parentNode as Element | null
  if (holder === null) return t`firma XML`
  if (isNamed(holder, wsse, 'Security')) return t`firma WS-Security della richiesta`
  if (isNamed(holder, saml2, 'Assertion')) return t`firma dell'asserzione SAML`
  return t`firma XML in «${holder.localName ?? ''}»`
}

/** The text of a message and the signatures in it; undefined where it cannot be read. */
const open = (bytes: Uint8Array) => {
  // Whoever reads a message as another character set than this would verify other bytes.
  const xml = ((): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return undefined
    }
  })()
  const root = xml === undefined ? undefined : rootElement(xml)
  return xml === undefined || root === undefined
    ? undefined
    : { xml, root, signatures: descendantsNamed(root, ds, 'Signature') }
}

/**
 * A signature is over the message as it was composed: with xop:Include in the place of an attachment, as we sign it, or
 * with the attachment itself (XOP §3.2), as others do.
 */
const inMessage = (contentType: string, { request, startedAt }: Exchange): CarriedSignature[] => {
  const bytes = rootXml(contentType, request.body)
  const opened = bytes.ok ? open(bytes.value) : undefined
  if (opened === undefined)
    return Buffer.from(request.body).includes(ds)
      ? [
          {
            title: t`firme della richiesta`,
            valid: false,
            description: t`la richiesta non si legge come XML`,
          },
        ]
      : []
  const { xml, root, signatures } = opened
  const whole = ((): ReturnType<typeof open> => {
    if (signatures.length === 0 || descendantsNamed(root, xop, 'Include').length === 0)
      return undefined
    const inlined = messageXml(contentType, request.body)
    return inlined.ok ? open(inlined.value) : undefined
  })()
  return signatures.map((signature, index) => {
    const title = titleOf(signature)
    const found = checkSignature(xml, root, signature, startedAt)
    const same = whole?.signatures[index]
    if (found.valid !== false || whole === undefined || same === undefined)
      return { title, ...found }
    const inlined = checkSignature(whole.xml, whole.root, same, startedAt)
    return { title, ...(inlined.valid === true ? inlined : found) }
  })
}

/** Every XML signature of a request, WS-Security's and the assertion's among them, and those of its documents. */
export const signaturesOf = async (exchange: Exchange): Promise<readonly CarriedSignature[]> => [
  ...inMessage(headersIn(exchange.request.head)['content-type'] ?? '', exchange),
  ...(await p7mSignatures(exchange)),
]
