import { expect, test } from 'vitest'

import { english } from '../../../../src/lib/language/english/index.ts'
import { keyOf, render } from '../../../../src/lib/language/render.ts'
import { sourceTexts, type SourceText } from '../../../support/sentences.ts'

const texts = sourceTexts()
const placesIn = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\d+\}/g) ?? [])].toSorted()

test('every sentence is said in English too, and no translation is left over', () => {
  const said = new Map(texts.filter((text) => text.said).map((text) => [text.key, text]))
  const missing = [...said.values()].filter(({ key }) => !Object.hasOwn(english, key))
  expect(missing.map(({ file, line, key }) => `${file}:${line} ${key}`)).toEqual([])
  expect(Object.keys(english).filter((key) => !said.has(key))).toEqual([])
})

test('a translation holds what the sentence holds', () => {
  const differing = Object.entries(english).filter(
    ([key, sentence]) => placesIn(key).join() !== placesIn(sentence).join(),
  )
  expect(differing).toEqual([])
})

test('no English sentence is left in Italian', () => {
  const italian = /[àèéìòù«»]|\b(?:il|della|dei|che|per|non|una|un|nel|è)\b/i
  // A name of the authority's, or a file's, stays what it is.
  const words = (sentence: string): string => sentence.replace(/`[^`]*`|“[^”]*”|<[^>]*>/g, '')
  expect(Object.entries(english).filter(([, sentence]) => italian.test(words(sentence)))).toEqual(
    [],
  )
})

// What travels, or plays the authority's part, is Italian whoever reads it; so are the examples of files.
const speaksItalian = ({ file, key }: SourceText): boolean =>
  /^adapters\/[a-z]+\/(?:simulate|document)\//.test(file) ||
  (file.startsWith('src/explain/codes/') && key.includes('\n'))

test('nothing that people read is written around the one place', () => {
  const italian = /[àèéìòù]|\s(?:il|la|di|della|dei|che|per|non|una|un|nel|è|con)\s/i
  const around = texts.filter(
    (text) => !text.said && !speaksItalian(text) && italian.test(text.key),
  )
  expect(around.map(({ file, line, key }) => `${file}:${line} ${key}`)).toEqual([])
})

test('a sentence is filled in, in the order of its language', () => {
  const said = (
    catalogue: Record<string, string> | null,
    parts: TemplateStringsArray,
    ...values: (string | number)[]
  ) => render(catalogue, parts, values)
  const catalogue = { 'il caso {0} ha {1} passi': '{1} steps in case {0}' }
  expect(said(null, ['il caso ', ' ha ', ' passi'] as never, 'A-1', 2)).toBe(
    'il caso A-1 ha 2 passi',
  )
  expect(said(catalogue, ['il caso ', ' ha ', ' passi'] as never, '{1}', 2)).toBe(
    '2 steps in case {1}',
  )
  // What nobody has translated is said in Italian.
  expect(said(catalogue, ['altro ', ''] as never, 1)).toBe('altro 1')
  expect(keyOf(['a ', ' b ', ''])).toBe('a {0} b {1}')
})
