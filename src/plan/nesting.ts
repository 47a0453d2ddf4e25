/** Far beyond what a person writes, and far below what makes a recursive parser run out of stack. */
const deepest = 200

/**
 * The first line (from 1) of a YAML text that nests out of all measure, if there is one. It is asked before the
 * parser, which recurses. Brackets within quotes are counted too: a text would need hundreds left open.
 */
export const deepLine = (text: string): number | undefined => {
  let open = 0
  let line = 1
  // What stands before the first word of a line opens at most one level for each column.
  let column: number | null = 0
  for (const character of text) {
    if (character === '\n') {
      line++
      column = 0
      continue
    }
    if (column !== null) column = ' -?\t'.includes(character) ? column + 1 : null
    if (character === '[' || character === '{') open++
    else if ((character === ']' || character === '}') && open > 0) open--
    if (open > deepest || (column ?? 0) > 2 * deepest) return line
  }
  return undefined
}
