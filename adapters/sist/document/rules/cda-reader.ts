import { XmlElement } from 'libxml2-wasm'

const prefixes = { h: 'urn:hl7-org:v3' }

/** An id as a document writes it. */
export interface WrittenId {
  readonly root: string | undefined
  readonly extension: string | undefined
  readonly authority: string | undefined
}

/** The elements that an XPath finds. In it, `h` stands for the namespace of the document. */
export const elementsAt = (at: XmlElement, xpath: string): readonly XmlElement[] =>
  at.find(xpath, prefixes).filter((node) => node instanceof XmlElement)

/** An attribute of the only element that an XPath finds, or of the first. */
export const attributeAt = (at: XmlElement, xpath: string, name: string): string | undefined =>
  elementsAt(at, xpath)[0]?.attr(name)?.value

/** The ids that an XPath finds. */
export const idsAt = (at: XmlElement, xpath: string): readonly WrittenId[] =>
  elementsAt(at, xpath).map((element) => ({
    root: element.attr('root')?.value,
    extension: element.attr('extension')?.value,
    authority: element.attr('assigningAuthorityName')?.value,
  }))
