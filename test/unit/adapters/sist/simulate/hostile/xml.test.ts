import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../../src/simulator/start-simulator.ts'
import {
  buildMessage,
  chkContent,
  post,
  send,
  type CallOptions,
  type Message,
} from '../../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../../support/sist-world.ts'

const secret = 'SEGRETO-DEL-DISCO'

let pki: TestPki
let sist: RunningSimulator
let folder: string
let secretFile: string
/** A server that nobody has a reason to call. */
let elsewhere: Server
let calls = 0
let elsewhereUrl: string

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
  folder = mkdtempSync(join(tmpdir(), 'collaudo-ostile-'))
  secretFile = join(folder, 'segreto.txt')
  writeFileSync(secretFile, secret)
  elsewhere = createServer((socket) => {
    calls += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
})
afterAll(async () => {
  await sist.close()
  elsewhere.close()
  rmSync(folder, { recursive: true })
})

const chk = (options: Partial<CallOptions> = {}): Message =>
  buildMessage('chkPrescrizione', chkContent(), { doctor: pki.titolare, ...options })

// Whatever was sent, the next good message is served, and nobody was called for an entity.
afterEach(async () => {
  expect((await send(sist.url, pki, chk())).status).toBe(200)
  expect(calls).toBe(0)
})

const sendBytes = (body: string | Uint8Array, message = chk()) =>
  post({
    url: `${sist.url}/aslba_test/CVPService`,
    pki,
    body,
    headers: { soapaction: `"${message.soapAction}"` },
  })

const ruleOfLast = (): string | null | undefined => {
  const outcome = sist.journal().at(-1)?.outcome
  return outcome?.kind === 'answered' ? outcome.rule : undefined
}

/** A good message but for a document type, and what its patient's surname says. */
const withDoctype = (doctype: string, reference: string): string =>
  chk({
    edit: (xml) =>
      xml
        .replace('?><', `?>${doctype}<`)
        .replace(
          '<sist:codNazionale',
          `<sist:cognome>${reference}</sist:cognome><sist:codNazionale`,
        ),
  }).xml

const times = (count: number, text: string): string => text.repeat(count)

const laughs = (levels: number, width: number): string =>
  Array.from({ length: levels }, (_, level) =>
    level === 0
      ? '<!ENTITY e0 "ahah">'
      : `<!ENTITY e${level} "${times(width, `&e${level - 1};`)}">`,
  ).join('')

