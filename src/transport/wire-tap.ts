import diagnostics from 'node:diagnostics_channel'
import type { TLSSocket } from 'node:tls'

import type { TlsFacts } from '../model/tls-facts.ts'
import { tlsFactsOf } from './tls-facts.ts'

/** What undici tells of one request as it goes over the wire. */
export interface Tapped {
  /** Start line and headers as written, up to the content length that undici adds with the body. */
  requestHead: string | null
  tls: TlsFacts | null
  responseHead: Buffer | null
}

const taps = new WeakMap<object, Tapped>()
let current: Tapped | null = null

const responseHead = (response: {
  statusCode: number
  statusText: string
  headers: Buffer[]
}): Buffer => {
  const parts: Buffer[] = [
    Buffer.from(`HTTP/1.1 ${response.statusCode} ${response.statusText}\r\n`, 'latin1'),
  ]
  for (let index = 0; index + 1 < response.headers.length; index += 2)
    parts.push(
      response.headers[index] ?? Buffer.alloc(0),
      Buffer.from(': '),
      response.headers[index + 1] ?? Buffer.alloc(0),
      Buffer.from('\r\n'),
    )
  return Buffer.concat([...parts, Buffer.from('\r\n')])
}

diagnostics.subscribe('undici:request:create', (message) => {
  if (current !== null) taps.set((message as { request: object }).request, current)
})
diagnostics.subscribe('undici:client:sendHeaders', (message) => {
  const { request, headers, socket } = message as {
    request: object
    headers: string
    socket: TLSSocket
  }
  const tap = taps.get(request)
  if (tap === undefined) return
  tap.requestHead = headers
  // Now and not later: a peer that closes at once takes its certificate with it.
  tap.tls = tlsFactsOf(socket)
})
diagnostics.subscribe('undici:request:headers', (message) => {
  const { request, response } = message as {
    request: object
    response: { statusCode: number; statusText: string; headers: Buffer[] }
  }
  const tap = taps.get(request)
  if (tap !== undefined) tap.responseHead = responseHead(response)
})

/**
 * Runs `dispatch`, which must hand exactly one request to an undici Client before it returns, and gathers
 * what travels for that request.
 */
export const tapped = <Result>(dispatch: () => Result): { result: Result; tap: Tapped } => {
  const tap: Tapped = { requestHead: null, tls: null, responseHead: null }
  current = tap
  try {
    return { result: dispatch(), tap }
  } finally {
    current = null
  }
}
