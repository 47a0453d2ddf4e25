/** Edits between two words: insertion, deletion, substitution, and two neighbours swapped. */
const distance = (a: string, b: string): number => {
  let earlier: readonly number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current.push(
        Math.min(
          substitution,
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          swapped ? (earlier[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      )
    }
    earlier = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

/** The known word nearest to the one written (case ignored), when near enough to be meant. */
export const nearest = (written: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(written.length / 3)) + 1
  for (const candidate of known) {
    const found = distance(written.toLowerCase(), candidate.toLowerCase())
    if (found < bestDistance) {
      best = candidate
      bestDistance = found
    }
  }
  return best
}
