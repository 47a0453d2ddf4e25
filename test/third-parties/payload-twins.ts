import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom'

/** A payload with one thing changed. */
export interface Twin {
  readonly label: string
  readonly xml: string
}

/** What a SOAP message carries: the element in its Body, or in the detail of its Fault; null when neither. */
export const payloadIn = (message: string): string | null => {
  const body = /<([\w.-]+):Body[^>]*>([\s\S]*)<\/\1:Body>/.exec(message)?.[2]?.trim()
  if (body === undefined || body === '') return null
  if (!/^<[\w.-]+:Fault[\s>]/.test(body)) return body
  return /<detail>([\s\S]*)<\/detail>/.exec(body)?.[1]?.trim() ?? null
}

const parse = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml')

const elementsOf = (document: Document): Element[] => [...document.getElementsByTagName('*')]

const nextElement = (element: Element): Element | undefined => {
  for (let node = element.nextSibling; node !== null; node = node.nextSibling)
    if (node.nodeType === node.ELEMENT_NODE) return node as Element
  return undefined
}

/** The ways to damage an element; one that does not apply to it says so. */
const damages: Readonly<Record<string, (element: Element) => boolean>> = {
  removed: (element) => element.parentNode?.removeChild(element) !== undefined,
  renamed: (element) => {
    const renamed = element.ownerDocument?.createElementNS(
      element.namespaceURI,
      `${element.nodeName}X`,
    )
    if (renamed === undefined) return false
    while (element.firstChild !== null) renamed.appendChild(element.firstChild)
    element.parentNode?.replaceChild(renamed, element)
    return true
  },
  'before the one before it': (element) => {
    const next = nextElement(element)
    if (next === undefined) return false
    element.parentNode?.insertBefore(next, element)
    return true
  },
  twice: (element) => {
    element.parentNode?.insertBefore(element.cloneNode(true), element)
    return true
  },
  'with an extra child': (element) => {
    const extra = element.ownerDocument?.createElementNS(element.namespaceURI, 'extra')
    if (extra === undefined) return false
    element.appendChild(extra)
    return true
  },
  'in no namespace': (element) => {
    const plain = element.ownerDocument?.createElementNS(null, element.localName ?? '')
    if (plain === undefined) return false
    while (element.firstChild !== null) plain.appendChild(element.firstChild)
    element.parentNode?.replaceChild(plain, element)
    return true
  },
  'with other text': (element) => {
    if (element.getElementsByTagName('*').length > 0) return false
    element.textContent = 'altro'
    return true
  },
}

/** Where an element stands: what it is in, and between what. */
const placeOf = (element: Element): string => {
  const { parentNode, previousSibling, nextSibling } = element
  return `${parentNode?.nodeName}/${previousSibling?.nodeName},${element.nodeName},${nextSibling?.nodeName}`
}

/**
 * Every twin of these payloads: each element damaged in each way that applies. What stands in the same place of
 * several payloads, between the same elements, is damaged once.
 */
export const twinsOf = (payloads: readonly string[]): Twin[] => {
  const done = new Set<string>()
  return payloads.flatMap((payload) =>
    elementsOf(parse(payload)).flatMap((original, index) =>
      Object.entries(damages).flatMap(([how, damage]): Twin[] => {
        const place = `${placeOf(original)} ${how}`
        // A document has one root: it can only be renamed or filled.
        if (done.has(place) || (index === 0 && /removed|twice|before/.test(how))) return []
        done.add(place)
        const document = parse(payload)
        const element = elementsOf(document)[index]
        if (element === undefined || !damage(element)) return []
        const label = `${original.nodeName} ${how}`
        return [{ label, xml: new XMLSerializer().serializeToString(document) }]
      }),
    ),
  )
}
