import { expect, test } from 'vitest'

import { unknownXpathFunctions } from '../../../../src/xml/xpath-functions.ts'

test.each([
  ['matches(//a, "^x$")', ['matches']],
  ['//a[ignota ()]/b[altra(.)] | //c[ignota()]', ['ignota', 'altra']],
  ['x:funzione(//a)', ['x:funzione']],
  ['a-count(//a)', ['a-count']],
])('%s calls what XPath 1.0 does not have', (expression, names) => {
  expect(unknownXpathFunctions(expression)).toEqual(names)
})

test.each([
  'count(//a) -count(//b)',
  '//x:a/text()[. = "ignota()"]',
  "concat('matches(', //a)",
  '//a[(b) and (c) or (d)][1 div (2) mod (3)]',
  'ancestor-or-self::node()/processing-instruction("x")/comment()',
  'not(true()) = boolean(starts-with(local-name(), normalize-space(translate(., "a", "b"))))',
])('%s is all of XPath 1.0', (expression) => {
  expect(unknownXpathFunctions(expression)).toEqual([])
})
