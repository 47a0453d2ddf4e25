import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import type { SoapOperation } from '../contract/operation.ts'
import type { Deviations } from '../deviate/deviations.ts'
import { namespaces } from '../namespaces.ts'
import type { EffectiveRequest } from '../effective.ts'

/** One header of WS-Addressing, with the id by which a signature finds it. */
export interface AddressingHeader {
  readonly id: string
  readonly xml: string
}

const anonymous = `${namespaces.wsa}/anonymous`

/** RFC 9562 §5.4 from random bytes. */
const uuidFrom = (random: Uint8Array): string => {
  const bytes = Buffer.from(random.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The headers of WS-Addressing 1.0 §3.2, in the order Action, MessageID, To, ReplyTo; none where it is not asked. */
export const addressingHeaders = (
  { addressing }: Pick<EffectiveRequest, 'addressing'>,
  operation: Pick<SoapOperation, 'action'>,
  url: string,
  broken: NonNullable<Deviations['addressing']> | undefined,
  around: {
    readonly freshId: () => string
    readonly randomBytes: (length: number) => Uint8Array
    readonly understand: string
  },
): readonly AddressingHeader[] => {
  if (addressing === 'false') return []
  const given = typeof addressing === 'string' ? {} : addressing
  const headers = [
    ['action', 'Action', xmlEscape(broken?.action ?? given.action ?? operation.action)],
    [
      'message-id',
      'MessageID',
      xmlEscape(given['message-id'] ?? `urn:uuid:${uuidFrom(around.randomBytes(16))}`),
    ],
    ['to', 'To', xmlEscape(broken?.to ?? given.to ?? url)],
    [
      'reply-to',
      'ReplyTo',
      `<wsa:Address>${xmlEscape(given['reply-to'] ?? anonymous)}</wsa:Address>`,
    ],
  ] as const
  return headers
    .filter(([key]) => broken?.absent !== key)
    .map(([key, name, content]) => {
      const id = around.freshId()
      const understood = key === 'action' ? around.understand : ''
      return {
        id,
        xml: `<wsa:${name} xmlns:wsa="${namespaces.wsa}" xmlns:wsu="${namespaces.wsu}" wsu:Id="${id}"${understood}>${content}</wsa:${name}>`,
      }
    })
}
