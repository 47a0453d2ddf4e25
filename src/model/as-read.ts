import { unpacked } from '../lib/content-coding.ts'
import type { Exchange } from './exchange.ts'

const codingOf = (head: Uint8Array): string | undefined =>
  /^content-encoding:[ \t]*([^\r\n]*)/im.exec(Buffer.from(head).toString('latin1'))?.[1]

/** An exchange as it is meant to be read: bodies that travelled packed are unpacked. The evidence stays packed. */
export const asRead = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: {
    head: exchange.request.head,
    body: unpacked(codingOf(exchange.request.head), exchange.request.body),
  },
  answer:
    exchange.answer.kind === 'none'
      ? exchange.answer
      : {
          ...exchange.answer,
          body: unpacked(exchange.answer.headers['content-encoding'], exchange.answer.body),
        },
})
