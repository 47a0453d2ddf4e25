import { createHash } from 'node:crypto'

import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import * as pkijs from 'pkijs'
import { ExclusiveCanonicalization } from 'xml-crypto'

/**
 * A signed request as a third party reads it, with nothing of the simulator: xmldom parses, xml-crypto
 * canonicalizes, pkijs reads the p7m.
 */
export interface SignedMessage {
  /** Exclusive C14N of the Timestamp and of SignedInfo. */
  readonly timestamp: string
  readonly signedInfo: string
  /** DER of the BinarySecurityToken. */
  readonly token: Buffer
  readonly payload: Element
  /** Each element's own text and each attribute, by its path: `Envelope/Header/Security/@mustUnderstand`. */
  readonly facts: readonly (readonly [path: string, value: string])[]
}

const ELEMENT = 1
const TEXT = 3
const CDATA = 4

const childNodes = (node: Node): Node[] => Array.from(node.childNodes)

const childElements = (node: Node): Element[] =>
  childNodes(node).filter((child): child is Element => child.nodeType === ELEMENT)

const named = (parent: Node, name: string): Element => {
  const found = childElements(parent).filter((child) => child.localName === name)
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`${found.length} elements ${name}`)
  return only
}

const canonical = (element: Element): string =>
  new ExclusiveCanonicalization().process(element as never, {} as never)

const ownText = (element: Element): string =>
  childNodes(element)
    .filter(({ nodeType }) => nodeType === TEXT || nodeType === CDATA)
    .map((node) => node.nodeValue ?? '')
    .join('')

const xmlns = 'http://www.w3.org/2000/xmlns/'

const factsOf = (element: Element, above: string): (readonly [string, string])[] => {
  const path = `${above}${element.localName}`
  return [
    [path, `{${element.namespaceURI}} ${ownText(element)}`] as const,
    ...Array.from(element.attributes)
      .filter(({ namespaceURI }) => namespaceURI !== xmlns)
      .map(
        ({ localName, namespaceURI, value }) =>
          [`${path}/@${localName}`, `{${namespaceURI ?? ''}} ${value}`] as const,
      ),
    ...childElements(element).flatMap((child) => factsOf(child, `${path}/`)),
  ]
}

/** The text of a descendant of the payload, by local names; null when there is none. */
export const textIn = (payload: Element, ...names: readonly string[]): string | null => {
  let at: Element | undefined = payload
  for (const name of names) at = at && childElements(at).find((child) => child.localName === name)
  return at?.textContent ?? null
}

/** Reads a signed request. Throws when it is not one. */
export const readSignedMessage = (bytes: Uint8Array): SignedMessage => {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const document = new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml')
  const root = document.documentElement
  if (root === null) throw new Error('no root')
  const security = named(named(root, 'Header'), 'Security')
  const payloads = childElements(named(root, 'Body'))
  const [payload] = payloads
  if (payload === undefined || payloads.length > 1) throw new Error('no single payload')
  return {
    timestamp: canonical(named(security, 'Timestamp')),
    signedInfo: canonical(named(named(security, 'Signature'), 'SignedInfo')),
    token: Buffer.from(named(security, 'BinarySecurityToken').textContent ?? '', 'base64'),
    payload,
    facts: factsOf(root, ''),
  }
}

/** Paths of what one message says and another does not; of what the other adds, where it leaves nothing out. */
export const differingPaths = (one: SignedMessage, other: SignedMessage): readonly string[] => {
  const left = [...other.facts]
  const gone = one.facts.filter(([path, value]) => {
    const index = left.findIndex(([where, what]) => where === path && what === value)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  return [...new Set((gone.length > 0 ? gone : left).map(([path]) => path))]
}

/** What a p7m signs, and by whom. */
const signedIn = (der: Uint8Array): readonly string[] => {
  const content = pkijs.ContentInfo.fromBER(Uint8Array.from(der))
  const signedData = new pkijs.SignedData({ schema: content.content as unknown })
  const hash = (value: Uint8Array | ArrayBuffer): string =>
    createHash('sha256').update(new Uint8Array(value)).digest('hex')
  const octets = signedData.encapContentInfo.eContent
  return [
    hash(octets?.getValue() ?? new Uint8Array()),
    ...signedData.signerInfos.flatMap(({ signedAttrs, signature, sid }) => [
      hash(signedAttrs?.encodedValue ?? new Uint8Array()),
      hash(signature.getValue()),
      hash((sid as pkijs.IssuerAndSerialNumber).toSchema().toBER()),
    ]),
  ]
}

/** Whether two p7m, which may differ in bytes that nobody signs, sign the same. */
export const signTheSame = (one: Uint8Array, other: Uint8Array): boolean =>
  signedIn(one).join() === signedIn(other).join()
