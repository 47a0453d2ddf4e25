import { afterAll, beforeAll, expect, test } from 'vitest'

import type { HttpRequest } from '../../../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { readMultipart } from '../../../../src/lib/multipart.ts'
import { ownContracts, query, secured, startSoap, type SoapWorld } from './support/soap-world.ts'

let world: SoapWorld
const raw =
  '<cercaAssistito\txmlns="urn:collaudo:esempi:anagrafe"  >\r\n<codiceFiscale>TSTTST00A01A000W</codiceFiscale></cercaAssistito >'

const whole = `<?xml version="1.0"?>\n<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${raw}</S:Body></S:Envelope>\n`
const planFiles: Readonly<Record<string, string>> = {
  'messaggi/richiesta.xml': raw,
  'messaggi/messaggio.xml': whole,
  'documenti/referto.xml': '<referto>perché</referto>\r\n',
}
/** The files of the plan. */
const withFiles = {
  file: (path: string): Uint8Array => {
    const text = planFiles[path]
    if (text === undefined) throw new Error(`no file ${path}`)
    return Buffer.from(text, 'utf8')
  },
}

beforeAll(async () => {
  world = await startSoap(ownContracts())
})
afterAll(() => world.close())

const text = ({ request }: Exchange): string => Buffer.from(request.body).toString('utf8')
const user = { username: { name: 'collaudo', password: 'parola-di-prova' } }

const readingOf = (exchange: Exchange) => world.adapter.read(exchange)

test('a body is written in the order of the schema, and answered by the port that it names', async () => {
  const exchange = await world.call({
    wsdl: 'anagrafe/anagrafe.wsdl',
    port: 'Anagrafe11',
    operation: 'cercaAssistito',
    body: { sesso: 'F', codiceFiscale: 'TSTTST00A01A000W' },
    security: user,
  })
  expect(text(exchange)).toContain(
    '<m:codiceFiscale>TSTTST00A01A000W</m:codiceFiscale><m:sesso>F</m:sesso>',
  )
  expect(readingOf(exchange)).toEqual({ kind: 'expected', description: 'cercaAssistitoResponse' })
  expect(exchange.facts).toMatchObject({
    contract: 'anagrafe/anagrafe.wsdl',
    answer: '{urn:collaudo:esempi:anagrafe}cercaAssistitoResponse',
  })
})

test.each([
  ['xml', { xml: raw }],
  ['file', { file: 'messaggi/richiesta.xml' }],
])('a body given as %s travels byte for byte, signed or not', async (_, given) => {
  const exchange = await world.call(
    {
      port: 'Anagrafe11',
      operation: 'cercaAssistito',
      ...given,
      security: { ...user, x509: { sign: ['timestamp', 'body'] } },
    },
    withFiles,
  )
  expect(text(exchange)).toContain(`>${raw}</soap:Body>`)
  expect(readingOf(exchange).kind).toBe('expected')
})

test('a whole message travels as it is in its file', async () => {
  const exchange = await world.call(
    { port: 'Anagrafe11', operation: 'cercaAssistito', envelope: 'messaggi/messaggio.xml' },
    withFiles,
  )
  expect(text(exchange)).toBe(whole)
  expect(readingOf(exchange)).toMatchObject({ kind: 'fault', code: 'wsse:InvalidSecurity' })
})

test('SOAP 1.1 has its SOAPAction, SOAP 1.2 the action in the media type', async () => {
  const heads: HttpRequest['headers'][] = []
  const { send } = world.context()
  for (const port of ['Anagrafe11', 'Anagrafe12'])
    await world.call(
      {
        port,
        operation: 'cercaAssistito',
        body: { codiceFiscale: 'TSTTST00A01A000W' },
        security: user,
      },
      {
        send: (request) => {
          heads.push(request.headers)
          return send(request)
        },
      },
    )
  expect(heads).toEqual([
    {
      'content-type': 'text/xml;charset=UTF-8',
      SOAPAction: '"urn:collaudo:esempi:anagrafe#cerca"',
    },
    {
      'content-type':
        'application/soap+xml;charset=UTF-8;action="urn:collaudo:esempi:anagrafe#cerca"',
    },
  ])
})

test('an attachment travels as a part with its own bytes, and inline where MTOM is not asked for', async () => {
  const bytes = Buffer.from(Uint8Array.from({ length: 256 }, (_, index) => index))
  const send = (mtom: string) => ({
    operation: 'ProvideAndRegisterDocumentSet-b',
    ...secured('CREATE'),
    mtom,
    attachments: { prova: { base64: bytes.toString('base64'), type: 'application/pdf' } },
    body: {
      SubmitObjectsRequest: { RegistryObjectList: '' },
      Document: { '@id': 'd1', '#attachment': 'prova' },
    },
  })
  const exchange = await world.call(send('true'))
  const type = /content-type: (.*)\r\n/i.exec(Buffer.from(exchange.request.head).toString())?.[1]
  const parts = readMultipart(type ?? '', exchange.request.body) ?? []
  expect(parts.map(({ headers }) => headers['content-type'])).toEqual([
    'application/xop+xml;charset=UTF-8;type="application/soap+xml"',
    'application/pdf',
  ])
  expect(Buffer.from(parts[1]?.body ?? '').equals(bytes)).toBe(true)
  expect(exchange.documents.map((one) => Buffer.from(one.bytes).equals(bytes))).toEqual([true])
  // The document has no metadata: the registry took it apart as it was meant.
  expect(
    Buffer.from(exchange.answer.kind === 'http' ? exchange.answer.body : '').toString(),
  ).toContain('XDSMissingDocumentMetadata')
  const inline = await world.call(send('false'))
  expect(text(inline)).toContain(`>${bytes.toString('base64')}</m:Document>`)
})

test('an attachment that is a file of the plan has the bytes of that file', async () => {
  const exchange = await world.call(
    {
      operation: 'ProvideAndRegisterDocumentSet-b',
      ...secured('CREATE'),
      mtom: 'true',
      attachments: { prova: { file: 'documenti/referto.xml', type: 'text/xml' } },
      body: {
        SubmitObjectsRequest: { RegistryObjectList: '' },
        Document: { '@id': 'd1', '#attachment': 'prova' },
      },
    },
    withFiles,
  )
  expect(exchange.documents.map((one) => Buffer.from(one.bytes).toString('utf8'))).toEqual([
    planFiles['documenti/referto.xml'],
  ])
})

test('every call has an id of its own, by which it is found', async () => {
  const [one, other] = await Promise.all([world.call(query), world.call(query)])
  expect(one.facts['messageId']).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
  expect(one.facts['messageId']).not.toBe(other.facts['messageId'])
  expect([readingOf(one).kind, readingOf(other).kind]).toEqual(['expected', 'expected'])
})

test('a deviation that would break nothing is not sent', async () => {
  const plain = { port: 'Anagrafe11', operation: 'cercaAssistito', body: {} }
  await expect(world.call(plain, { deviate: { saml: { assertion: 'absent' } } })).rejects.toThrow(
    "il messaggio non ha un'asserzione SAML",
  )
  await expect(
    world.call(query, { deviate: { saml: { values: { role: 'AAS' } } } }),
  ).rejects.toThrow('«AAS» è già il valore di «role»')
})
