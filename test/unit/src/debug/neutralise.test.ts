import { expect, test } from 'vitest'

import { neutralise, neutralRules } from '../../../../src/debug/neutralise.ts'

/** For each rule what it takes away, and what looks like it and stays. */
const examples: Readonly<Record<string, readonly [before: string, after: string]>> = {
  certificati: [
    '<w:BinarySecurityToken a="b">MIIC</w:BinarySecurityToken>',
    '<w:BinarySecurityToken a="b">«certificato»</w:BinarySecurityToken>',
  ],
  'firme e digest': [
    '<ds:DigestValue>abc=</ds:DigestValue><a>abc=</a>',
    '<ds:DigestValue>«firma»</ds:DigestValue><a>abc=</a>',
  ],
  'codici di autenticazione della ricetta': [
    '<a:codAutenticazione>2411</a:codAutenticazione><cod>2411</cod>',
    '<a:codAutenticazione>«codice»</a:codAutenticazione><cod>2411</cod>',
  ],
  'gli stessi codici altrove, di 30 cifre': [
    '<a b="261120260054477219031883184982"/><c>2611202600544772190318831849821</c>',
    '<a b="«codice»"/><c>2611202600544772190318831849821</c>',
  ],
  nonce: ['<nonce>Elag</nonce>', '<nonce>«nonce»</nonce>'],
  'altri contenuti in base64': [`<a>${'QUJD'.repeat(30)}</a>`, '<a>«base64»</a>'],
  'date con ora, ISO 8601': [
    '<a>2026-07-01T10:15:30.250+02:00</a><b>1970-01-01</b>',
    '<a>«istante»</a><b>1970-01-01</b>',
  ],
  'date con ora, italiane': [
    '<a>01/07/2026 12:15:30</a><b>01/01/1970</b>',
    '<a>«istante»</a><b>01/01/1970</b>',
  ],
  'date con ora, HL7': [
    '<t value="20260701121530+0200"/><b value="19700101"/>',
    '<t value="«istante»"/><b value="19700101"/>',
  ],
  'date nelle intestazioni HTTP': ['Date: Tue, 24 Nov 2026 03:41:07 GMT', 'Date: «istante»'],
  UUID: ['urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e', 'urn:uuid:«uuid»'],
  'identificativi XML e i riferimenti a loro': [
    '<a wsu:Id="id-1" URI="#id-1" Ido="x" URI="urn:x"/>',
    '<a wsu:Id="«id»" URI="#«id»" Ido="x" URI="urn:x"/>',
  ],
  'NRE (15 simboli) e IUP (13)': [
    '<a>160A40000000001</a><b>PNIMRA70A01H501P</b><c>034298051</c>',
    '<a>«identificativo»</a><b>PNIMRA70A01H501P</b><c>034298051</c>',
  ],
  'porta del simulatore e lunghezza del corpo': [
    'host: 127.0.0.1:40567\ncontent-length: 4456',
    'host: 127.0.0.1:«numero»\ncontent-length: «numero»',
  ],
}

test.each(neutralRules.map(({ what }) => what))('takes away: %s', (what) => {
  const [before, after] = examples[what] ?? ['no example of this rule', '']
  expect(neutralise(before, {})).toBe(after)
})

test('names a value that the case captured, the longest first', () => {
  expect(neutralise('<a>ABCD1234</a><b>ABCD</b>', { nre: 'ABCD', lungo: 'ABCD1234' })).toBe(
    '<a>«lungo»</a><b>«nre»</b>',
  )
})
