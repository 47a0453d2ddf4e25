import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

import { issueCa, issueSelfSigned } from '../../src/certificates/issue-certificate.ts'
import type { PemCredential } from '../../src/certificates/read-p12.ts'
import { withOwnKeys } from './own-keys.ts'
import { operatorsWithOneCard, type WrittenEnvironment } from './e2e-environment.ts'

/** What a server says to every call; null: it never answers. */
export interface FixedAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface DeafServer extends AsyncDisposable {
  /** What an environment needs to call it. */
  readonly environment: WrittenEnvironment
  /** SOAPAction of every call that arrived, in order. */
  readonly calls: readonly string[]
}

interface DeafKeys {
  readonly caPem: string
  readonly server: PemCredential
  readonly client: PemCredential
  readonly card: PemCredential
}

const makeKeys = async (): Promise<DeafKeys> => {
  const ca = await issueCa('CA di prova')
  const key = 'ec-p256'
  const [server, client, card] = await Promise.all([
    ca.issue({ commonName: 'prova.invalid', use: 'server', ipAddresses: ['127.0.0.1'], key }),
    issueSelfSigned({ commonName: '01234567897.example.it', use: 'server-client', key }),
    issueSelfSigned({ commonName: 'PROVAX00X00X000Y/0.TEST', use: 'authentication' }),
  ])
  return { caPem: ca.certificatePem, server, client, card }
}

let keys: Promise<DeafKeys> | undefined

/** A server over mutual TLS that answers by rote, whatever it is told. */
export const startDeafServer = async (
  answer: (operation: string, target: string) => FixedAnswer | null,
): Promise<DeafServer> => {
  const { caPem, server, client, card } = await (keys ??= withOwnKeys(makeKeys))
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
        const given = answer(operation, request.url ?? '')
        if (given === null) return
        response.writeHead(given.status, { 'content-type': given.contentType, ...given.headers })
        response.end(given.body)
      })
    },
  )
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as AddressInfo
  return {
    environment: {
      url: `https://127.0.0.1:${port}/aslba_test`,
      caPem,
      client,
      operators: operatorsWithOneCard(card),
    },
    calls,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        listening.close(() => resolve())
        listening.closeAllConnections()
      }),
  }
}
