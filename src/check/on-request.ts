import { t } from '../lib/language/t.ts'
import type { Exchange, HttpAnswer } from '../model/exchange.ts'
import type { CheckSubject } from './check.ts'

/** The headers of a kept head, by their lower-case names. */
export const headersIn = (head: Uint8Array): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const line of Buffer.from(head).toString('latin1').split('\r\n').slice(1)) {
    const at = line.indexOf(':')
    if (at < 1) continue
    const name = line.slice(0, at).toLowerCase()
    const value = line.slice(at + 1).trim()
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value
  }
  return headers
}

const asAnswer = ({ request }: Exchange): HttpAnswer => ({
  kind: 'http',
  // Of a request there is none; no check that asks for it may look at one.
  status: 0,
  headers: headersIn(request.head),
  head: request.head,
  body: request.body,
})

/**
 * The request in the place of the answer, for a check that looks at what was sent. One that is no call of the system
 * is nothing to look at, so that `absent` never passes on it.
 */
export const onRequest = (subject: CheckSubject): CheckSubject => {
  const { exchange } = subject
  return {
    ...subject,
    exchange: { ...exchange, answer: asAnswer(exchange) },
    reading:
      exchange.operation === ''
        ? { kind: 'other', description: t`una richiesta che non si riconosce` }
        : { kind: 'expected', description: t`la richiesta ${exchange.operation}` },
  }
}
