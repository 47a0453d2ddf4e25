import type { CallContext, HttpRequest } from '../../src/adapter/define-adapter.ts'
import { exchangeOf } from '../../src/adapter/exchange-of.ts'
import { sha256 } from '../../src/lib/sha256.ts'
import { t } from '../../src/lib/language/t.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { addressOf } from './address.ts'
import { factsOf } from './answer/facts.ts'
import { cdaFacts } from './document/write-cda.ts'
import { writeContent, type Content } from './message/write-content.ts'
import type { PagedCall } from './pages/next-page.ts'
import { operationOf, type HttpCall } from './request.ts'
import type { Tokens } from './token/make-tokens.ts'
import { readDeviation, ineffective } from './token/deviations.ts'
import { tokenDocuments } from './token/token-documents.ts'

const tokenHeaders = ({ bearer, signature }: Tokens): Readonly<Record<string, string>> => ({
  ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
  ...(signature === null ? {} : { 'FSE-JWT-Signature': signature }),
})

const headersOf = (
  { headers = {} }: HttpCall,
  { type }: Content,
  tokens: Tokens | null,
): Readonly<Record<string, string>> => {
  const own = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  const hasAccept = Object.keys(headers).some((name) => name.toLowerCase() === 'accept')
  return {
    ...(hasAccept ? {} : { Accept: 'application/json' }),
    ...(type === null ? {} : { 'Content-Type': type }),
    ...(tokens === null ? {} : tokenHeaders(tokens)),
    ...Object.fromEntries(own),
  }
}

/** Makes one call: HTTP as the case writes it, with the two tokens of the gateway where it asks for them. */
export const callHttp = async (send: PagedCall, context: CallContext): Promise<Exchange> => {
  const content = await writeContent(send, context)
  if (send.tokens === undefined && readDeviation(context.deviate) !== undefined)
    throw ineffective(t`la richiesta non ha token`)
  const cda = content.cda === null ? null : cdaFacts(content.cda)
  const tokens =
    send.tokens === undefined
      ? null
      : await (
          await import('./token/make-tokens.ts')
        ).makeTokens(send.tokens, {
          context,
          method: send.method,
          cda,
          fileHash: content.file === null ? null : sha256(content.file),
        })
  const request: HttpRequest = {
    method: send.method,
    url: send.page?.address ?? `${context.endpoint}${addressOf(send)}`,
    headers: headersOf(send, content, tokens),
    body: content.bytes,
  }
  const sent = await context.send(request)
  return exchangeOf(request, sent, {
    adapter: 'http',
    operation: operationOf(send),
    documents: [...content.documents, ...(tokens === null ? [] : tokenDocuments(tokens))],
    facts: {
      ...factsOf(sent.answer),
      ...(cda?.id === undefined ? {} : { documento: cda.id }),
    },
  })
}
