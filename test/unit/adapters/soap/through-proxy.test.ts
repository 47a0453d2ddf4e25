import { afterAll, beforeAll, expect, test } from 'vitest'

import { issueCa } from '../../../../src/certificates/issue-certificate.ts'
import type { SeenCall } from '../../../../src/proxy/seen.ts'
import { startProxy, type RunningProxy } from '../../../../src/proxy/start-proxy.ts'
import { toExchange } from '../../../../src/proxy/to-exchange.ts'
import { openTransport, type Transport } from '../../../../src/transport/open-transport.ts'
import { issueTestPki } from '../../../support/sist-world.ts'
import { ownContracts, query, secured, startSoap, type SoapWorld } from './support/soap-world.ts'

let world: SoapWorld
let proxy: RunningProxy
let application: Transport
const seen: SeenCall[] = []

beforeAll(async () => {
  const [pki, ca] = await Promise.all([issueTestPki(), issueCa('CA del proxy')])
  world = await startSoap(ownContracts())
  const { origin } = new URL(world.simulator.url)
  proxy = await startProxy({
    targets: [{ origin, routes: [{ adapter: 'soap', path: '/soap' }] }],
    certificate: await ca.issue({
      commonName: 'proxy',
      use: 'server',
      ipAddresses: ['127.0.0.1'],
      key: 'ec-p256',
    }),
    identity: {
      caPem: pki.server.certificatePem,
      client: pki.client,
    },
    onRequest: () => undefined,
    onCall: (call) => seen.push(call),
    onRefused: () => undefined,
  })
  application = openTransport({ caPem: ca.certificatePem, client: null }, 5000)
})
afterAll(async () => {
  await application.close()
  await proxy.close()
  await world.close()
})

test.each([
  ['a query', 'registry', 'expected', query],
  [
    'a document with MTOM',
    'repository',
    'expected',
    {
      operation: 'ProvideAndRegisterDocumentSet-b',
      ...secured('CREATE'),
      mtom: 'true',
      attachments: { prova: { text: '<a/>', type: 'text/xml' } },
      body: {
        SubmitObjectsRequest: { RegistryObjectList: '' },
        Document: { '@id': 'd1', '#attachment': 'prova' },
      },
    },
  ],
])('%s that passes the proxy is recognised, read and verified', async (_, service, kind, send) => {
  const to = `${world.simulator.url}/soap`
  const made = await world.call(
    // The message is for the environment, and goes by the proxy.
    { ...send, addressing: { to: `${to}/xds/${service}` } },
    {
      endpoint: `${proxy.listeners[0]?.url}/soap`,
      send: (request) => application.send(request, undefined, {} as never),
    },
  )
  const call = seen.at(-1)
  if (call === undefined) throw new Error('nothing passed')
  const exchange = toExchange(call, world.adapter)
  expect(exchange).toMatchObject({
    origin: 'application',
    adapter: 'soap',
    operation: send.operation,
    facts: { contract: 'fse-xds/xds.wsdl' },
  })
  expect(world.adapter.read(exchange)).toEqual(world.adapter.read(made))
  expect(world.adapter.read(exchange).kind).toBe(kind)
  expect((await world.adapter.signatures?.(exchange))?.map(({ valid }) => valid)).toEqual([
    true,
    true,
  ])
  expect(exchange.documents.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
    made.documents.map(({ bytes }) => Buffer.from(bytes).toString()),
  )
})
