import { pathToFileURL } from 'node:url'

import { expect, test } from 'vitest'

import { withXml } from '../../../../src/xml/parse-xml.ts'
import { makeProject } from '../../../support/temp-project.ts'

const rootText = (content: string | Uint8Array) =>
  withXml(Buffer.from(content as Uint8Array), (document) => document.root.content)

const utf16le = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')
const utf16be = (text: string): Buffer => utf16le(text).swap16()

test.each([
  ['UTF-8', Buffer.from('<a>città</a>')],
  ['UTF-8 with a mark', Buffer.from('\uFEFF<a>città</a>')],
  ['UTF-16 LE', utf16le('<a>città</a>')],
  ['UTF-16 BE', utf16be('<?xml version="1.0" encoding="UTF-16"?><a>città</a>')],
  ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>città</a>', 'latin1')],
])('XML in %s is read', (_encoding, bytes) => {
  expect(rootText(bytes)).toEqual({ ok: true, value: 'città' })
})

test('what the caller makes of the document is given back', () => {
  expect(
    withXml(Buffer.from('<a><b/><b/></a>'), (document) => document.find('//b').length),
  ).toEqual({ ok: true, value: 2 })
})

test('an error of the caller is not taken for an error of the XML', () => {
  expect(() =>
    withXml(Buffer.from('<a/>'), () => {
      throw new RangeError('mio')
    }),
  ).toThrow(new RangeError('mio'))
})

test('an empty body is told', () => {
  expect(rootText('')).toEqual({ ok: false, reason: 'corpo vuoto' })
})

const doctype = '<!DOCTYPE a [<!ELEMENT a ANY>]><a/>'

test.each([
  ['a DOCTYPE', Buffer.from(doctype)],
  ['a DOCTYPE in UTF-16 LE', utf16le(doctype)],
  ['a DOCTYPE in UTF-16 BE', utf16be(doctype)],
  ['an empty DOCTYPE', Buffer.from('<!DOCTYPE a><a/>')],
  ['an external DOCTYPE', Buffer.from('<!DOCTYPE a SYSTEM "https://127.0.0.1:1/a.dtd"><a/>')],
  ['an entity', Buffer.from('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')],
])('XML with %s is refused', (_what, bytes) => {
  expect(rootText(bytes)).toEqual({ ok: false, reason: 'XML con DOCTYPE, rifiutato' })
})

test('no file is read for an external entity', () => {
  const { path } = makeProject({ 'segreto.txt': 'SEGRETO' })
  const url = pathToFileURL(path('segreto.txt')).href
  const parsed = rootText(`<!DOCTYPE a [<!ENTITY x SYSTEM "${url}">]><a>&x;</a>`)
  expect(parsed).toMatchObject({ ok: false })
  expect(JSON.stringify(parsed)).not.toContain('SEGRETO')
})

test('a DOCTYPE in a comment or in text is only text', () => {
  expect(rootText(`<!-- ${doctype} --><a><![CDATA[${doctype}]]></a>`)).toEqual({
    ok: true,
    value: doctype,
  })
})

test.each([
  ['text', 'ciao'],
  ['white space', ' \n'],
  ['an element left open', '<a><b></a>'],
  ['two roots', '<a/><b/>'],
  ['an unknown entity', '<a>&x;</a>'],
  ['a tag left open', '<a'],
  ['bytes that are not UTF-8', Buffer.from('<a>\u00e8</a>', 'latin1')],
  ['a NUL', '<a>\u0000</a>'],
  ['JSON', '{"a":1}'],
])('a body with %s is not well-formed, in one line', (_what, body) => {
  expect(rootText(body)).toEqual({
    ok: false,
    reason: expect.stringMatching(/^XML non ben formato \([^\n]+\)$/),
  })
})

test('depth without end is refused, not followed', () => {
  const deep = 100_000
  expect(rootText(`${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`)).toMatchObject({ ok: false })
})

test('entities that multiply are refused', () => {
  const levels = Array.from({ length: 9 }, (_, level) =>
    level === 0 ? '<!ENTITY x0 "ah">' : `<!ENTITY x${level} "${`&x${level - 1};`.repeat(10)}">`,
  )
  expect(rootText(`<!DOCTYPE a [${levels.join('')}]><a>&x8;</a>`)).toMatchObject({ ok: false })
})
