import type { HttpRequest, Sent } from '../../adapter/define-adapter.ts'
import { t } from '../../lib/language/t.ts'
import type { NoAnswer } from '../../model/exchange.ts'
import type { Transport } from '../../transport/open-transport.ts'

const notSent: NoAnswer = {
  kind: 'none',
  phase: 'tcp',
  code: 'NOT_SENT',
  message: t`messaggio composto e non inviato`,
  alert: null,
  requestWritten: false,
}

/** The head as it would have been written. */
const headOf = ({ method, url, headers, body }: HttpRequest): Buffer => {
  const { host, pathname, search } = new URL(url)
  return Buffer.from(
    [
      `${method} ${pathname}${search} HTTP/1.1`,
      `host: ${host}`,
      'connection: keep-alive',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${body.byteLength}`,
      '',
      '',
    ].join('\r\n'),
    'latin1',
  )
}

/** A transport that opens no connection: whatever is handed over comes back as not sent. */
export const dryTransport = (clock: () => Date): Transport => ({
  send: (request): Promise<Sent> => {
    const now = clock()
    return Promise.resolve({
      startedAt: now,
      endedAt: now,
      request: { head: headOf(request), body: request.body },
      answer: notSent,
      tls: null,
    })
  },
  close: () => Promise.resolve(),
})
