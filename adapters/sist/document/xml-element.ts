import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'

/** An element of a document to be written. Text is plain: it is escaped when it is serialised. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly (XmlElement | string)[]
}

/** What may stand among children: nothing at all, one thing, or a list of things. */
export type XmlChild = XmlElement | string | undefined | readonly XmlChild[]

const isList = (child: XmlChild): child is readonly XmlChild[] => Array.isArray(child)

const flatten = (children: readonly XmlChild[]): (XmlElement | string)[] =>
  children.flatMap((child) => {
    if (child === undefined) return []
    if (isList(child)) return flatten(child)
    return [child]
  })

/** An element; attributes that are `undefined` and children that are `undefined` are left out. */
export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: readonly XmlChild[]
): XmlElement => ({ name, attributes, children: flatten(children) })

// XML 1.0 §2.2: these can be written in no way, not even escaped; nor can half a surrogate pair.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

const escapeText = (text: string): string => {
  const found = forbidden.exec(text)?.[0]
  if (found !== undefined) {
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    throw new HarnessError(
      'REQUEST_INVALID',
      t`Un testo contiene il carattere U+${code}, che in XML non si può scrivere.`,
      { hint: t`Togliere il carattere dai dati del caso.` },
    )
  }
  return xmlEscape(text)
}

// XML 1.0 §3.3.3: a bare tab or line feed in an attribute would be read back as a space.
const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')

const serialise = ({ name, attributes, children }: XmlElement): string => {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('')
  if (children.length === 0) return `<${name}${written}/>`
  const content = children.map((child) =>
    typeof child === 'string' ? escapeText(child) : serialise(child),
  )
  return `<${name}${written}>${content.join('')}</${name}>`
}

/** The whole document, declared as UTF-8, without white space of its own between elements. */
export const toXmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${serialise(root)}\n`
