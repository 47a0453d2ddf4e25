import { XmlElement } from 'libxml2-wasm'

import { namespaces, x509v3 } from '../namespaces.ts'
import { timestampXml, toUtcSeconds, type SecurityOptions } from '../ws-security/sign.ts'
import { moved } from '../../../src/soap/deviate/duration.ts'
import { editXml, setText, type Insert } from '../../../src/soap/deviate/edit-xml.ts'
import { altered, deviateRecipe, passingElement } from './security-recipe.ts'
import type { SecurityDeviation, Wrapping } from './security.ts'

const elementAt = (root: XmlElement, xpath: string): XmlElement => {
  const [only] = root.find(xpath, namespaces)
  if (only instanceof XmlElement) return only
  throw new Error(`the envelope has no ${xpath}`)
}

const timestampPath = '//wsse:Security/wsu:Timestamp'

const wrap = (root: XmlElement, insert: Insert, kind: Wrapping, fresh: string): void => {
  const security = elementAt(root, '//wsse:Security')
  const timestamp = elementAt(root, timestampPath)
  const text = (element: XmlElement): string => element.toString({ format: false })
  switch (kind) {
    case 'second-timestamp':
      insert('before', timestamp, fresh)
      return
    case 'signed-elsewhere':
      insert('before', timestamp, fresh)
      insert(
        'after',
        security,
        `<wrapper xmlns="urn:wrapper" xmlns:wsu="${namespaces.wsu}">${text(timestamp)}</wrapper>`,
      )
      timestamp.remove()
      return
    case 'security-in-body':
      insert('before', elementAt(root, '//body-place'), text(security))
      security.remove()
  }
}

const tokenPath = '//wsse:BinarySecurityToken'

const removed: Readonly<Record<string, string>> = {
  'no-timestamp': timestampPath,
  'no-token': tokenPath,
  'no-signature': '//ds:Signature',
  'no-security': '//wsse:Security',
  'reference-lost': `//wsu:${passingElement}`,
}

const twice: Readonly<Record<string, string>> = {
  'two-tokens': tokenPath,
  'two-signatures': '//ds:Signature',
}

const setAttribute = (element: XmlElement, name: string, value: string): void => {
  const attribute = element.attr(name)
  if (attribute === null) throw new Error(`the element has no ${name}`)
  attribute.content = value
}

/** Changes of what names the key: the signature covers the Timestamp alone, and holds. */
const changeToken = (root: XmlElement, deviation: string): void => {
  switch (deviation) {
    case 'token-type':
      setAttribute(elementAt(root, tokenPath), 'ValueType', x509v3.replace('#X509v3', '#PKCS7'))
      return
    case 'token-unreadable':
      setText(elementAt(root, tokenPath), Buffer.from('no certificate').toString('base64'))
      return
    case 'key-elsewhere':
      setAttribute(
        elementAt(root, '//wsse:SecurityTokenReference/wsse:Reference'),
        'URI',
        '#elsewhere',
      )
  }
}

const change = (
  root: XmlElement,
  insert: Insert,
  deviation: SecurityDeviation,
  options: SecurityOptions,
): void => {
  if (typeof deviation === 'object') {
    const { instant, freshId } = options
    const fresh = timestampXml(freshId(), instant, moved(instant, '5m'))
    if (deviation.wrapping !== undefined) wrap(root, insert, deviation.wrapping, fresh)
    return
  }
  const gone = removed[deviation]
  if (gone !== undefined) elementAt(root, gone).remove()
  const repeated = twice[deviation]
  if (repeated !== undefined) {
    const element = elementAt(root, repeated)
    const id = element.attr('Id', 'wsu')?.value
    const copy = element.toString({ format: false })
    insert(
      'after',
      element,
      id === undefined ? copy : copy.replace(`"${id}"`, `"${options.freshId()}"`),
    )
  }
  changeToken(root, deviation)
  if (deviation === 'timestamp-altered') {
    const expires = elementAt(root, `${timestampPath}/wsu:Expires`)
    setText(expires, toUtcSeconds(moved(new Date(expires.content), '1h')))
  }
  if (deviation === 'signature-altered') {
    const value = elementAt(root, '//ds:SignatureValue')
    setText(value, altered(Buffer.from(value.content, 'base64')).toString('base64'))
  }
  if (deviation === 'duplicate-id') {
    const body = elementAt(root, '/*/*[local-name()="Body"]')
    const id = elementAt(root, timestampPath).attr('Id', 'wsu')?.value ?? ''
    body.addNsDeclaration(namespaces.wsu, 'wsu')
    body.setAttr('Id', id, 'wsu')
  }
}

const changesNothingSigned = (deviation: SecurityDeviation): boolean =>
  typeof deviation === 'object' && deviation.wrapping === undefined

/** What `secureEnvelope` does differently. */
export const securityDeviation = (
  deviation: SecurityDeviation | undefined,
  envelopeNamespace: string,
  options: SecurityOptions,
): NonNullable<SecurityOptions['deviation']> => ({
  envelopeNamespace,
  recipe: async (policy) =>
    deviation === undefined ? policy : deviateRecipe(policy, deviation, options.key),
  afterSigning: (envelope) =>
    deviation === undefined || changesNothingSigned(deviation)
      ? envelope
      : editXml(envelope, (root, insert) => change(root, insert, deviation, options)),
})
