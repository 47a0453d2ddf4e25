/** A stretch of a text, and what stands in its place. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text with some of its stretches replaced; all around them it stays as it was. They may not overlap. */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  let at = 0
  const parts: string[] = []
  for (const one of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (one.start < at) throw new Error(`splices overlap at ${one.start}`)
    parts.push(text.slice(at, one.start), one.text)
    at = one.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
