import type { XmlElement } from 'libxml2-wasm'

import type { SimulatedRequest, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import type { MimeMessage } from './mime.ts'
import type { Received, Seen, ServedContract } from './received.ts'
import { readSecurity } from './security/read-security.ts'
import type { OfferedPort } from './wsdl.ts'
import { namespaces } from './xml/namespaces.ts'
import { childElements, elements, nameOf } from './xml/read-xml.ts'

const versionOf = (root: XmlElement): Received['version'] => {
  if (root.name !== 'Envelope') return null
  if (root.namespaceUri === namespaces.s11) return '1.1'
  return root.namespaceUri === namespaces.s12 ? '1.2' : null
}

const partsNamed = (root: XmlElement, name: string): readonly XmlElement[] =>
  childElements(root)
    .filter((one) => one.name === name && one.namespaceUri === root.namespaceUri)
    .flatMap((one) => childElements(one))

/** The Content-ID that an xop:Include names. */
export const includedId = (include: XmlElement): string =>
  decodeURIComponent((include.attr('href')?.value ?? '').replace(/^cid:/i, ''))

/** A request as it was read. Nothing in it is trusted yet. */
export const readRequest = (
  root: XmlElement,
  around: {
    readonly request: SimulatedRequest
    readonly world: SimulatedWorld
    readonly contract: ServedContract
    readonly port: OfferedPort
    readonly mime: MimeMessage | null
    readonly seen: Seen
  },
): Received => {
  const headers = partsNamed(root, 'Header')
  const payloads = partsNamed(root, 'Body')
  const [payload] = payloads
  const security = readSecurity(
    root,
    headers.find((one) => one.namespaceUri === namespaces.wsse && one.name === 'Security'),
    around.world.operators.map(({ authentication }) => authentication),
  )
  const input = payload === undefined ? '' : nameOf(payload)
  const asked = elements(root, '//xop:Include').map(includedId)
  return {
    ...around,
    root,
    version: versionOf(root),
    headers,
    payloads,
    operation: around.port.operations.find((one) => one.input === input),
    lostParts: asked.filter((id) => around.mime?.parts.has(id) !== true),
    security,
    signer: security.signer,
    now: around.request.receivedAt,
  }
}
