import { expect, test } from 'vitest'

import { parseTree } from '../../../../src/compare/element-tree.ts'
import { treeDifferences } from '../../../../src/compare/tree-differences.ts'

const asItIs = (_: string, text: string): string => text

const differences = (left: string, right: string): string[] => {
  const [one, other] = [left, right].map((xml) => parseTree(Buffer.from(xml)))
  if (one == null || other == null) throw new Error('no XML')
  return treeDifferences({ tree: one, neutral: asItIs }, { tree: other, neutral: asItIs }).map(
    ({ kind, at, left, right }) => `${kind} ${at}: ${left} | ${right}`,
  )
}

test.each<[string, string, string, string[]]>([
  ['a value', '<r><a>1</a></r>', '<r><a>2</a></r>', ['value /r/a: 1 | 2']],
  ['an empty element', '<r><a/></r>', '<r><a>2</a></r>', ['value /r/a:  | 2']],
  ['an absent element', '<r><a>1</a><b/></r>', '<r><b/></r>', ['element /r/a: 1 | null']],
  [
    'an element that is only on the other side, with what is in it',
    '<r/>',
    '<r><a><b>1</b><c/></a></r>',
    ['element /r/a: null | (con b, c)'],
  ],
  ['an attribute', '<r a="1"/>', '<r a="2"/>', ['value /r/@a: 1 | 2']],
  ['an absent attribute', '<r a="1"/>', '<r/>', ['element /r/@a: 1 | null']],
  ['the order', '<r><a/><b/></r>', '<r><b/><a/></r>', ['order /r: a, b | b, a']],
  [
    'one of several, by its number',
    '<r><a>1</a><a>2</a></r>',
    '<r><a>1</a><a>3</a></r>',
    ['value /r/a[2]: 2 | 3'],
  ],
  ['one more of several', '<r><a>1</a></r>', '<r><a>1</a><a>2</a></r>', ['element /r/a: null | 2']],
  [
    'a namespace',
    '<r xmlns:p="urn:p"><p:a>1</p:a></r>',
    '<r xmlns:p="urn:q"><p:a>1</p:a></r>',
    ['element /r/{urn:p}a: 1 | null', 'element /r/{urn:q}a: null | 1'],
  ],
  ['the root', '<r/>', '<s/>', ['element /: r | s']],
  [
    'a document that travels as text, place by place',
    '<r><d>&lt;doc&gt;&lt;id&gt;1&lt;/id&gt;&lt;/doc&gt;</d></r>',
    '<r><d><![CDATA[<doc><id>2</id></doc>]]></d></r>',
    ['value /r/d/doc/id: 1 | 2'],
  ],
  [
    'text that only looks like one, as text',
    '<r><d>&lt;doc</d></r>',
    '<r><d>&lt;dot</d></r>',
    ['value /r/d: <doc | <dot'],
  ],
])('finds %s', (_, left, right, expected) => {
  expect(differences(left, right)).toEqual(expected)
})

test.each([
  ['prefixes', '<p:r xmlns:p="urn:p"><p:a/></p:r>', '<r xmlns="urn:p"><a/></r>'],
  ['blanks between elements', '<r>\n  <a>1</a>\n</r>', '<r><a> 1 </a></r>'],
  ['the order of attributes', '<r a="1" b="2"/>', '<r b="2" a="1"/>'],
  ['CDATA', '<r><a>1 &lt; 2</a></r>', '<r><a><![CDATA[1 < 2]]></a></r>'],
])('does not mind %s', (_, left, right) => {
  expect(differences(left, right)).toEqual([])
})

test('compares very many elements of a name in no more than a moment each', () => {
  const many = (first: number): string =>
    `<r>${Array.from({ length: 20_000 }, (_, index) => `<a>${index === 7 ? first : index}</a>`).join('')}</r>`
  expect(differences(many(7), many(8))).toEqual(['value /r/a[8]: 7 | 8'])
})
