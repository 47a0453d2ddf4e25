/** The functions of XPath 1.0 §4: libxml2 has no others, and says so only when it comes to them. */
const core: ReadonlySet<string> = new Set(
  [
    'last position count id local-name namespace-uri name',
    'string concat starts-with contains substring-before substring-after',
    'substring string-length normalize-space translate',
    'boolean not true false lang number sum floor ceiling round',
  ].flatMap((names) => names.split(' ')),
)

/** What also stands before a parenthesis: tests of a node's type, and operators. */
const others: ReadonlySet<string> = new Set(
  'node text comment processing-instruction and or div mod'.split(' '),
)

const name = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.\-]*`
const token = new RegExp(String.raw`'[^']*'|"[^"]*"|((?:${name}:(?!:))?${name})\s*\(`, 'gu')

/** The functions that an expression calls and XPath 1.0 does not have; literals are not looked into. */
export const unknownXpathFunctions = (expression: string): string[] => [
  ...new Set(
    [...expression.matchAll(token)].flatMap(([, called]) =>
      called === undefined || core.has(called) || others.has(called) ? [] : [called],
    ),
  ),
]
