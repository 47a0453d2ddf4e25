import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

import type { PemCredential } from '../../src/certificates/read-p12.ts'

/** What a server says to every call; null: it never answers. */
export interface FixedAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

export interface DeafServer extends AsyncDisposable {
  readonly url: string
  /** SOAPAction of every call that arrived, in order. */
  readonly calls: readonly string[]
}

/** A server over mutual TLS that answers by rote, whatever it is told. */
export const startDeafServer = async (
  server: PemCredential,
  client: PemCredential,
  answer: (operation: string) => FixedAnswer | null,
): Promise<DeafServer> => {
  const calls: string[] = []
  const listening = createServer(
    {
      cert: server.certificatePem,
      key: server.keyPem,
      ca: client.certificatePem,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    },
    (request, response) => {
      const operation = /#(\w+)"?$/.exec(String(request.headers['soapaction']))?.[1] ?? ''
      calls.push(operation)
      request.resume().on('end', () => {
        const given = answer(operation)
        if (given === null) return
        response.writeHead(given.status, { 'content-type': given.contentType })
        response.end(given.body)
      })
    },
  )
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}/aslba_test`,
    calls,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        listening.close(() => resolve())
        listening.closeAllConnections()
      }),
  }
}
