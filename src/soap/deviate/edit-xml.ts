import {
  XmlAttribute,
  XmlDocument,
  XmlElement,
  XmlSimpleNode,
  XmlTreeNode,
  type SaveOptions,
  type XmlNode,
} from 'libxml2-wasm'
import { z } from 'zod'

import { t } from '../../lib/language/t.ts'
import { isXpath } from '../../xml/is-xpath.ts'
import { safeParsing, withXml } from '../../xml/parse-xml.ts'
import { ineffective } from './trouble.ts'

const Xpath = z
  .string()
  .min(1)
  .refine(isXpath, { error: t`attesa un'espressione XPath 1.0 valida` })

const places = ['into', 'before', 'after'] as const
type Place = (typeof places)[number]

/** One change of an XML document, where an XPath says. What the XPath finds must exist. */
export const Edit = z
  .strictObject({
    remove: Xpath.optional().meta({
      description: t`XPath di ciò che si toglie: elementi, attributi o testi.`,
    }),
    replace: z
      .strictObject({
        at: Xpath.meta({ description: t`XPath di ciò che cambia: elementi, attributi o testi.` }),
        with: z.string().meta({ description: t`Il nuovo testo; quello che c’era va perduto.` }),
      })
      .optional()
      .meta({ description: t`Mette un altro testo al posto di quello che c’è.` }),
    add: z
      .strictObject({
        into: Xpath.optional().meta({
          description: t`XPath dell'elemento in fondo al quale si aggiunge.`,
        }),
        before: Xpath.optional().meta({ description: t`XPath dell'elemento prima del quale.` }),
        after: Xpath.optional().meta({ description: t`XPath dell'elemento dopo il quale.` }),
        xml: z
          .string()
          .min(1)
          .meta({ description: t`XML da aggiungere, così come è scritto.` }),
      })
      .refine((add) => places.filter((place) => add[place] !== undefined).length === 1, {
        error: t`attesa una sola chiave tra into, before, after`,
      })
      .optional()
      .meta({ description: t`Aggiunge XML dove indicato.` }),
  })
  .refine((edit) => Object.values(edit).filter((value) => value !== undefined).length === 1, {
    error: t`attesa una sola chiave tra remove, replace, add`,
  })
export type Edit = Readonly<z.output<typeof Edit>>

/** One change, or several in order. */
export const Edits = z.union([Edit, z.array(Edit).min(1)])
export type Edits = z.output<typeof Edits>

/** Puts XML, as it is written, beside a node or at the end of it. */
export type Insert = (place: Place, node: XmlElement, xml: string) => void

/**
 * The text of a document after `change` has worked on it: not formatted, without XML declaration. What is not
 * changed stays the same XML; it also stays byte for byte when it was written by libxml2's rules.
 */
export const editXml = (
  xml: string,
  change: (root: XmlElement, insert: Insert) => void,
  options: SaveOptions = {},
): string => {
  const document = XmlDocument.fromString(xml, { option: safeParsing })
  const inserted = new Map<string, string>()
  // libxml2-wasm parses no fragments: a comment keeps the place, and the text takes it over in the end.
  const insert: Insert = (place, node, fragment) => {
    const mark = `collaudo-insert-${inserted.size}`
    inserted.set(`<!--${mark}-->`, fragment)
    if (place === 'into') node.addComment(mark)
    else if (place === 'before') node.prependComment(mark)
    else node.appendComment(mark)
  }
  try {
    change(document.root, insert)
    const edited = document.root.toString({ format: false, ...options })
    return [...inserted].reduce(
      (text, [mark, fragment]) => text.replace(mark, () => fragment),
      edited,
    )
  } finally {
    document.dispose()
  }
}

/** Puts a text in the place of all that a node holds. */
export const setText = (node: XmlNode, text: string): boolean => {
  if (node instanceof XmlAttribute || node instanceof XmlSimpleNode) {
    node.content = text
    return true
  }
  if (!(node instanceof XmlElement)) return false
  while (node.firstChild !== null) node.firstChild.remove()
  if (text !== '') node.addText(text)
  return true
}

