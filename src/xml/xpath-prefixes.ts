const name = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.\-]*`

// A prefix stands right before one colon; an axis before two.
const token = new RegExp(String.raw`'[^']*'|"[^"]*"|(${name}):(?!:)`, 'gu')

/** The namespace prefixes that an XPath expression uses; literals are not looked into. */
export const xpathPrefixes = (expression: string): string[] => [
  ...new Set(
    [...expression.matchAll(token)].flatMap((found) => (found[1] === undefined ? [] : [found[1]])),
  ),
]