describe('a document type', () => {
  const fileUrl = (): string => pathToFileURL(secretFile).href

  test.each<[string, () => string]>([
    ['alone', () => withDoctype('<!DOCTYPE soapenv:Envelope>', 'Rossi')],
    [
      'with an external entity of a file',
      () => withDoctype(`<!DOCTYPE x [<!ENTITY e SYSTEM "${fileUrl()}">]>`, '&e;'),
    ],
    [
      'with an external entity of the network',
      () => withDoctype(`<!DOCTYPE x [<!ENTITY e SYSTEM "${elsewhereUrl}/e">]>`, '&e;'),
    ],
    [
      'with a public entity',
      () => withDoctype(`<!DOCTYPE x [<!ENTITY e PUBLIC "e" "${elsewhereUrl}/e">]>`, '&e;'),
    ],
    [
      'of its own on the network',
      () => withDoctype(`<!DOCTYPE x SYSTEM "${elsewhereUrl}/x.dtd">`, 'Rossi'),
    ],
    ['of its own in a file', () => withDoctype(`<!DOCTYPE x SYSTEM "${fileUrl()}">`, 'Rossi')],
    [
      'with a parameter entity of a file',
      () => withDoctype(`<!DOCTYPE x [<!ENTITY % p SYSTEM "${fileUrl()}">%p;]>`, 'Rossi'),
    ],
    [
      'that carries a file out by a parameter entity',
      () =>
        withDoctype(
          `<!DOCTYPE x [<!ENTITY % f SYSTEM "${fileUrl()}"><!ENTITY % d SYSTEM "${elsewhereUrl}/d.dtd">%d;%f;]>`,
          'Rossi',
        ),
    ],
    ['with a billion laughs', () => withDoctype(`<!DOCTYPE x [${laughs(10, 10)}]>`, '&e9;')],
    [
      'with a billion laughs in an attribute',
      () =>
        withDoctype(`<!DOCTYPE x [${laughs(10, 10)}]>`, '').replace(
          'wsu:Id="TS-1"',
          'wsu:Id="&e9;"',
        ),
    ],
    [
      'that blows up to the square',
      () => withDoctype(`<!DOCTYPE x [<!ENTITY a "${times(50_000, 'a')}">]>`, times(50_000, '&a;')),
    ],
    [
      'whose entities name each other',
      () => withDoctype('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', '&a;'),
    ],
    [
      'with a default for an attribute',
      () => withDoctype('<!DOCTYPE x [<!ATTLIST sist:cognome nil CDATA "true">]>', 'Rossi'),
    ],
  ])('%s is refused', async (_, xml) => {
    const answer = await sendBytes(xml())
    expect([answer.status, answer.fault]).toEqual([500, '000265'])
    expect(answer.text).not.toContain(secret)
    expect(JSON.stringify(sist.journal().at(-1))).not.toContain(secret)
    expect(ruleOfLast()).toMatch(/^envelope-(well-formed|doctype)$/)
  })

  test('in UTF-16 is refused too', async () => {
    const xml = withDoctype('<!DOCTYPE x [<!ENTITY a "Rossi">]>', '&a;').replace('UTF-8', 'UTF-16')
    expect((await sendBytes(Buffer.from(`\ufeff${xml}`, 'utf16le'))).fault).toBe('000265')
    expect(ruleOfLast()).toMatch(/^envelope-(well-formed|doctype)$/)
  })
})

const inBody = (markup: string): string =>
  chk({ edit: (xml) => xml.replace('</soapenv:Body>', `${markup}</soapenv:Body>`) }).xml

