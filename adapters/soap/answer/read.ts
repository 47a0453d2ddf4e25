import type { XmlElement } from 'libxml2-wasm'

import type { Reading } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange, HttpAnswer } from '../../../src/model/exchange.ts'
import { messageXml } from '../../../src/xml/message-xml.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { namespaces } from '../namespaces.ts'
import { readFault } from './fault.ts'

const isEnvelope = (root: XmlElement): boolean =>
  root.name === 'Envelope' &&
  (root.namespaceUri === namespaces.soap || root.namespaceUri === namespaces.soap12)

/** The children of the only Body; otherwise what is wrong with the envelope. */
const bodyChildren = (root: XmlElement): readonly XmlElement[] | string => {
  if (!isEnvelope(root)) return t`XML che non è una busta SOAP (radice "${root.name}")`
  const bodies = root.find('s:Body', { s: root.namespaceUri }) as XmlElement[]
  const [body] = bodies
  return body === undefined || bodies.length > 1
    ? t`busta SOAP con ${bodies.length} Body`
    : (body.find('*') as XmlElement[])
}

const nameOf = ({ name, namespaceUri }: XmlElement): string => `{${namespaceUri}}${name}`

const describeHttp = ({ status, headers, body }: HttpAnswer): string =>
  t`HTTP ${status}, ${headers['content-type'] ?? t`senza content-type`}, ${body.length} byte`

const isSuccess = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300

const readChild = (
  child: XmlElement,
  promised: string | undefined,
  answer: HttpAnswer,
): Reading => {
  if (child.name === 'Fault' && child.namespaceUri === (child.parent as XmlElement).namespaceUri)
    return readFault(child, answer.status)
  const description = child.name
  if (promised === undefined)
    return {
      kind: 'other',
      description: t`${describeHttp(answer)}: «${description}», e non si sa che cosa si aspettava`,
    }
  if (nameOf(child) !== promised)
    return {
      kind: 'other',
      description: t`${describeHttp(answer)}: elemento inatteso «${description}»`,
    }
  return isSuccess(answer)
    ? { kind: 'expected', description }
    : {
        kind: 'other',
        description: t`${describeHttp(answer)}: ${description} con uno stato di errore`,
      }
}

/**
 * What kind of answer an exchange got. Which element was promised stands among the facts of the call: it is read
 * again in the same way where the contract is not at hand.
 */
export const readAnswer = ({ answer, facts }: Exchange): Reading => {
  if (answer.kind === 'none') return { kind: 'none', description: answer.message }
  const promised = facts['answer']
  // SOAP 1.2 Part 2 §7.4.1.2, WS-I Basic Profile R2714: a one-way call is answered with an empty body.
  if (promised === 'none' && answer.body.length === 0)
    return isSuccess(answer)
      ? { kind: 'expected', description: t`accolta (HTTP ${answer.status})` }
      : { kind: 'other', description: describeHttp(answer) }
  const xml = messageXml(answer.headers['content-type'] ?? '', answer.body)
  if (!xml.ok) return { kind: 'other', description: `${describeHttp(answer)}: ${xml.reason}` }
  const parsed = withXml(xml.value, ({ root }): Reading => {
    const children = bodyChildren(root)
    const other = (reason: string): Reading => ({
      kind: 'other',
      description: `${describeHttp(answer)}: ${reason}`,
    })
    if (typeof children === 'string') return other(children)
    const [child, ...others] = children
    if (child === undefined) return other(t`busta SOAP con Body vuoto`)
    return others.length > 0
      ? other(t`busta SOAP con più elementi nel Body`)
      : readChild(child, promised, answer)
  })
  if (parsed.ok) return parsed.value
  // A proxy's HTML page is not well-formed XML either: saying so would not help anyone.
  const aside = /xml/i.test(answer.headers['content-type'] ?? '') ? `: ${parsed.reason}` : ''
  return { kind: 'other', description: `${describeHttp(answer)}${aside}` }
}
