import type { X509Certificate } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import type { SimulatedRequest, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import type { MimeMessage } from './mime.ts'
import type { Policy } from './policy.ts'
import type { ValidatePayload } from './schema.ts'
import type { OfferedOperation, OfferedPort } from './wsdl.ts'
import type { ReadSecurity } from './security/read-security.ts'

/** A service made from one WSDL. */
export interface ServedContract {
  readonly wsdl: string
  readonly ports: readonly OfferedPort[]
  readonly policy: Policy
  readonly validate: ValidatePayload
}

/** What the service remembers of the messages that it took. */
export interface Seen {
  readonly messageIds: Set<string>
  readonly nonces: Set<string>
}

/** A request as it was read, for the rules. */
export interface Received {
  readonly request: SimulatedRequest
  readonly world: SimulatedWorld
  readonly contract: ServedContract
  readonly port: OfferedPort
  readonly root: XmlElement
  /** Null where the root is no envelope of SOAP. */
  readonly version: '1.1' | '1.2' | null
  readonly headers: readonly XmlElement[]
  readonly payloads: readonly XmlElement[]
  /** The operation whose input stands in the Body. */
  readonly operation: OfferedOperation | undefined
  readonly mime: MimeMessage | null
  /** Names of attachments that the message asks for and does not carry. */
  readonly lostParts: readonly string[]
  readonly security: ReadSecurity
  readonly signer: X509Certificate | undefined
  readonly seen: Seen
  readonly now: Date
}

/** The children of the Header of that name. */
export const headersNamed = (
  { headers }: Pick<Received, 'headers'>,
  namespace: string,
  name: string,
): readonly XmlElement[] =>
  headers.filter((one) => one.namespaceUri === namespace && one.name === name)
