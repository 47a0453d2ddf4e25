import { ParseOption, XmlDocument } from 'libxml2-wasm'

import { safeParsing } from '../../xml/parse-xml.ts'

const safe = safeParsing | ParseOption.XML_PARSE_NOBLANKS

/** Longer XML is not laid out for a reader. */
export const largestReadable = 1024 * 1024

const parse = (bytes: Uint8Array): XmlDocument | undefined => {
  try {
    return XmlDocument.fromBuffer(bytes, { option: safe })
  } catch {
    return undefined
  }
}

/** The XML indented for a reader, or undefined when it is not well-formed XML or longer than 1 MiB. */
export const prettyXml = (bytes: Uint8Array): string | undefined => {
  if (bytes.length === 0 || bytes.length > largestReadable) return undefined
  const document = parse(bytes)
  try {
    return document?.toString({ format: true })
  } finally {
    document?.dispose()
  }
}
