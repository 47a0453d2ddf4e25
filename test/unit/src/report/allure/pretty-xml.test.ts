import { expect, test } from 'vitest'

import { prettyXml } from '../../../../../src/report/allure/pretty-xml.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('indents well-formed XML', () => {
  expect(prettyXml(bytes('<a><b c="1">città</b><d/></a>'))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a>\n  <b c="1">città</b>\n  <d/>\n</a>\n',
  )
})

test.each([
  ['nothing', ''],
  ['a page that is not XML', '<html><img></html>'],
  ['XML cut off', '<a><b>'],
  ['more than one MiB', `<a>${'x'.repeat(1024 * 1024)}</a>`],
])('gives up on %s', (_, text) => {
  expect(prettyXml(bytes(text))).toBeUndefined()
})

test('never reads a file that an entity names', () => {
  const attack = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'
  expect(prettyXml(bytes(attack)) ?? '').not.toMatch(/<a>[^&<]+<\/a>/)
})
