import { expect, test } from 'vitest'

import { maskHead } from '../../../../src/evidence/mask-head.ts'

const masked = (...lines: readonly string[]): string[] =>
  Buffer.from(maskHead(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')))
    .toString('latin1')
    .split('\r\n')
    .slice(0, -2)

test.each([
  ['Authorization: Bearer abc.def', 'Authorization: [secret]'],
  ['authorization:Basic dXRlbnRl', 'authorization: [secret]'],
  ['Proxy-Authorization: Basic dXRlbnRl', 'Proxy-Authorization: [secret]'],
  ['Cookie: a=1; b=2', 'Cookie: [secret]'],
  ['SET-COOKIE:\tsessione=1; Path=/', 'SET-COOKIE: [secret]'],
  ['X-API-Key: 123', 'X-API-Key: [secret]'],
])('the value of «%s» is not kept', (line, expected) => {
  expect(masked('POST /sist HTTP/1.1', 'Host: a', line, 'Accept: */*')).toEqual([
    'POST /sist HTTP/1.1',
    'Host: a',
    expected,
    'Accept: */*',
  ])
})

test('each of several credentials is masked', () => {
  expect(masked('HTTP/1.1 200 OK', 'Set-Cookie: a=1', 'Server: x', 'Set-Cookie: b=2')).toEqual([
    'HTTP/1.1 200 OK',
    'Set-Cookie: [secret]',
    'Server: x',
    'Set-Cookie: [secret]',
  ])
})

test('a value folded over more lines (RFC 9112 §5.2) is masked whole', () => {
  expect(
    masked('HTTP/1.1 200 OK', 'Set-Cookie: a=1;', ' b=segreto;', '\tc=2', 'Server: x'),
  ).toEqual(['HTTP/1.1 200 OK', 'Set-Cookie: [secret]', 'Server: x'])
})

test('names that only look alike, and values that name a credential, stay', () => {
  const lines = [
    'GET /?authorization:1 HTTP/1.1',
    'X-Authorization-Mode: client',
    'Access-Control-Allow-Headers: authorization: cookie',
    'Cookies: 3',
    'X-Api-Key-Id: 7',
  ]
  expect(masked(...lines)).toEqual(lines)
})

test('a head without credentials is given back itself', () => {
  const head = Buffer.from('HTTP/1.1 200 OK\r\nX: \u00e8\u0085\u00ff\r\n\r\n', 'latin1')
  expect(maskHead(head)).toBe(head)
})

test('every other byte stays as it is, also above 127 and with bare line feeds', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  const head = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nX-Binario: '),
    bytes,
    Buffer.from('\nCookie: a\u00e8\n\r\n', 'latin1'),
  ])
  expect(Buffer.from(maskHead(head))).toEqual(
    Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nX-Binario: '),
      bytes,
      Buffer.from('\nCookie: [secret]\n\r\n'),
    ]),
  )
})

test('masking twice, and masking one head after another, give the same', () => {
  const head = Buffer.from('GET / HTTP/1.1\r\nCookie: a=1\r\n\r\n')
  const once = maskHead(head)
  expect(maskHead(once)).toEqual(once)
  expect(maskHead(head)).toEqual(once)
})
