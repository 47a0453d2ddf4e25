import { SaxesParser } from 'saxes'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { refusedDocument } from './refusal.ts'

/** A start tag, with the place of its first character and of the one after its last. */
export interface StartTag {
  /** Without its prefix: producers choose different ones. */
  readonly name: string
  readonly prefix: string
  readonly attributes: Readonly<Record<string, string>>
  readonly start: number
  readonly end: number
  readonly selfClosing: boolean
}

export interface EndTag {
  readonly name: string
  readonly start: number
  readonly end: number
}

export interface XmlEvents {
  readonly open?: (tag: StartTag) => void
  /** For an empty element too, right after `open`, with the same place. */
  readonly close?: (tag: EndTag) => void
  readonly text?: (text: string) => void
}

const deepest = 256

const parted = (name: string): { readonly prefix: string; readonly local: string } => {
  const colon = name.indexOf(':')
  return colon === -1
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon + 1), local: name.slice(colon + 1) }
}

/** An attribute by its local name, whatever its prefix. */
export const attribute = ({ attributes }: StartTag, name: string): string | undefined =>
  attributes[name] ??
  Object.entries(attributes).find(
    ([key]) => key.endsWith(`:${name}`) && !key.startsWith('xmlns'),
  )?.[1]

/**
 * Reads a part of a document tag by tag. A DOCTYPE is refused, so that no entity is ever declared, and so
 * is what is not well-formed or is too deep. `where` names the part for the reader of a refusal.
 */
export const scanXml = (where: string, xml: string, events: XmlEvents): void => {
  const parser = new SaxesParser()
  let depth = 0
  const fail = (reason: string): never => {
    throw refusedDocument(
      `${where} ${reason}`,
      t`aprire il documento, salvarlo di nuovo, e importare quello; se non si apre, farselo rimandare`,
    )
  }
  parser.on('doctype', () => fail(t`contiene un DOCTYPE`))
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > deepest) fail(t`ha più di ${deepest} livelli`)
    if (events.open === undefined) return
    const { prefix, local } = parted(tag.name)
    const end = parser.position
    events.open({
      name: local,
      prefix,
      attributes: tag.attributes,
      // An attribute cannot hold a bare «<»: the nearest one opens this tag.
      start: xml.lastIndexOf('<', end - 1),
      end,
      selfClosing: tag.isSelfClosing,
    })
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (events.close === undefined) return
    const end = parser.position
    events.close({ name: parted(name).local, start: xml.lastIndexOf('<', end - 1), end })
  })
  if (events.text !== undefined) {
    parser.on('text', events.text)
    parser.on('cdata', events.text)
  }
  let broken = ''
  parser.on('error', (error) => {
    broken = error.message
    throw error
  })
  try {
    parser.write(xml).close()
  } catch (error) {
    if (error instanceof HarnessError || broken === '') throw error
    fail(t`non è XML ben formato (${broken})`)
  }
}
