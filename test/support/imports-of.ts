const statement =
  /^(?:import\s+(?:type\s+)?(?:[\w$*,\s]*(?:\{[^}]*\}\s*)?from\s+)?|export\s+(?:type\s+)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})\s*from\s+)(['"])([^'"\n]+)\1/gm
const call = /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g

/**
 * The specifiers that TypeScript source imports, re-exports or imports in passing, types included, in order of kind.
 * It relies on the layout that the formatter gives: a statement begins its line.
 */
export const importsOf = (source: string): string[] =>
  [statement, call].flatMap((pattern) =>
    [...source.matchAll(pattern)].map((found) => found[2] ?? ''),
  )
