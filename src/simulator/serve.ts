import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'

import type {
  Conditions,
  ReplyNote,
  SimulatedReply,
  SimulatedRequest,
  SimulatedService,
} from '../adapter/simulated.ts'
import { sha256 } from '../lib/sha256.ts'
import { clientCertificateOf } from './client-certificates.ts'
import type { ConditionBoard } from './condition-board.ts'
import { half, troubled, type HostReply } from './host-conditions.ts'
import { journalLine, notedFacts, type Journal, type JournalOutcome } from './journal.ts'
import { bodyLimit, receiveBody } from './receive-body.ts'
import type { ConnectionWatch } from './watch-connections.ts'

export interface Serving {
  readonly services: readonly SimulatedService[]
  readonly board: ConditionBoard
  readonly journal: Journal
  readonly clock: () => Date
  readonly reading: ConnectionWatch['reading']
}

/** A connection on which nothing is said is not kept for ever. */
const silenceMs = 600_000

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

const tooLarge = plainText(413, `Il corpo della richiesta supera ${bodyLimit} byte.`, {
  rule: 'body-size',
})

const withoutHost = plainText(400, `La richiesta non ha l'intestazione Host.`, {
  rule: 'host-header',
})

// RFC 9110 §15.5.16: what is compressed is never expanded here, so that a small body stays a small one.
const encoded = (coding: string): SimulatedReply =>
  plainText(415, `Content-Encoding ${coding} non ammesso: il corpo va inviato com'è.`, {
    rule: 'content-encoding',
  })

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

const noteOf = (reply: HostReply): ReplyNote | undefined => {
  switch (reply.kind) {
    case 'answer':
    case 'lost':
    case 'silence':
      return reply.note
    case 'cut':
      return reply.answer.note
    case 'drop':
      return undefined
  }
}

const outcomeOf = (reply: HostReply): JournalOutcome => {
  switch (reply.kind) {
    case 'answer':
      return {
        kind: 'answered',
        status: reply.status,
        fault: reply.note?.fault ?? null,
        rule: reply.note?.rule ?? null,
      }
    case 'drop':
      return { kind: 'dropped', executed: false }
    case 'lost':
    case 'cut':
      return { kind: 'dropped', executed: true }
    case 'silence':
      return { kind: 'silent' }
  }
}

const write = (response: ServerResponse, reply: HostReply): void => {
  const start = (answer: Extract<SimulatedReply, { kind: 'answer' }>): void => {
    response.writeHead(answer.status, {
      ...answer.headers,
      'content-length': String(answer.body.length),
    })
  }
  switch (reply.kind) {
    case 'answer':
      start(reply)
      response.end(reply.body)
      return
    case 'cut':
      start(reply.answer)
      response.write(half(reply.answer.body), () => response.socket?.destroy())
      return
    case 'silence':
      response.socket?.setTimeout(silenceMs, () => response.socket?.destroy())
      return
    case 'drop':
    case 'lost':
      response.socket?.destroy()
  }
}

const conditionTexts = (conditions: Conditions): readonly string[] =>
  [...conditions].map(([name, value]) => (value === '' ? name : `${name}=${value}`))

/** The request listener of the simulator's server: one decision after the other, and never a crash. */
export const createListener = ({ services, board, journal, clock, reading }: Serving) => {
  const replyTo = async (
    message: IncomingMessage,
    headers: SimulatedRequest['headers'],
    service: SimulatedService | undefined,
    conditions: Conditions,
    body: Uint8Array | null,
  ): Promise<HostReply> => {
    if (body === null) return tooLarge
    // RFC 9112 §3.2
    if (headers['host'] === undefined && message.httpVersion === '1.1') return withoutHost
    const coding = headers['content-encoding'] ?? 'identity'
    if (coding.toLowerCase() !== 'identity') return encoded(coding)
    const request: SimulatedRequest = {
      method: message.method ?? '',
      path: message.url ?? '',
      headers,
      body,
      clientCertificate: clientCertificateOf(message.socket as TLSSocket),
      receivedAt: clock(),
      conditions,
    }
    if (service === undefined) return unhandled(request, services)
    return troubled(conditions, () => service.handle(request)).catch(broken)
  }

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const certificate = clientCertificateOf(message.socket as TLSSocket)
    const service = services.find(({ path }) => (message.url ?? '').startsWith(path))
    const headers = headersOf(message)
    const facts = {
      at: clock().toISOString(),
      service: service?.id ?? null,
      method: message.method ?? null,
      path: message.url ?? null,
      operation: headers['soapaction'] ?? null,
      client: certificate?.subject.split('\n').join(', ') ?? null,
      clientFingerprint256: certificate?.fingerprint256 ?? null,
    }
    const isRead = reading(message, (reason) =>
      journal.add(journalLine({ ...facts, outcome: { kind: 'not-http', reason } })),
    )
    const { bytes } = await receiveBody(message)
    isRead()
    const conditions = board.take(service?.operationOf?.(headers))
    const reply = await replyTo(message, headers, service, conditions, bytes)
    const note = noteOf(reply)
    journal.add(
      journalLine({
        ...facts,
        ...notedFacts(note),
        operation: note?.operation ?? facts.operation,
        conditions: conditionTexts(conditions),
        requestBytes: bytes?.length ?? null,
        requestSha256: bytes === null ? null : sha256(bytes),
        outcome: outcomeOf(reply),
      }),
    )
    write(response, reply)
  }

  return (message: IncomingMessage, response: ServerResponse): void => {
    // What fails here is the connection itself: there is nobody left to answer.
    serve(message, response).catch(() => response.destroy())
  }
}
