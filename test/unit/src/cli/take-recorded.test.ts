import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { attributed } from '../../../../src/cli/actions/take-recorded.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { ownContracts, soapWith } from '../../adapters/soap/support/soap-world.ts'

const recorded = (method: string, url: string, body: string, head = ''): Exchange => ({
  origin: 'file',
  adapter: '',
  operation: '',
  method,
  url,
  startedAt: new Date(0),
  endedAt: new Date(0),
  request: { head: Buffer.from(head, 'latin1'), body: Buffer.from(body) },
  answer: { kind: 'http', status: 200, headers: {}, head: Buffer.alloc(0), body: Buffer.alloc(0) },
  tls: null,
  documents: [],
  facts: {},
})

const soap11 = (content: string): string =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${content}</S:Body></S:Envelope>`
const search = '<c:cercaAssistito xmlns:c="urn:collaudo:esempi:anagrafe"/>'
const cancel = '<x:setAnnullaPrescrizione xmlns:x="urn:altro"/>'

test('a recorded call is of the system whose operation it is', async () => {
  const supplied = await soapWith(ownContracts())
  const installed = adapters.map((one) => (one.id === 'soap' ? supplied : one))
  const found = (exchange: Exchange): readonly [string, string] => {
    const { adapter, operation } = attributed(exchange, installed)
    return [adapter, operation]
  }
  expect(found(recorded('POST', 'https://a.invalid/x', soap11(search)))).toEqual([
    'soap',
    'cercaAssistito',
  ])
  expect(found(recorded('POST', 'https://a.invalid/x', soap11(cancel)))).toEqual([
    'sist',
    'setAnnullaPrescrizione',
  ])
  expect(found(recorded('GET', 'https://a.invalid/govway/v1/status/w', ''))).toEqual([
    'http',
    'GET /status/{workflowInstanceId}',
  ])
  expect(
    found(recorded('GET', 'https://a.invalid/altro', '', 'GET /altro HTTP/1.1\r\n\r\n')),
  ).toEqual(['', ''])
  // Without the contract only SIST knows what SOAP 1.1 is.
  expect(
    attributed(recorded('POST', 'https://a.invalid/x', soap11(search)), adapters),
  ).toMatchObject({ adapter: 'sist', operation: 'cercaAssistito' })
})
