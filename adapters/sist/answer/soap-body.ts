import type { XmlElement } from 'libxml2-wasm'

import { t } from '../../../src/lib/language/t.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { withXml, type Parsed } from '../../../src/xml/parse-xml.ts'
import { sistNamespace, soapNamespace } from '../namespaces.ts'
import { isKnown } from '../writes.ts'
import { childElements, isNamed } from './elements.ts'

/** The only child of the Body of a SOAP 1.1 envelope; otherwise why there is none. */
export const bodyChild = (root: XmlElement): XmlElement | string => {
  if (!isNamed(root, soapNamespace, 'Envelope'))
    return t`XML che non è una busta SOAP 1.1 (radice "${root.name}")`
  const bodies = childElements(root).filter((child) => isNamed(child, soapNamespace, 'Body'))
  const [body] = bodies
  if (body === undefined || bodies.length > 1) return t`busta SOAP con ${bodies.length} Body`
  const [child, ...others] = childElements(body)
  if (child === undefined) return t`busta SOAP con Body vuoto`
  return others.length === 0 ? child : t`busta SOAP con più elementi nel Body`
}

/**
 * Whether the element is the answer that the operation promises. Of an operation that is not of our contract the
 * namespace is not known without the vendor's.
 */
export const isResponseTo = (operation: string, element: XmlElement): boolean =>
  isKnown(operation)
    ? isNamed(element, sistNamespace, `${operation}Response`)
    : element.name === `${operation}Response`

/** Uses the `return` element of the promised answer; otherwise why it cannot be used. */
export const withReturn = <Value>(
  exchange: Exchange,
  use: (result: XmlElement) => Value,
): Parsed<Value> => {
  if (exchange.answer.kind === 'none') return { ok: false, reason: t`nessuna risposta` }
  const parsed = withXml(exchange.answer.body, (document): Parsed<Value> => {
    const child = bodyChild(document.root)
    if (typeof child === 'string') return { ok: false, reason: child }
    if (!isResponseTo(exchange.operation, child))
      return { ok: false, reason: t`risposta "${child.name}" inattesa` }
    const result = childElements(child).find((part) => isNamed(part, sistNamespace, 'return'))
    return result === undefined
      ? { ok: false, reason: t`risposta senza elemento return` }
      : { ok: true, value: use(result) }
  })
  return parsed.ok ? parsed.value : parsed
}

/** The text of the only child with that name; undefined when there is none. */
export const textOf = (parent: XmlElement, name: string): string | undefined =>
  childElements(parent).find((child) => isNamed(child, sistNamespace, name))?.content
