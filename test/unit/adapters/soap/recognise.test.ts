import { afterAll, beforeAll, expect, test } from 'vitest'

import { soap } from '../../../../adapters/soap/adapter.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { ownContracts, query, secured, startSoap, type SoapWorld } from './support/soap-world.ts'

let world: SoapWorld
beforeAll(async () => {
  world = await startSoap(ownContracts())
})
afterAll(() => world.close())

const user = { username: { name: 'collaudo', password: 'parola-di-prova' } }

/** A call as the proxy sees it: the bytes, and nothing that we know besides. */
const seen = (exchange: Exchange): Exchange => ({
  ...exchange,
  origin: 'application',
  operation: '',
  documents: [],
  facts: {},
})

const about = (exchange: Exchange) => world.adapter.recognise?.(seen(exchange))

test.each<[what: string, send: Readonly<Record<string, unknown>>]>([
  ['an addressed query', query],
  [
    'a document with MTOM',
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
  ...['Anagrafe11', 'Anagrafe12'].map((port): [string, Readonly<Record<string, unknown>>] => [
    `a call at ${port}`,
    {
      port,
      operation: 'cercaAssistito',
      body: { codiceFiscale: 'TSTTST00A01A000W' },
      security: user,
    },
  ]),
  [
    'a one-way call',
    {
      operation: 'segnalaDecesso',
      wsdl: 'anagrafe/anagrafe.wsdl',
      body: { codiceFiscale: 'TSTTST00A01A000W', data: '2026-07-01' },
      security: user,
    },
  ],
])(
  '%s of the application has the operation, the facts and the attachments of ours',
  async (_, send) => {
    const ours = await world.call(send)
    const found = about(ours)
    expect(found).toMatchObject({ operation: ours.operation, facts: ours.facts })
    expect(found?.documents.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
      ours.documents.map(({ bytes }) => Buffer.from(bytes).toString()),
    )
    // It is read as ours is.
    expect(world.adapter.read({ ...seen(ours), ...found })).toEqual(world.adapter.read(ours))
  },
)

const saying = (exchange: Exchange, body: string): Exchange => ({
  ...exchange,
  request: { ...exchange.request, body: Buffer.from(body) },
})

test('what no contract has is not recognised, and nothing is without contracts', async () => {
  const ours = await world.call(query)
  const text = Buffer.from(ours.request.body).toString()
  for (const other of [
    text.replaceAll('AdhocQueryRequest', 'AdhocQueryRequests'),
    '<html/>',
    '<soap:Envelope',
    '',
  ])
    expect(about(saying(ours, other)), other.slice(0, 40)).toBeUndefined()
  expect(soap.recognise?.(seen(ours))).toBeUndefined()
})

test('the signatures of a message that somebody else sent are verified as well', async () => {
  const ours = await world.call(query)
  const found = await world.adapter.signatures?.({ ...seen(ours), ...about(ours) })
  expect(found?.map(({ valid }) => valid)).toEqual([true, true])
})
