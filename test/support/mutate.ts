/** A stream of whole numbers that a seed decides (mulberry32). */
export const seededNumbers = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

export const mutationKinds = ['flip', 'replace', 'delete', 'insert', 'swap', 'duplicate'] as const
export type MutationKind = (typeof mutationKinds)[number]

/** Bytes with one random change, and what the change was. */
export interface Mutation {
  readonly kind: MutationKind
  readonly at: number
  readonly bytes: Buffer
}

/** Places outside the long stretches of base64, which are most of a message and much the same everywhere. */
const placesApart = (original: Buffer): readonly number[] => {
  const text = original.toString('latin1')
  const long = [...text.matchAll(/[A-Za-z0-9+/=]{100,}/g)].map(({ index, 0: found }) => [
    index,
    index + found.length,
  ])
  return Array.from(original.keys()).filter(
    (place) => !long.some(([from = 0, to = 0]) => from <= place && place < to),
  )
}

/**
 * Changes bytes once, at random: a bit, some bytes, two places, a slice that comes again. Every second time it
 * keeps out of long base64. The result always differs.
 */
export const mutate = (original: Buffer, below: (limit: number) => number): Mutation => {
  const apart = placesApart(original)
  for (;;) {
    const kind = mutationKinds[below(mutationKinds.length)] ?? 'flip'
    const at = below(2) === 0 ? below(original.length) : (apart[below(apart.length)] ?? 0)
    const bytes = changed(kind, original, at, below)
    if (!bytes.equals(original)) return { kind, at, bytes }
  }
}

const randomBytes = (count: number, below: (limit: number) => number): Buffer => {
  // Half of them such as a text may hold: what is no character at all is refused at once.
  const isText = below(2) === 0
  return Buffer.from(Array.from({ length: count }, () => (isText ? 32 + below(95) : below(256))))
}

const changed = (
  kind: MutationKind,
  original: Buffer,
  at: number,
  below: (limit: number) => number,
): Buffer => {
  const length = 1 + below(8)
  const before = original.subarray(0, at)
  switch (kind) {
    case 'flip': {
      const bytes = Buffer.from(original)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
      return bytes
    }
    case 'replace':
      return Buffer.concat([
        before,
        randomBytes(Math.min(length, original.length - at), below),
        original.subarray(at + length),
      ])
    case 'delete':
      return Buffer.concat([before, original.subarray(at + length)])
    case 'insert':
      return Buffer.concat([before, randomBytes(length, below), original.subarray(at)])
    case 'swap': {
      const bytes = Buffer.from(original)
      const other = below(original.length)
      bytes[at] = original[other] ?? 0
      bytes[other] = original[at] ?? 0
      return bytes
    }
    case 'duplicate': {
      const slice = original.subarray(at, at + 1 + below(200))
      // Beside itself, or anywhere else.
      const to = below(2) === 0 ? at : below(original.length)
      return Buffer.concat([original.subarray(0, to), slice, original.subarray(to)])
    }
  }
}
