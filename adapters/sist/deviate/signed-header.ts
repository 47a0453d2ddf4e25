import { XmlElement } from 'libxml2-wasm'

import { namespaces } from '../namespaces.ts'
import { timestampXml, toUtcSeconds, type SecurityOptions } from '../ws-security/sign.ts'
import { moved } from './duration.ts'
import { editXml, setText, type Insert } from './edit-xml.ts'
import { altered, deviateRecipe } from './security-recipe.ts'
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

const removed: Readonly<Record<string, string>> = {
  'no-timestamp': timestampPath,
  'no-token': '//wsse:BinarySecurityToken',
  'no-signature': '//ds:Signature',
  'no-security': '//wsse:Security',
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