test.each<[string, () => string | Uint8Array]>([
  ['an empty body', () => ''],
  ['a body that is no XML', () => 'ciao'],
  ['a body of binary bytes', () => Buffer.from([0, 255, 254, 60, 0, 62])],
  ['a body of white space', () => times(1_000_000, ' ')],
  ['a document that stops in the middle', () => chk().xml.slice(0, 2000)],
  ['two roots', () => `${chk().xml}<a/>`],
  ['an undeclared prefix', () => inBody('<a:b/>')],
  ['an undeclared entity', () => inBody('<a>&b;</a>')],
  ['the same attribute twice', () => inBody('<a b="" b=""/>')],
  ['ten thousand nested elements', () => inBody(times(10_000, '<a>') + times(10_000, '</a>'))],
  ['nesting that is never closed', () => inBody(times(300_000, '<a>'))],
  [
    'a hundred thousand attributes',
    () => inBody(`<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
  ],
  [
    'a hundred thousand namespaces',
    () =>
      inBody(`<a ${Array.from({ length: 100_000 }, (_, i) => `xmlns:a${i}="urn:a"`).join(' ')}/>`),
  ],
  [
    'a hundred thousand ids',
    () => inBody(Array.from({ length: 100_000 }, (_, i) => `<a wsu:Id="i${i}"/>`).join('')),
  ],
  ['two million elements', () => inBody(times(2_000_000, '<a/>'))],
  ['a million comments', () => inBody(times(1_000_000, '<!---->'))],
  ['a name of nine megabytes', () => inBody(`<${times(9_000_000, 'a')}/>`)],
  ['an attribute of ten megabytes', () => inBody(`<a b="${times(10_100_000, 'a')}"/>`)],
  ['a character that XML does not have', () => inBody('<a>&#0;</a>')],
  ['a NUL between the characters', () => inBody('<a>\0</a>')],
  [
    'bytes that are no UTF-8',
    () =>
      Buffer.from(chk().xml.replace('</soapenv:Body>', '<a>\xff\xfe</a></soapenv:Body>'), 'latin1'),
  ],
  [
    'an overlong form of UTF-8',
    () =>
      Buffer.from(chk().xml.replace('</soapenv:Body>', '<a>\xc0\xbc</a></soapenv:Body>'), 'latin1'),
  ],
  ['an encoding that nobody has', () => chk().xml.replace('UTF-8', 'CIAO-8')],
  ['UTF-8 that says it is UTF-16', () => chk().xml.replace('UTF-8', 'UTF-16')],
  [
    'XML 1.1 with a control character',
    () =>
      chk()
        .xml.replace('version="1.0"', 'version="1.1"')
        .replace('</soapenv:Body>', '<a>&#1;</a></soapenv:Body>'),
  ],
])('refuses %s with 000265', async (_, body) => {
  const answer = await sendBytes(body())
  expect([answer.status, answer.fault]).toEqual([500, '000265'])
  expect(ruleOfLast()).toBe('envelope-well-formed')
})

test.each<[string, (xml: string) => string | Uint8Array]>([
  ['UTF-8 with a mark', (xml) => `\ufeff${xml}`],
  [
    'UTF-16 with a mark, as it declares',
    (xml) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  ],
  // The bytes decide, whatever the declaration says.
  ['UTF-16 that says it is UTF-8', (xml) => Buffer.from(xml, 'utf16le')],
  ['Latin-1, as it declares', (xml) => Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
  ['a document without a declaration', (xml) => xml.replace(/^<\?xml.*?\?>/, '')],
])('reads %s', async (_, encoded) => {
  const message = chk({
    edit: (xml) =>
      xml
        .replace('<sist:codNazionale', '<sist:cognome>Forlì</sist:cognome><sist:codNazionale')
        .replace(
          /(<sist:cognome>.*?<\/sist:cognome>)(<sist:codNazionale.*?<\/sist:codNazionaleAslResidenza>)/,
          '$2$1',
        ),
  })
  expect((await sendBytes(encoded(message.xml), message)).status).toBe(200)
})

describe('a Security header', () => {
  const security = (edit: (xml: string) => string): string => chk({ edit }).xml
  const reference = '<ds:Reference URI="#TS-1"'
  const moreReferences = (more: string) => (signedInfo: string) =>
    signedInfo.replace(
      /(<ds:Reference .*<\/ds:Reference>)/,
      (one) => one + more.replaceAll('ONE', one),
    )

  test.each<[string, () => string]>([
    [
      'ten thousand signatures',
      () =>
        security((xml) =>
          xml.replace(
            /<ds:Signature .*<\/ds:Signature>/,
            (one) =>
              one + times(10_000, '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'),
          ),
        ),
    ],
    [
      'a hundred whole signatures',
      () =>
        security((xml) =>
          xml.replace(/<ds:Signature .*<\/ds:Signature>/, (one) => times(100, one)),
        ),
    ],
    [
      'ten thousand references',
      () =>
        chk({
          security: {
            editSignedInfo: moreReferences(times(10_000, '<ds:Reference URI="#TS-1"/>')),
          },
        }).xml,
    ],
    [
      'a thousand whole references',
      () => chk({ security: { editSignedInfo: moreReferences(times(1000, 'ONE')) } }).xml,
    ],
    [
      'ten thousand Security headers',
      () =>
        security((xml) =>
          xml.replace(
            '</wsse:Security>',
            `</wsse:Security>${times(10_000, '<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/>')}`,
          ),
        ),
    ],
    [
      'ten thousand tokens',
      () =>
        security((xml) =>
          xml.replace(
            '</wsse:Security>',
            `${times(10_000, '<wsse:BinarySecurityToken/>')}</wsse:Security>`,
          ),
        ),
    ],
    [
      'ten thousand timestamps',
      () =>
        security((xml) =>
          xml.replace('</wsse:Security>', `${times(10_000, '<wsu:Timestamp/>')}</wsse:Security>`),
        ),
    ],
    [
      'a reference to the signature itself',
      () =>
        security((xml) =>
          xml
            .replace('<ds:Signature ', '<ds:Signature wsu:Id="SIG" ')
            .replace(reference, '<ds:Reference URI="#SIG"'),
        ),
    ],
    [
      'a reference to the whole document',
      () => security((xml) => xml.replace(reference, '<ds:Reference URI=""')),
    ],
    [
      'a reference to a file',
      () =>
        security((xml) =>
          xml.replace(reference, `<ds:Reference URI="${pathToFileURL(secretFile).href}"`),
        ),
    ],
    [
      'a reference to the network',
      () => security((xml) => xml.replace(reference, `<ds:Reference URI="${elsewhereUrl}/r"`)),
    ],
    [
      'a reference by XPointer',
      () => security((xml) => xml.replace(reference, `<ds:Reference URI="#xpointer(//*)"`)),
    ],
    ['an id that is XPath', () => security((xml) => xml.replaceAll('TS-1', `x' or '1'='1`))],
    [
      'a transform by XSLT',
      () =>
        security((xml) =>
          xml.replace(
            '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#">',
            '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116">',
          ),
        ),
    ],
    [
      'a key reference to itself',
      () =>
        security((xml) =>
          xml
            .replace('<wsse:SecurityTokenReference>', '<wsse:SecurityTokenReference wsu:Id="STR">')
            .replace('URI="#X509-1"', 'URI="#STR"'),
        ),
    ],
    [
      'a hundred thousand prefixes to include',
      () =>
        security((xml) =>
          xml.replace(
            'xml-exc-c14n#"></ds:Transform>',
            `xml-exc-c14n#"><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${Array.from({ length: 100_000 }, (_, i) => `p${i}`).join(' ')}"/></ds:Transform>`,
          ),
        ),
    ],
    [
      'a token of a megabyte',
      () =>
        security((xml) =>
          xml.replace(/(<wsse:BinarySecurityToken [^>]*>)/, `$1${times(1_000_000, 'A')}`),
        ),
    ],
    [
      'a token that is no certificate',
      () =>
        security((xml) => xml.replace(/(<wsse:BinarySecurityToken [^>]*>)[^<]*/, '$1MAUGAQIDBAUG')),
    ],
    [
      'a signature value of a megabyte',
      () =>
        security((xml) =>
          xml.replace('<ds:SignatureValue>', `<ds:SignatureValue>${times(1_000_000, 'A')}`),
        ),
    ],
  ])('with %s is refused with 000265', async (_, xml) => {
    const answer = await sendBytes(xml())
    expect([answer.status, answer.fault]).toEqual([500, '000265'])
    expect(answer.text).not.toContain(secret)
    expect(ruleOfLast()).toEqual(expect.any(String))
  })
})

test('answers what escapes XML as text, never as markup', async () => {
  const answer = await send(sist.url, pki, chk({ soapAction: '</faultstring><codice>000000' }))
  expect(answer.first('faultstring')).toContain('&lt;/faultstring&gt;')
})

test('keeps a line of the journal short, whatever the peer writes', async () => {
  const long = times(100_000, 'A')
  const message = chk({ operatore: { codiceFiscale: long }, applicativo: { nome: long } })
  expect((await send(sist.url, pki, message)).status).toBe(500)
  const line = sist.journal().at(-1)
  expect(JSON.stringify(line).length).toBeLessThan(2000)
  expect(line).toMatchObject({
    operator: `${times(200, 'A')}…`,
    application: `${times(200, 'A')}…`,
  })
})
