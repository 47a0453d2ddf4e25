import { createServer, type AddressInfo } from 'node:net'

import { expect, test, type TestContext } from 'vitest'

import { issueCa, issueSelfSigned } from '../../../../src/certificates/issue-certificate.ts'
import { probeEndpoint } from '../../../../src/run/probe-endpoint.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { startOpensslServer } from '../../../support/openssl-server.ts'
import { startTlsServer } from '../../../support/tls-server.ts'

const makePki = async () => {
  const ca = await issueCa('CA di prova')
  const [server, client, stranger] = await Promise.all([
    ca.issue({
      commonName: 'prova.invalid',
      use: 'server',
      ipAddresses: ['127.0.0.1'],
      key: 'ec-p256',
    }),
    ca.issue({ commonName: 'cliente.invalid', use: 'server-client', key: 'ec-p256' }),
    issueSelfSigned({ commonName: 'altro.invalid', use: 'server-client', key: 'ec-p256' }),
  ])
  return { ca, server, client, stranger }
}

const pki = makePki()

const startServer = async ({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) => {
  const { server } = await pki
  const started = await startTlsServer(
    { cert: server.certificatePem, key: server.keyPem },
    () => undefined,
  )
  onTestFinished(() => started.close())
  return started
}

// They run beside each other, since a server is given a second to say that it does not want us.
test.concurrent('an address where a handshake succeeds is reached, and nothing is sent to it', async (context) => {
  const { ca } = await pki
  const server = await startServer(context)
  const identity = { caPem: ca.certificatePem, client: null }
  const url = `https://127.0.0.1:${server.port}/CVPService`
  expect(await probeEndpoint(url, identity, 5000)).toEqual({ reached: true })
  expect([server.connections(), server.requests]).toEqual([1, []])
})

test.concurrent('a server that we do not trust is not reached', async (context) => {
  const { stranger } = await pki
  const server = await startServer(context)
  const identity = { caPem: stranger.certificatePem, client: null }
  expect(await probeEndpoint(`https://127.0.0.1:${server.port}`, identity, 5000)).toEqual({
    reached: false,
    reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  })
})

test.concurrent('a peer that accepts and says nothing is not reached, after the time that one waits', async ({
  onTestFinished,
}) => {
  const { ca } = await pki
  const deaf = createServer()
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void deaf.close())
  const { port } = deaf.address() as AddressInfo
  const identity = { caPem: ca.certificatePem, client: null }
  expect(await probeEndpoint(`https://127.0.0.1:${port}`, identity, 200)).toEqual({
    reached: false,
    reason: 'nessuna risposta nel tempo previsto',
  })
})

test
  .skipIf(!hasTool('openssl'))
  .concurrent(
    'a server that refuses our certificate after the handshake (TLS 1.3) is not reached',
    async ({ onTestFinished }) => {
      const { ca, server, client, stranger } = await pki
      const started = await startOpensslServer(server, ca.certificatePem)
      onTestFinished(() => started.close())
      const url = `https://127.0.0.1:${started.port}`
      const known = { caPem: ca.certificatePem, client }
      expect(await probeEndpoint(url, known, 5000)).toEqual({ reached: true })
      expect(await probeEndpoint(url, { ...known, client: stranger }, 5000)).toMatchObject({
        reached: false,
        reason: expect.stringMatching(/^ERR_SSL_\w+ALERT\w+$/) as string,
      })
    },
  )
