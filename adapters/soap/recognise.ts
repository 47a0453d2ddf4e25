import type { XmlElement } from 'libxml2-wasm'

import { headersIn } from '../../src/check/on-request.ts'
import { mediaParameter } from '../../src/lib/multipart.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { messageXml } from '../../src/xml/message-xml.ts'
import { withXml } from '../../src/xml/parse-xml.ts'
import { attachedParts, documentsIn, sentParts } from './answer/documents.ts'
import { contractFacts, messageIdIn } from './call-facts.ts'
import type { Contracts } from './contract/contracts.ts'
import { clark, type SoapOperation } from './contract/operation.ts'
import { namespaces } from './namespaces.ts'

interface Envelope {
  readonly version: SoapOperation['version']
  /** The child of the Body; null where it is empty. */
  readonly content: string | null
}

/** An envelope with at most one element in its only Body. */
const envelopeOf = (root: XmlElement): Envelope | undefined => {
  const { namespaceUri } = root
  const isTwelve = namespaceUri === namespaces.soap12
  if (root.name !== 'Envelope' || !(isTwelve || namespaceUri === namespaces.soap)) return undefined
  const children = root.find('s:Body', { s: namespaceUri }).map((body) => body.find('*'))
  const [content, ...bodies] = children
  if (content === undefined || bodies.length > 0 || content.length > 1) return undefined
  const [child] = content as XmlElement[]
  return {
    version: isTwelve ? '1.2' : '1.1',
    content:
      child === undefined ? null : clark({ namespace: child.namespaceUri, name: child.name }),
  }
}

/** The action of a request: SOAPAction (SOAP 1.1 §6.1.1), or a parameter of the media type (RFC 3902). */
const actionOf = (headers: Readonly<Record<string, string>>): string =>
  (headers['soapaction'] ?? '').replaceAll('"', '') ||
  (mediaParameter(headers['content-type'] ?? '', 'action') ?? '')

/** The operation of the contracts that a message calls: by what its Body holds, then by version, action and path. */
const operationFor = (
  { content }: Contracts,
  envelope: Envelope,
  { url, request }: Exchange,
): SoapOperation | undefined => {
  const action = actionOf(headersIn(request.head))
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const fits = content.operations.filter(
    ({ input, soapAction }) =>
      (input === null ? null : clark(input)) === envelope.content &&
      // Of an empty Body only the action tells what it asks for.
      (envelope.content !== null || (soapAction !== '' && soapAction === action)),
  )
  const better = (
    among: readonly SoapOperation[],
    holds: (one: SoapOperation) => boolean,
  ): readonly SoapOperation[] => (among.some(holds) ? among.filter(holds) : among)
  return [
    (one: SoapOperation) => one.version === envelope.version,
    (one: SoapOperation) => one.soapAction === action,
    (one: SoapOperation) => path.endsWith(one.path),
  ].reduce(better, fits)[0]
}

/** What a call that somebody else made is about, by the contracts; undefined where none has it. */
export const recognise = (
  contracts: Contracts,
  exchange: Exchange,
): Pick<Exchange, 'operation' | 'facts' | 'documents'> | undefined => {
  if (contracts.content.operations.length === 0) return undefined
  const contentType = headersIn(exchange.request.head)['content-type'] ?? ''
  const xml = messageXml(contentType, exchange.request.body)
  if (!xml.ok) return undefined
  const envelope = withXml(xml.value, ({ root }) => envelopeOf(root))
  if (!envelope.ok || envelope.value === undefined) return undefined
  const operation = operationFor(contracts, envelope.value, exchange)
  if (operation === undefined) return undefined
  return {
    operation: operation.name,
    facts: {
      operation: operation.name,
      ...contractFacts(operation),
      ...messageIdIn(xml.value),
    },
    documents: documentsIn([
      ...sentParts(contentType, exchange.request.body),
      ...(exchange.answer.kind === 'http' ? attachedParts(exchange.answer) : []),
    ]),
  }
}
