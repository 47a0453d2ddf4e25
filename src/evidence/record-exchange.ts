import { t } from '../lib/language/t.ts'
import { romeIso } from '../lib/rome-time.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { Exchange, HttpBytes, NoAnswer } from '../model/exchange.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import type { EvidenceStore } from './create-store.ts'
import { maskHead } from './mask-head.ts'

const extensionOf = (mediaType: string): string => {
  if (/xml/i.test(mediaType)) return 'xml'
  if (/html/i.test(mediaType)) return 'html'
  if (/json/i.test(mediaType)) return 'json'
  return /^text\//i.test(mediaType) ? 'txt' : 'bin'
}

const contentTypeIn = (head: Uint8Array): string => {
  const found = /^content-type:([^\r\n;]*)/im
    .exec(Buffer.from(head).toString('latin1'))?.[1]
    ?.trim()
  return found === undefined || found === '' ? 'application/octet-stream' : found
}

/** What the parts of an exchange are called among the evidence. */
export const messageNames = {
  request: { head: t`Richiesta: testa HTTP`, body: t`Richiesta: corpo` },
  answer: { head: t`Risposta: testa HTTP`, body: t`Risposta: corpo` },
} as const

const keepMessage = (
  store: EvidenceStore,
  which: keyof typeof messageNames,
  message: HttpBytes,
): { head: EvidenceRef; body: EvidenceRef } => {
  const mediaType = contentTypeIn(message.head)
  return {
    head: store.keep(maskHead(message.head), {
      name: messageNames[which].head,
      mediaType: 'text/plain',
      extension: 'http',
    }),
    body: store.keep(message.body, {
      name: messageNames[which].body,
      mediaType,
      extension: extensionOf(mediaType),
    }),
  }
}

const refusalFacts = ({ closedBy, sentBytes, settleMs, control }: NoAnswer) => ({
  ...(closedBy === undefined ? {} : { closedBy }),
  ...(sentBytes === undefined ? {} : { sentBytes }),
  ...(settleMs === undefined ? {} : { settleMs }),
  ...(control === undefined ? {} : { control }),
})

/** Keeps every byte of an exchange and gives back its record. */
export const recordExchange = (store: EvidenceStore, exchange: Exchange): ExchangeRecord => ({
  origin: exchange.origin,
  adapter: exchange.adapter,
  operation: exchange.operation,
  method: exchange.method,
  url: exchange.url,
  startedAt: exchange.startedAt.toISOString(),
  endedAt: exchange.endedAt.toISOString(),
  startedAtRome: romeIso(exchange.startedAt),
  endedAtRome: romeIso(exchange.endedAt),
  request: keepMessage(store, 'request', exchange.request),
  answer:
    exchange.answer.kind === 'http'
      ? {
          kind: 'http',
          status: exchange.answer.status,
          ...keepMessage(store, 'answer', exchange.answer),
        }
      : {
          kind: 'none',
          phase: exchange.answer.phase,
          code: exchange.answer.code,
          message: exchange.answer.message,
          alert: exchange.answer.alert,
          requestWritten: exchange.answer.requestWritten,
          ...refusalFacts(exchange.answer),
        },
  tls: exchange.tls,
  documents: exchange.documents.map(({ bytes, ...label }) => store.keep(bytes, label)),
  facts: { ...exchange.facts },
  ...(exchange.client === undefined ? {} : { client: exchange.client }),
  ...(exchange.simulator === undefined ? {} : { simulator: exchange.simulator }),
})
