import { diffWordsWithSpace } from 'diff'

/** A stretch of words, and whether it was there before, is there now, or both. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Beyond this a comparison word by word takes too long, and nobody reads it. */
const longest = 20_000

/** The words in which two texts differ, in order. */
export const wordChanges = (before: string, after: string): WordChange[] => {
  if (before.length > longest || after.length > longest)
    return [
      { kind: 'removed', text: before.slice(0, 500) },
      { kind: 'added', text: after.slice(0, 500) },
    ]
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
