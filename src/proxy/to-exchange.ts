import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { asRead } from '../model/as-read.ts'
import type { CarriedDocument, Exchange } from '../model/exchange.ts'
import type { SeenCall } from './seen.ts'

const plain = (name: string, bytes: Uint8Array, extension = 'http'): CarriedDocument => ({
  name,
  mediaType: 'text/plain',
  extension,
  bytes,
})

/** What there was beside head and body: half an answer, lines after the last chunk. */
const besides = ({ partial, trailers }: SeenCall): CarriedDocument[] => [
  ...(partial === null
    ? []
    : [plain(t`Risposta interrotta`, Buffer.concat([partial.head, partial.body]))]),
  ...(trailers.request.length === 0
    ? []
    : [
        plain(
          t`Richiesta: righe dopo il corpo`,
          Buffer.from(trailers.request.join('\r\n'), 'latin1'),
        ),
      ]),
  ...(trailers.answer.length === 0
    ? []
    : [
        plain(
          t`Risposta: righe dopo il corpo`,
          Buffer.from(trailers.answer.join('\r\n'), 'latin1'),
        ),
      ]),
]

/** A call of the application as an exchange, with what its adapter recognises in it. */
export const toExchange = (seen: SeenCall, adapter: Adapter | undefined): Exchange => {
  const exchange: Exchange = {
    origin: 'application',
    adapter: seen.adapter,
    operation: '',
    method: seen.method,
    url: seen.url,
    startedAt: seen.startedAt,
    endedAt: seen.endedAt,
    request: seen.request,
    answer: seen.answer,
    tls: seen.tls,
    documents: [],
    facts: {},
    client: seen.client,
  }
  const about = adapter?.recognise?.(asRead(exchange))
  return {
    ...exchange,
    operation: about?.operation ?? '',
    documents: [...(about?.documents ?? []), ...besides(seen)],
    facts: {
      ...about?.facts,
      // Nobody may take for the authority's what we said in its place.
      ...(seen.own === null ? {} : { proxy: seen.own }),
      ...(seen.isDelivered || seen.own !== null ? {} : { 'application-gone': 'true' }),
    },
  }
}
