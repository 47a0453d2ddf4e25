import { expect, test } from 'vitest'

import { isXpath } from '../../../../src/xml/is-xpath.ts'
import { withXml } from '../../../../src/xml/parse-xml.ts'
import { bindXpath, xpathLiteral, xpathVariables } from '../../../../src/xml/xpath-variables.ts'

/** The value of an expression, as libxml2 reads it. */
const evaluate = (expression: string, xml = '<a/>'): unknown => {
  const parsed = withXml(Buffer.from(xml), (document) => {
    const found = document.eval(expression)
    return typeof found === 'object' ? found.length : found
  })
  return parsed.ok ? parsed.value : parsed.reason
}

const hostile = [
  `l'uno`,
  `il "due"`,
  `l'"uno" e l'"altro"`,
  `'`,
  `"`,
  `''`,
  `'"`,
  `"'`,
  `') or true() or ('`,
  `") or true() or ("`,
  `', "x") or concat('`,
  `'"]|//segreto|//*[@x="'`,
  '',
  '$altro',
  'concat(1, 2)',
  'a\nb\tc',
  '&amp; <b/> ]]>',
  '𝒳 è à',
]

test.each(hostile)('the value «%s» is read as text and nothing else', (value) => {
  expect(evaluate(`string(${xpathLiteral(value)})`)).toBe(value)
  expect(evaluate(bindXpath('string($x)', { x: value }))).toBe(value)
  expect(evaluate(bindXpath('string-length($x) = 0 or false()', { x: value }))).toBe(value === '')
})

test.each(hostile.filter((value) => value !== ''))(
  'the value «%s» selects nothing but what is equal to it',
  (value) => {
    const xml = '<a><b>uno</b><segreto>due</segreto></a>'
    expect(evaluate(bindXpath('count(//*[text() = $x])', { x: value }), xml)).toBe(0)
  },
)

test('each variable is bound wherever it stands, and the rest is untouched', () => {
  expect(bindXpath('//a[@b=$uno]/c[. = $due or @d = $uno]', { uno: '1', due: "2'" })).toBe(
    `//a[@b='1']/c[. = "2'" or @d = '1']`,
  )
})

test('a value is not looked into for variables', () => {
  expect(bindXpath('$a = $b', { a: '$b', b: '$a' })).toBe("'$b' = '$a'")
})

test.each(["'$nre'", '"$nre"', `concat('costo: $', "'$nre'")`, `"l'$nre" = '"$nre"'`])(
  'the literal in %s stays as it is',
  (expression) => {
    expect(bindXpath(expression, { nre: '1' })).toBe(expression)
    expect(xpathVariables(expression)).toEqual([])
  },
)

test('variables are found outside of literals, in order', () => {
  expect(xpathVariables(`$nre = '$no' and $numero-riga > 1 or $a.b = "$mai" or $nre`)).toEqual([
    'nre',
    'numero-riga',
    'a.b',
    'nre',
  ])
})

test.each(['nre', 'constructor', '__proto__'])(
  'the variable %s without a value is told',
  (name) => {
    expect(() => bindXpath(`//a = $${name}`, { altro: '1' })).toThrow(
      new Error(`la variabile $${name} non ha un valore`),
    )
  },
)

test.each([
  ['//a[@b = $nre]', true],
  ['count(//p:a) > 1', true],
  ["'$nre'", true],
  ['//a[', false],
  ["'aperto", false],
  ['//a[$nre', false],
  ['', false],
])('«%s» is XPath: %s', (expression, expected) => {
  expect(isXpath(expression)).toBe(expected)
})
