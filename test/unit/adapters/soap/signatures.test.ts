import { afterAll, beforeAll, expect, test } from 'vitest'

import type { CarriedSignature } from '../../../../src/adapter/define-adapter.ts'
import { writeMultipart } from '../../../../src/lib/multipart.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { rawCades } from '../../../support/raw-cades.ts'
import { issueTestPki } from '../../../support/sist-world.ts'
import { ownContracts, query, secured, startSoap, type SoapWorld } from './support/soap-world.ts'

let world: SoapWorld
beforeAll(async () => {
  world = await startSoap(ownContracts())
})
afterAll(() => world.close())

const told = async (exchange: Exchange): Promise<readonly CarriedSignature[]> => {
  const { signatures } = world.adapter
  if (signatures === undefined) throw new Error('the adapter verifies no signature')
  return signatures(exchange)
}

const textOf = ({ request }: Exchange): string => Buffer.from(request.body).toString('utf8')

const withText = (exchange: Exchange, text: string): Exchange => ({
  ...exchange,
  request: { ...exchange.request, body: Buffer.from(text, 'utf8') },
})

/** The same exchange in which a text that its request has is another. */
const changed = (exchange: Exchange, before: string, after: string): Exchange => {
  const text = textOf(exchange)
  const at = text.indexOf(before)
  if (at < 0) throw new Error(`the request does not hold ${before}`)
  return withText(exchange, text.slice(0, at) + after + text.slice(at + before.length))
}

const subject = 'CN=PROVAX00X00X000Y/0000000000000000.TEST'
const ofMessage = 'firma WS-Security della richiesta'
const ofAssertion = "firma dell'asserzione SAML"
const good = (title: string): CarriedSignature => ({
  title,
  valid: true,
  description: `firma valida di ${subject}`,
})
const altered = `la firma non è di ${subject}, oppure una parte firmata è stata cambiata`

const keyed = (key: string) => ({
  ...query,
  security: { ...query.security, x509: { key } },
})

test.each(['binary-token', 'issuer-serial', 'ski', 'thumbprint', 'assertion'])(
  'message and assertion verify where the key is named by %s and its certificate travels',
  async (key) => {
    expect(await told(await world.call(keyed(key)))).toEqual([good(ofAssertion), good(ofMessage)])
  },
)

const user = { username: { name: 'collaudo', password: 'parola-di-prova' } }
const plain = (x509: object) => ({
  port: 'Anagrafe12',
  operation: 'cercaAssistito',
  body: { codiceFiscale: 'TSTTST00A01A000W' },
  security: { ...user, x509 },
})

test.each([
  ['issuer-serial', 'X509IssuerSerial'],
  ['ski', 'SubjectKeyIdentifier'],
  ['thumbprint', 'ThumbprintSHA1'],
])('nothing is said of a signature whose certificate does not travel (%s)', async (key, by) => {
  expect(await told(await world.call(plain({ key })))).toEqual([
    {
      title: ofMessage,
      valid: null,
      description: `il certificato non viaggia con il messaggio, che lo nomina con ${by}`,
    },
  ])
})

test('a message that nobody signed has no signatures', async () => {
  const { x509: _, ...security } = plain({}).security
  expect(await told(await world.call({ ...plain({}), security }))).toEqual([])
})

test.each([
  ['Timestamp', '<wsu:Created>2', '<wsu:Created>3'],
  ['Body', 'LeafClass', 'LeafClasz'],
  ['wsa:MessageID', 'urn:uuid:', 'urn:uuie:'],
])('a byte of %s that changed is noticed', async (_, before, after) => {
  expect(await told(changed(await world.call(query), before, after))).toEqual([
    good(ofAssertion),
    { title: ofMessage, valid: false, description: altered },
  ])
})

test('the value of a signature that changed is noticed', async () => {
  const exchange = await world.call(plain({}))
  const value = /<ds:SignatureValue>\s*(.{4})/.exec(textOf(exchange))?.[1] ?? ''
  const found = await told(changed(exchange, value, value === 'AAAA' ? 'BBBB' : 'AAAA'))
  expect(found).toEqual([{ title: ofMessage, valid: false, description: altered }])
})

test('an attribute of the assertion that changed breaks both signatures over it', async () => {
  const exchange = changed(await world.call(query), '>AAS<', '>APR<')
  expect((await told(exchange)).map(({ valid }) => valid)).toEqual([false, false])
})

test('a certificate that was not valid at the moment of the call does not count', async () => {
  const exchange = await world.call(query)
  const later = new Date(exchange.startedAt.getTime() + 50 * 365 * 86_400_000)
  expect(await told({ ...exchange, startedAt: later })).toEqual(
    [ofAssertion, ofMessage].map((title) => ({
      title,
      valid: false,
      description: `il certificato di ${subject} non era valido in quel momento`,
    })),
  )
})

test('a reference that may mean two elements is refused, wherever the other stands', async () => {
  const exchange = await world.call(query)
  const id = /<soap:Body [^>]*wsu:Id="([^"]+)"/.exec(textOf(exchange))?.[1] ?? ''
  const found = await told(
    changed(exchange, '<soap:Header>', `<soap:Header><altro xmlns="urn:x" ID="${id}"/>`),
  )
  expect(found[1]).toEqual({
    title: ofMessage,
    valid: false,
    description: `la firma copre «#${id}», che nel messaggio indica 2 elementi`,
  })
})

