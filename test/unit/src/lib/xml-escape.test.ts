import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'

import { xmlEscape } from '../../../../src/lib/xml-escape.ts'

test('escapes what XML gives a meaning to, and nothing else', () => {
  expect(xmlEscape(`a<b>&"c'd`)).toBe('a&lt;b&gt;&amp;&quot;c&apos;d')
  expect(xmlEscape('&amp;')).toBe('&amp;amp;')
  expect(xmlEscape('perché è così\n\té 🩺')).toBe('perché è così\n\té 🩺')
})

test('a parser reads back the text that was escaped, also a carriage return', () => {
  const text = `]]> <!-- & "quotes" 'apices' \r\n fine\r`
  const document = XmlDocument.fromString(`<a>${xmlEscape(text)}</a>`)
  try {
    expect(document.root.content).toBe(text)
  } finally {
    document.dispose()
  }
})
