import type { Exchange } from '../model/exchange.ts'
import type { HttpRequest, Sent } from './define-adapter.ts'

/** A call that an adapter made, for the record: the request that it handed over, and what came of it. */
export const exchangeOf = (
  request: HttpRequest,
  sent: Sent,
  about: Pick<Exchange, 'adapter' | 'operation'> & Partial<Pick<Exchange, 'documents' | 'facts'>>,
): Exchange => ({
  origin: 'harness',
  adapter: about.adapter,
  operation: about.operation,
  method: request.method,
  url: request.url,
  startedAt: sent.startedAt,
  endedAt: sent.endedAt,
  request: sent.request,
  answer: sent.answer,
  tls: sent.tls,
  documents: about.documents ?? [],
  facts: about.facts ?? {},
})
