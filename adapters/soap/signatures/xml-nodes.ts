import { DOMParser, type Element } from '@xmldom/xmldom'

const isElement = (node: unknown): node is Element => (node as Element).nodeType === 1

/** The root of a document; undefined where it is not well-formed. */
export const rootElement = (xml: string): Element | undefined => {
  try {
    const strict = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    })
    return strict.parseFromString(xml, 'text/xml').documentElement ?? undefined
  } catch {
    return undefined
  }
}

export const isNamed = (element: Element, namespace: string, name: string): boolean =>
  element.namespaceURI === namespace && element.localName === name

/** The elements right under another. */
export const childrenOf = (parent: Element): readonly Element[] =>
  [...parent.childNodes].filter(isElement)

/** The children of that name. */
export const childrenNamed = (
  parent: Element,
  namespace: string,
  name: string,
): readonly Element[] => childrenOf(parent).filter((one) => isNamed(one, namespace, name))

/** An element and everything under it, in the order of the document. */
export const descendantsNamed = (
  root: Element,
  namespace: string,
  name: string,
): readonly Element[] => [...root.getElementsByTagNameNS(namespace, name)]

/** What a reference may find an element by: `Id`, `ID` and `id`, in whatever namespace. */
const idsOf = (element: Element): readonly string[] =>
  [...element.attributes]
    .filter(({ localName }) => localName?.toLowerCase() === 'id')
    .map(({ value }) => value)

/** Every element that a reference by that id may mean. */
export const elementsWithId = (root: Element, id: string): readonly Element[] =>
  [root, ...root.getElementsByTagName('*')].filter((one) => idsOf(one).includes(id))

export const textOf = (element: Element | undefined): string => element?.textContent?.trim() ?? ''
