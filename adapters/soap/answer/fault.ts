import type { XmlElement } from 'libxml2-wasm'

import type { Reading } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import { namespaces } from '../namespaces.ts'

const usualPrefixes = new Map<string, string>(
  Object.entries(namespaces).map(([prefix, namespace]) => [namespace, prefix]),
)

/** A qualified name by the prefix that is usual for its namespace, whatever the answer has for it. */
const usualName = (element: XmlElement): string => {
  const text = element.content.trim()
  const at = text.indexOf(':')
  const namespace = element.namespaces[at < 0 ? '' : text.slice(0, at)] ?? ''
  const prefix = usualPrefixes.get(namespace)
  const local = text.slice(at + 1)
  return prefix === undefined || prefix === 'soap' || prefix === 'soap12'
    ? local
    : `${prefix}:${local}`
}

const first = (fault: XmlElement, xpath: string): XmlElement | undefined =>
  fault.find(xpath, { s: fault.namespaceUri })[0] as XmlElement | undefined

const last = (fault: XmlElement, xpath: string): XmlElement | undefined =>
  fault.find(xpath, { s: fault.namespaceUri }).at(-1) as XmlElement | undefined

// The names under which public services put their own code into the detail of a fault.
const ownCodes = ['errorcode', 'codice', 'code', 'codiceerrore']

const ownCode = (detail: XmlElement | undefined): string | undefined =>
  (detail?.find('.//*[not(*)]') as XmlElement[] | undefined)
    ?.find(({ name, content }) => ownCodes.includes(name.toLowerCase()) && content.trim() !== '')
    ?.content.trim()

/** `FSE-00407 - …`: a code at the beginning of the words. */
const codeInWords = (words: string): string | undefined =>
  /^\s*([A-Z]{2,10}-?\d{2,6})\b/.exec(words)?.[1]

const textsOf = (element: XmlElement | undefined): string =>
  (element?.find('.//text()') ?? [])
    .map((node) => node.content.trim())
    .filter((text) => text !== '')
    .join(' ')

/**
 * A Fault of SOAP 1.1 or 1.2. Its code is the service's own (in the detail, or at the beginning of the words), else the
 * most precise that SOAP has: the innermost Subcode, the faultcode.
 */
export const readFault = (fault: XmlElement, status: number): Reading => {
  const isTwelve = fault.namespaceUri === namespaces.soap12
  const words = (
    isTwelve ? first(fault, 's:Reason/s:Text') : first(fault, 'faultstring')
  )?.content.trim()
  const detail = isTwelve ? first(fault, 's:Detail') : first(fault, 'detail')
  const soapCode = isTwelve
    ? (last(fault, './/s:Subcode/s:Value') ?? first(fault, 's:Code/s:Value'))
    : first(fault, 'faultcode')
  const code =
    ownCode(detail) ??
    codeInWords(words ?? '') ??
    (soapCode === undefined ? null : usualName(soapCode))
  const text = words ?? ''
  // SOAP 1.1 §6.2: a fault travels with HTTP 500; SOAP 1.2 Part 2 §7.5.2.2 has 400 too.
  const aside = status === 500 || status === 400 ? '' : t` (con HTTP ${status})`
  return {
    kind: 'fault',
    code,
    text,
    detail: textsOf(detail),
    description: t`Fault ${code ?? t`senza codice`}: ${text === '' ? t`(senza testo)` : text}${aside}`,
  }
}