test('a signed assertion put around another content does not cover it', async () => {
  const exchange = await world.call(query)
  const id = /<saml2:Assertion [^>]*ID="([^"]+)"/.exec(textOf(exchange))?.[1] ?? ''
  // The signed one moves into an element of its own; what stands in the header has another id.
  const whole = /<saml2:Assertion .*<\/saml2:Assertion>/s.exec(textOf(exchange))?.[0] ?? ''
  const signature = /<ds:Signature .*?<\/ds:Signature>/s.exec(whole)?.[0] ?? ''
  const other = whole.replace(id, `${id}-2`).replace('>AAS<', '>APR<')
  const inside = other.replace(
    signature,
    `${signature}<altro xmlns="urn:x">${whole.replace(signature, '')}</altro>`,
  )
  const found = await told(withText(exchange, textOf(exchange).replace(whole, inside)))
  expect(found[0]).toEqual({
    title: ofAssertion,
    valid: false,
    description: "la firma dell'asserzione non copre l'asserzione in cui sta",
  })
})

test('an algorithm that is not verified here is told, and never taken for good', async () => {
  const hmac = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'
  const exchange = await world.call(plain({}))
  const found = changed(exchange, 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', hmac)
  expect(await told(found)).toEqual([
    { title: ofMessage, valid: null, description: `l'algoritmo «${hmac}» qui non si verifica` },
  ])
})

test('a token that the signature names and the message does not have is a broken signature', async () => {
  const exchange = await world.call(plain({ sign: ['timestamp'] }))
  const token = /<wsse:BinarySecurityToken.*<\/wsse:BinarySecurityToken>/s.exec(
    textOf(exchange),
  )?.[0]
  const id = /wsu:Id="([^"]+)"/.exec(token ?? '')?.[1] ?? ''
  expect(await told(changed(exchange, token ?? '', ''))).toEqual([
    {
      title: ofMessage,
      valid: false,
      description: `la firma nomina un token «${id}» che il messaggio non ha, o ha più volte`,
    },
  ])
})

test('a request that cannot be read as XML any more is told, where it was signed', async () => {
  const exchange = await world.call(query)
  expect(await told(changed(exchange, '</soap:Envelope>', ''))).toEqual([
    {
      title: 'firme della richiesta',
      valid: false,
      description: 'la richiesta non si legge come XML',
    },
  ])
})

const registering = (mtom: string, type: string, base64: string) => ({
  operation: 'ProvideAndRegisterDocumentSet-b',
  ...secured('CREATE'),
  mtom,
  attachments: { prova: { base64, type } },
  body: {
    SubmitObjectsRequest: { RegistryObjectList: '' },
    Document: { '@id': 'd1', '#attachment': 'prova' },
  },
})

test('a signature over xop:Include and one over the attachment itself both verify', async () => {
  const bytes = Buffer.from('<referto/>')
  const base64 = bytes.toString('base64')
  const ours = await world.call(registering('true', 'text/xml', base64))
  expect(await told(ours)).toEqual([good(ofAssertion), good(ofMessage)])

  // As other programs do: signed with the content in its place, sent with it beside.
  const inline = await world.call(registering('false', 'text/xml', base64))
  const include = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:a@b"/>'
  const root = textOf(inline).replace(`>${base64}<`, `>${include}<`)
  const packed = (attachment: Buffer): Exchange => ({
    ...inline,
    request: {
      head: Buffer.from(
        'POST / HTTP/1.1\r\ncontent-type: multipart/related; boundary="b"; start="<r>"; type="application/xop+xml"\r\n\r\n',
      ),
      body: writeMultipart('b', [
        { headers: { 'Content-ID': '<r>' }, body: Buffer.from(root) },
        { headers: { 'Content-ID': '<a@b>' }, body: attachment },
      ]),
    },
  })
  expect(await told(packed(bytes))).toEqual([good(ofAssertion), good(ofMessage)])
  expect(await told(packed(Buffer.from('<referti/>')))).toEqual([
    good(ofAssertion),
    { title: ofMessage, valid: false, description: altered },
  ])
})

test('the signature of a p7m that travels as an attachment is verified, and that it is the one that travelled', async () => {
  const { titolare } = await issueTestPki()
  const p7m = rawCades('<ClinicalDocument/>', titolare.signature)
  const exchange = await world.call(
    registering('true', 'application/pkcs7-mime', p7m.toString('base64')),
  )
  expect((await told(exchange)).at(-1)).toMatchObject({
    title: 'firma del documento (p7m)',
    valid: true,
  })
  const [document] = exchange.documents
  if (document === undefined) throw new Error('no document')
  const other = rawCades('<Altro/>', titolare.signature)
  expect((await told({ ...exchange, documents: [{ ...document, bytes: other }] })).at(-1)).toEqual({
    title: 'firma del documento (p7m)',
    valid: false,
    description: 'il p7m conservato non è quello della chiamata',
  })
})
