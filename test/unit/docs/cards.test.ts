import { expect, test } from 'vitest'

import { digestInfoOf, digestOf } from '../../../src/certificates/digest-info.ts'
import { CredentialShape, EnvironmentShape } from '../../../src/plan/environment-schema.ts'
import { parseYaml } from '../../../src/plan/read-yaml.ts'
import { docsPage, fenced } from '../../support/docs-page.ts'

const pages = { it: docsPage('it', 'cards.md'), en: docsPage('en', 'cards.md') }

test('both pages show the same files', () => {
  for (const code of ['yaml', 'json'])
    expect(fenced(pages.en, code)).toEqual(fenced(pages.it, code))
})

const valueOf = (text: string): unknown => {
  const parsed = parseYaml('docs/cards.md', text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value.value
}

test('every environment of the page is one that can be read', () => {
  const found = fenced(pages.it, 'yaml')
  expect(found).toHaveLength(2)
  const around = { title: 'Prova', operators: {} }
  for (const text of found) {
    const { error } = EnvironmentShape.safeParse({ ...around, ...(valueOf(text) as object) })
    expect(error?.issues, text).toBeUndefined()
  }
})

test.each(['it', 'en'] as const)(
  'every form of a key in the table is one that an operator may have: %s',
  (language) => {
    const forms = [...pages[language].matchAll(/^\| [^|]+ \| `(\{ .+ \}|generated)`/gm)].map(
      ([, form]) => form,
    )
    expect(forms).toHaveLength(5)
    for (const form of forms) {
      const written = (form ?? '').replaceAll('…', 'PROVA')
      expect(CredentialShape.safeParse(valueOf(written)).error?.issues, written).toBeUndefined()
    }
  },
)

test('a signing program is told what the page says', () => {
  const [asked = '{}'] = fenced(pages.it, 'json')
  expect(Object.keys(JSON.parse(asked) as object)).toEqual([
    ...['protocol', 'scheme', 'hash', 'digest', 'digestInfo'],
  ])
  // DigestInfo ends with the digest that it is about (RFC 8017 §9.2).
  const data = Buffer.from('prova')
  for (const hash of ['sha1', 'sha256'] as const) {
    const digest = digestOf(hash, data)
    expect(digestInfoOf(hash, data).subarray(-digest.length)).toEqual(digest)
  }
})
