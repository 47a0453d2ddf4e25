import type { XmlElement } from 'libxml2-wasm'

import { namespaces } from '../xml/namespaces.ts'
import { childElements, textAt } from '../xml/read-xml.ts'
import { headersNamed, type Received } from '../received.ts'
import type { Rule } from '../rule.ts'
import { valueHolds } from './signature.ts'

const skewMs = 2 * 60_000

const covers = ({ security }: Received, element: XmlElement): boolean =>
  security.references.some(({ target }) => target?.isSameNode(element) === true)

const bodyOf = ({ root }: Received): XmlElement | undefined =>
  childElements(root).find(
    ({ name, namespaceUri }) => name === 'Body' && namespaceUri === root.namespaceUri,
  )

/** Asks that a part is signed, where the policy asks for that and there is both a signature and the part. */
const signed =
  (
    part: 'timestamp' | 'body' | 'addressing' | 'assertion',
    partsOf: (received: Received) => readonly (XmlElement | undefined)[],
  ) =>
  (received: Received): string | undefined => {
    const { policy } = received.contract
    if (!policy.signed.includes(part) || received.security.signature === undefined) return undefined
    const loose = partsOf(received).find((one) => one !== undefined && !covers(received, one))
    return loose === undefined ? undefined : `${loose.name} non è tra le parti firmate`
  }

const timeAt = (timestamp: XmlElement, name: string): number =>
  Date.parse(textAt(timestamp, `wsu:${name}`) ?? '')

const needsHeader = ({ contract: { policy } }: Received): boolean =>
  policy.timestamp ||
  policy.signed.length > 0 ||
  policy.saml !== undefined ||
  Object.keys(policy.users).length > 0

const isKnown = ({ world, security: { signer } }: Received): boolean =>
  signer !== undefined &&
  world.operators.some(({ authentication }) => authentication.raw.equals(signer.raw))

/** The header, the Timestamp and the signature of the message. */
export const securityRules: readonly Rule<Received>[] = [
  {
    name: 'wss-header',
    check: (received) =>
      needsHeader(received) && received.security.header === undefined
        ? 'manca wsse:Security'
        : undefined,
  },
  {
    name: 'wss-timestamp',
    check: ({ contract: { policy }, security: { header, timestamp } }) =>
      policy.timestamp && header !== undefined && timestamp === undefined
        ? 'manca wsu:Timestamp'
        : undefined,
  },
  {
    name: 'wss-timestamp-window',
    check: ({ contract: { policy }, security: { timestamp }, now }) => {
      if (!policy.timestamp || timestamp === undefined) return undefined
      const at = now.getTime()
      return timeAt(timestamp, 'Created') - skewMs <= at &&
        at < timeAt(timestamp, 'Expires') + skewMs
        ? undefined
        : 'il Timestamp non vale in questo momento'
    },
  },
  {
    name: 'wss-signature',
    check: ({ contract: { policy }, security: { header, signature } }) =>
      policy.signed.length > 0 && header !== undefined && signature === undefined
        ? 'il messaggio non è firmato'
        : undefined,
  },
  {
    name: 'wss-key-known',
    check: (received) =>
      received.security.signature === undefined || isKnown(received)
        ? undefined
        : 'la chiave che firma non è di nessuno che si conosca',
  },
  {
    name: 'wss-signed-timestamp',
    check: signed('timestamp', ({ security }) => [security.timestamp]),
  },
  { name: 'wss-signed-body', check: signed('body', (received) => [bodyOf(received)]) },
  {
    name: 'wss-signed-addressing',
    check: signed('addressing', (received) =>
      ['Action', 'MessageID', 'To'].flatMap((name) => headersNamed(received, namespaces.wsa, name)),
    ),
  },
  {
    name: 'wss-signed-assertion',
    check: signed('assertion', ({ security }) => security.assertions.slice(0, 1)),
  },
  {
    name: 'wss-digest',
    check: ({ security: { references } }) => {
      const wrong = references.find(({ matches }) => !matches)
      return wrong === undefined ? undefined : `digest di «${wrong.uri}» diverso da quello firmato`
    },
  },
  {
    name: 'wss-signature-value',
    check: ({ security: { signature, signer } }) =>
      signature === undefined || signer === undefined || valueHolds(signature, signer)
        ? undefined
        : 'la firma non è della chiave che nomina',
  },
]
