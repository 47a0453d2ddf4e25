import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'

import type {
  ReplyNote,
  SimulatedReply,
  SimulatedRequest,
  SimulatedService,
} from '../adapter/simulated.ts'
import { sha256 } from '../lib/sha256.ts'
import { clientCertificateOf } from './client-certificates.ts'
import { troubled } from './host-conditions.ts'
import type { Journal, JournalOutcome } from './journal.ts'
import { bodyLimit, receiveBody } from './receive-body.ts'

export interface Serving {
  readonly services: readonly SimulatedService[]
  readonly conditions: () => ReadonlySet<string>
  readonly journal: Journal
  readonly clock: () => Date
}

const plainText = (status: number, text: string, note: ReplyNote = {}): SimulatedReply => ({
  kind: 'answer',
  status,
  note,
  headers: { 'content-type': 'text/plain; charset=UTF-8' },
  body: Buffer.from(`${text}\n`),
})

const unhandled = (
  request: Pick<SimulatedRequest, 'method' | 'path'>,
  services: readonly SimulatedService[],
): SimulatedReply =>
  plainText(
    404,
    [
      `Il simulatore non serve ${request.method} ${request.path}.`,
      `Percorsi serviti: ${services.map((service) => service.path).join(', ') || 'nessuno'}`,
    ].join('\n'),
  )

const tooLarge = plainText(413, `Il corpo della richiesta supera ${bodyLimit} byte.`)

const broken = (error: unknown): SimulatedReply =>
  plainText(500, `Errore interno del simulatore: ${(error as Error).message}`, {
    rule: 'simulator-exception',
  })

const headersOf = (message: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(', '),
    ]),
  )

const outcomeOf = (reply: SimulatedReply): JournalOutcome =>
  reply.kind === 'drop'
    ? { kind: 'dropped' }
    : {
        kind: 'answered',
        status: reply.status,
        fault: reply.note?.fault ?? null,
        rule: reply.note?.rule ?? null,
      }

const write = (response: ServerResponse, reply: SimulatedReply): void => {
  if (reply.kind === 'drop') {
    response.socket?.destroy()
    return
  }
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': String(reply.body.length),
  })
  response.end(reply.body)
}

/** The request listener of the simulator's server: one decision after the other, and never a crash. */
export const createListener = ({ services, conditions, journal, clock }: Serving) => {
  const replyTo = async (
    message: IncomingMessage,
    service: SimulatedService | undefined,
    body: Uint8Array | 'too-large',
  ): Promise<SimulatedReply> => {
    if (body === 'too-large') return tooLarge
    const request: SimulatedRequest = {
      method: message.method ?? '',
      path: message.url ?? '',
      headers: headersOf(message),
      body,
      clientCertificate: clientCertificateOf(message.socket as TLSSocket),
      receivedAt: clock(),
      conditions: conditions(),
    }
    if (service === undefined) return unhandled(request, services)
    return troubled(request.conditions, () => service.handle(request)).catch(broken)
  }

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = clock().toISOString()
    const certificate = clientCertificateOf(message.socket as TLSSocket)
    const service = services.find(({ path }) => (message.url ?? '').startsWith(path))
    const body = await receiveBody(message)
    const reply = await replyTo(message, service, body)
    const note = reply.kind === 'answer' ? reply.note : undefined
    const soapAction = message.headers['soapaction']
    journal.add({
      at,
      service: service?.id ?? null,
      method: message.method ?? null,
      path: message.url ?? null,
      operation: note?.operation ?? (soapAction === undefined ? null : String(soapAction)),
      clientFingerprint256: certificate?.fingerprint256 ?? null,
      requestSha256: body === 'too-large' ? null : sha256(body),
      outcome: outcomeOf(reply),
    })
    write(response, reply)
  }

  return (message: IncomingMessage, response: ServerResponse): void => {
    // What fails here is the connection itself: there is nobody left to answer.
    serve(message, response).catch(() => response.destroy())
  }
}
