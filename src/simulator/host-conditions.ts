import { setTimeout as wait } from 'node:timers/promises'

import type {
  Conditions,
  ReplyNote,
  SimulatedReply,
  SimulatorCondition,
} from '../adapter/simulated.ts'
import { durationMs } from '../lib/duration.ts'
import { t } from '../lib/language/t.ts'

/** Certificates of the server that a client must refuse. */
export const serverCertificates = ['expired', 'not-yet-valid', 'other-ca', 'other-name'] as const
export type ServerCertificateTrouble = (typeof serverCertificates)[number]

/** Troubles of the network and of what stands before a service: any simulated service can have them. */
export const hostConditions: readonly SimulatorCondition[] = [
  {
    name: 'connection-dropped',
    description: t`La connessione cade prima che il servizio riceva la richiesta.`,
  },
  {
    name: 'answer-lost',
    description: t`Il servizio esegue la richiesta, poi la connessione cade: la risposta non arriva.`,
  },
  {
    name: 'no-answer',
    description: t`Il servizio esegue la richiesta, poi tace: la connessione resta aperta finché chi chiama non si stanca.`,
  },
  {
    name: 'slow',
    description: t`La risposta arriva dopo la durata indicata.`,
    value: { shape: /^(?:\d{1,6}ms|\d{1,3}s|\d{1,2}m)$/, example: '3s', default: '3s' },
  },
  {
    name: 'truncated',
    description: t`La risposta promette tutti i suoi byte, ne porta la metà e la connessione cade.`,
  },
  {
    name: 'not-well-formed',
    description: t`La risposta HTTP è intera, ma il suo XML si ferma a metà.`,
  },
  {
    name: 'wrong-content-type',
    description: t`La risposta dichiara un altro Content-Type.`,
    value: { shape: /^[\w.+-]+\/[\w.+-]+$/, example: 'text/html', default: 'text/html' },
  },
  {
    name: 'bad-gateway',
    description: t`Un proxy risponde 502 con una pagina HTML al posto del servizio.`,
  },
]

/** Troubles of the server's certificate: a host has them where someone issues such certificates. */
export const certificateCondition: SimulatorCondition = {
  name: 'server-certificate',
  description: t`Il server presenta un certificato da rifiutare: scaduto (expired), non ancora valido (not-yet-valid), di un'altra CA (other-ca), per un altro nome (other-name).`,
  value: {
    shape: new RegExp(`^(?:${serverCertificates.join('|')})$`),
    example: 'expired',
    default: null,
  },
  scope: 'connection',
}

/** What the host does with a request: as the service wants, or as no service would. */
export type HostReply =
  | SimulatedReply
  /** The connection falls. `note` is the service's, where it had executed the request. */
  | { readonly kind: 'lost'; readonly note: ReplyNote | undefined }
  /** Nothing is ever said. */
  | { readonly kind: 'silence'; readonly note: ReplyNote | undefined }
  /** Half of the answer, then the connection falls. */
  | { readonly kind: 'cut'; readonly answer: Extract<SimulatedReply, { kind: 'answer' }> }

const badGateway: SimulatedReply = {
  kind: 'answer',
  status: 502,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>\n'),
}

/** The first half of a body. */
export const half = (body: Uint8Array): Uint8Array => body.subarray(0, Math.floor(body.length / 2))

/** The service's reply, troubled by the conditions in force. */
export const troubled = async (
  conditions: Conditions,
  reply: () => Promise<SimulatedReply>,
): Promise<HostReply> => {
  if (conditions.has('connection-dropped')) return { kind: 'drop' }
  if (conditions.has('bad-gateway')) return badGateway
  const given = await reply()
  if (given.kind === 'drop') return given
  if (conditions.has('answer-lost')) return { kind: 'lost', note: given.note }
  if (conditions.has('no-answer')) return { kind: 'silence', note: given.note }
  const slow = conditions.get('slow')
  // A simulator that is closed meanwhile does not wait for it.
  if (slow !== undefined) await wait(durationMs(slow), undefined, { ref: false })
  const contentType = conditions.get('wrong-content-type')
  const answer = {
    ...given,
    ...(contentType === undefined
      ? {}
      : { headers: { ...given.headers, 'content-type': `${contentType}; charset=UTF-8` } }),
    ...(conditions.has('not-well-formed') ? { body: half(given.body) } : {}),
  }
  return conditions.has('truncated') ? { kind: 'cut', answer } : answer
}
