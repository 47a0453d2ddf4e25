import { posix } from 'node:path'

import { t } from '../lib/language/t.ts'
import type { PackageParts } from './package-parts.ts'
import { refusedDocument } from './refusal.ts'
import { attribute, scanXml } from './scan-xml.ts'

/** One link from a part to another, or to something outside the package. */
export interface Relationship {
  readonly id: string
  /** The last word of its type: `worksheet`, `sharedStrings`, … */
  readonly type: string
  /** The part's name; an address where it is external. */
  readonly target: string
  readonly isExternal: boolean
}

/** Links of a part, by its name; of the package itself for an empty name. */
export const relationshipsOf = (parts: PackageParts, part: string): Relationship[] => {
  const { dir, base } = posix.parse(part)
  const name = posix.join(dir, '_rels', `${base}.rels`)
  const xml = parts.text(name)
  const found: Relationship[] = []
  if (xml === undefined) return found
  scanXml(name, xml, {
    open: (tag) => {
      if (tag.name !== 'Relationship') return
      const written = attribute(tag, 'Target') ?? ''
      const isExternal = attribute(tag, 'TargetMode') === 'External'
      // A part outside the package is no part: the name is then one that the package does not have.
      const target = isExternal ? written : posix.join('/', dir, written).slice(1)
      found.push({
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
        target: written.startsWith('/') && !isExternal ? posix.normalize(written).slice(1) : target,
        isExternal,
      })
    },
  })
  return found
}

/** The part that a package is about: a workbook or a Word document. */
export const mainPart = (parts: PackageParts): string | undefined =>
  relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target

/** What the package holds that may run or reach out: neither is ever done here. */
export const dormantIn = (
  parts: PackageParts,
): { readonly macros: boolean; readonly externalLinks: number } => ({
  macros: parts.names.some((name) => /vbaProject\.bin$|\/(?:macrosheets|activeX)\//i.test(name)),
  externalLinks: parts.names.filter((name) => /\/externalLinks\/[^/]+\.xml$/i.test(name)).length,
})

const xmlEscapes = /_x([0-9A-Fa-f]{4})_/g

/** Text of a workbook: `_x000D_` is how it writes a character that XML does not keep. */
export const decodeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(xmlEscapes, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

const mostStrings = 1_000_000

/** The strings that cells share, each without its fonts and its phonetic reading. */
export const sharedStringsOf = (where: string, xml: string): string[] => {
  const strings: string[] = []
  let current = ''
  let isText = false
  let phonetic = 0
  scanXml(where, xml, {
    open: ({ name }) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic += 1
      isText = name === 't' && phonetic === 0
    },
    text: (text) => {
      if (isText) current += text
    },
    close: ({ name }) => {
      isText = false
      if (name === 'rPh') phonetic -= 1
      else if (name === 'si') {
        strings.push(decodeText(current))
        if (strings.length > mostStrings)
          throw refusedDocument(
            t`${where} ha più di ${mostStrings} testi`,
            t`dividere il documento`,
          )
      }
    },
  })
  return strings
}
