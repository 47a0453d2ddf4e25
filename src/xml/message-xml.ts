import { XmlDocument, XmlElement } from 'libxml2-wasm'

import { t } from '../lib/language/t.ts'
import { mediaParameter, mediaTypeOf, readMultipart, type BodyPart } from '../lib/multipart.ts'
import { safeParsing, type Parsed } from './parse-xml.ts'

const xopNamespace = 'http://www.w3.org/2004/08/xop/include'

const contentId = (part: BodyPart): string =>
  (part.headers['content-id'] ?? '').replace(/^<|>$/g, '')

/** RFC 2392 §2: a cid URL is the Content-ID, percent-encoded. */
const idOfUrl = (href: string): string => {
  try {
    return decodeURIComponent(href.replace(/^cid:/i, ''))
  } catch {
    return href
  }
}

/** The part that `start` names, else the first (RFC 2387 §3.2). */
const rootOf = (contentType: string, parts: readonly BodyPart[]): BodyPart | undefined => {
  const start = mediaParameter(contentType, 'start')?.replace(/^<|>$/g, '')
  return start === undefined ? parts[0] : parts.find((part) => contentId(part) === start)
}

const putIn = (root: XmlElement, parts: readonly BodyPart[]): string | null => {
  for (const node of root.find('//xop:Include', { xop: xopNamespace })) {
    if (!(node instanceof XmlElement)) continue
    const href = node.attr('href')?.value ?? ''
    const part = parts.find((one) => contentId(one) === idOfUrl(href))
    const holder = node.parent
    if (part === undefined || !(holder instanceof XmlElement))
      return t`xop:Include nomina «${href}», che il messaggio non porta`
    while (holder.firstChild !== null) holder.firstChild.remove()
    holder.addText(Buffer.from(part.body).toString('base64'))
  }
  return null
}

/** The root part of a multipart message as it travelled, and every other one; null where it is no multipart. */
const openMessage = (
  contentType: string,
  body: Uint8Array,
): Parsed<{ readonly root: BodyPart; readonly parts: readonly BodyPart[] } | null> => {
  if (mediaTypeOf(contentType) !== 'multipart/related') return { ok: true, value: null }
  const parts = readMultipart(contentType, body)
  if (parts === null) return { ok: false, reason: t`multipart incompleto o senza delimitatore` }
  const root = rootOf(contentType, parts)
  return root === undefined
    ? { ok: false, reason: t`multipart senza la parte principale` }
    : { ok: true, value: { root, parts } }
}

/** The XML of a message byte for byte: its body, or the root part of a multipart/related one. */
export const rootXml = (contentType: string, body: Uint8Array): Parsed<Uint8Array> => {
  const opened = openMessage(contentType, body)
  return opened.ok ? { ok: true, value: opened.value?.root.body ?? body } : opened
}

/**
 * The XML of a message: its body, or of a multipart/related one its root part with every xop:Include replaced by what it
 * stands for (XOP §3.2). What travelled stays as it is.
 */
export const messageXml = (contentType: string, body: Uint8Array): Parsed<Uint8Array> => {
  const opened = openMessage(contentType, body)
  if (!opened.ok) return opened
  if (opened.value === null) return { ok: true, value: body }
  const { root, parts } = opened.value
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(root.body, { option: safeParsing })
  } catch {
    // Whoever reads it says better what is wrong with it.
    return { ok: true, value: root.body }
  }
  try {
    const problem = putIn(document.root, parts)
    return problem === null
      ? { ok: true, value: Buffer.from(document.root.toString({ format: false }), 'utf8') }
      : { ok: false, reason: problem }
  } finally {
    document.dispose()
  }
}