// What stands inside of another found node goes with it: touched again, it would be gone already.
const outermost = (nodes: readonly XmlNode[]): readonly XmlNode[] =>
  nodes.filter((node) => {
    for (let above = node.parent; above !== null; above = above.parent)
      if (nodes.some((other) => above?.isSameNode(other))) return false
    return true
  })

/** Prefixes that the XPath of an edit may use. */
type Prefixes = Readonly<Record<string, string>>

/** Where an edit is made: the key under `deviate` that asks for it, and the prefixes of its XPath. */
export interface EditPlace {
  readonly layer: string
  readonly namespaces: Prefixes
}

const nodesAt = (
  root: XmlElement,
  xpath: string,
  { layer, namespaces }: EditPlace,
): readonly XmlNode[] => {
  let found: ReturnType<XmlElement['eval']>
  try {
    found = root.eval(xpath, { ...namespaces })
  } catch {
    throw ineffective(layer, t`l'XPath ${xpath} non si può valutare`)
  }
  if (!Array.isArray(found))
    throw ineffective(layer, t`l'XPath ${xpath} dà un valore: attesi elementi, attributi o testi`)
  if (found.length === 0)
    throw ineffective(
      layer,
      t`l'XPath ${xpath} non trova nulla: il messaggio partirebbe integro`,
      t`I prefissi sono ${Object.keys(namespaces).join(', ')}; la radice è ${root.prefix === '' ? '' : `${root.prefix}:`}${root.name}.`,
    )
  return outermost(found)
}

const removeNodes = (nodes: readonly XmlNode[], xpath: string, layer: string): void => {
  for (const node of nodes) {
    const isRoot = node instanceof XmlElement && node.parent === null
    if (isRoot || !(node instanceof XmlAttribute || node instanceof XmlTreeNode))
      throw ineffective(layer, t`l'XPath ${xpath} trova ciò che non si può togliere`)
    node.remove()
  }
}

const applyEdit = (root: XmlElement, insert: Insert, edit: Edit, place: EditPlace): void => {
  const { layer } = place
  const { remove, replace, add } = edit
  if (remove !== undefined) removeNodes(nodesAt(root, remove, place), remove, layer)
  if (replace !== undefined)
    for (const node of nodesAt(root, replace.at, place)) {
      if (node.content === replace.with)
        throw ineffective(layer, t`«${replace.with}» è già il testo di ${replace.at}`)
      if (!setText(node, replace.with))
        throw ineffective(layer, t`l'XPath ${replace.at} trova ciò che non ha un testo`)
    }
  if (add === undefined) return
  for (const where of places) {
    const xpath = add[where]
    if (xpath === undefined) continue
    for (const node of nodesAt(root, xpath, place)) {
      if (!(node instanceof XmlElement) || (where !== 'into' && node.parent === null))
        throw ineffective(layer, t`l'XPath ${xpath} non trova un elemento presso cui aggiungere`)
      insert(where, node, add.xml)
    }
  }
}

/** Applies the edits of a case, in order; throws DEVIATION_INVALID where one of them would break nothing. */
export const applyEdits = (
  xml: string,
  edits: Edits,
  place: EditPlace,
  options: SaveOptions = {},
): string => {
  const list: readonly Edit[] = Array.isArray(edits) ? edits : [edits]
  return list.reduce((current, edit) => {
    const edited = editXml(current, (root, insert) => applyEdit(root, insert, edit, place), options)
    const read = withXml(Buffer.from(edited, 'utf8'), () => null)
    if (read.ok) return edited
    throw ineffective(
      place.layer,
      t`con «xml: ${edit.add?.xml ?? ''}» il documento non è più leggibile (${read.reason})`,
      t`Scrivere elementi completi, con i prefissi che il documento dichiara; per un messaggio non ben formato usare \`envelope: not-well-formed\`.`,
    )
  }, xml)
}
