/** Values that were of use a short time ago. */
export interface Recent<Value> {
  readonly get: (key: string) => Value | undefined
  /** Keeps a value, in the place of those that nobody has asked for since. */
  readonly put: (key: string, value: Value, weight: number) => void
}

/** Keeps values of no more than that weight in all. */
export const createRecent = <Value>(heaviest: number): Recent<Value> => {
  // In the order in which they were of use: the oldest first.
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>()
  let total = 0
  const drop = (key: string): void => {
    total -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    get: (key) => {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found.value
    },
    put: (key, value, weight) => {
      drop(key)
      kept.set(key, { value, weight })
      total += weight
      for (const oldest of kept.keys()) {
        if (total <= heaviest) return
        drop(oldest)
      }
    },
  }
}
