import { once } from 'node:events'
import { createServer, request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'

import type { CallContext, HttpRequest, Sent } from '../../../../../src/adapter/define-adapter.ts'
import { issueCa } from '../../../../../src/certificates/issue-certificate.ts'

export interface RecordedRequest {
  readonly method: string
  readonly url: string
  /** Names as they were written. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

export interface RecordingServer {
  readonly endpoint: string
  readonly requests: RecordedRequest[]
  readonly send: CallContext['send']
  readonly close: () => Promise<void>
}

const collect = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const toPairs = (raw: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [])),
  )

/** An HTTPS server on 127.0.0.1 that asks for a client certificate, keeps every byte, and answers as told. */
export const startRecordingServer = async (
  reply: (request: RecordedRequest) => Reply,
): Promise<RecordingServer> => {
  const ca = await issueCa('CA di prova')
  const key = 'ec-p256'
  const [server, client] = await Promise.all([
    ca.issue({ commonName: 'localhost', use: 'server', ipAddresses: ['127.0.0.1'], key }),
    ca.issue({ commonName: 'client', use: 'client', key }),
  ])
  const requests: RecordedRequest[] = []
  const listener = createServer(
    {
      cert: server.certificatePem,
      key: server.keyPem,
      ca: ca.certificatePem,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (incoming, outgoing) => {
      void collect(incoming).then((body) => {
        const { method = '', url = '', rawHeaders } = incoming
        const recorded = { method, url, headers: toPairs(rawHeaders), body }
        requests.push(recorded)
        const answer = reply(recorded)
        outgoing.writeHead(answer.status, { 'content-type': answer.contentType })
        outgoing.end(answer.body)
      })
    },
  )
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')

  const send = async ({ method, url, headers, body }: HttpRequest): Promise<Sent> => {
    const startedAt = new Date()
    const call = httpsRequest(url, {
      method,
      headers,
      cert: client.certificatePem,
      key: client.keyPem,
      ca: ca.certificatePem,
      agent: false,
    })
    call.end(body)
    const [incoming] = (await once(call, 'response')) as [import('node:http').IncomingMessage]
    const answer = await collect(incoming)
    return {
      startedAt,
      endedAt: new Date(),
      request: { head: Buffer.from(`${method} ${url}`), body },
      answer: {
        kind: 'http',
        status: incoming.statusCode ?? 0,
        headers: incoming.headers as Record<string, string>,
        head: Buffer.from(incoming.rawHeaders.join('\n')),
        body: answer,
      },
      tls: null,
    }
  }

  return {
    endpoint: `https://127.0.0.1:${(listener.address() as AddressInfo).port}/aslba_test`,
    requests,
    send,
    close: () => new Promise((resolve) => listener.close(() => resolve())),
  }
}
