import { packageRoot } from '../lib/package-root.ts'

/** This copy of the package. An adapter shares classes and schemas with whoever runs it, so both must be of one. */
const here = { root: packageRoot }

// Of the whole process: also another copy can read it.
const mark = Symbol.for('collaudo.adapter')

/** The adapter with the sign of the copy of the package that made it; what is laid over it later keeps the sign. */
export const markMade = <Made extends object>(made: Made): Made => ({ ...made, [mark]: here })

/** Which copy made an adapter: this one, another (and where that is), or none. */
export const makerOf = (
  value: object,
): { readonly kind: 'this' } | { readonly kind: 'other'; readonly root: string } | null => {
  const found = (value as { readonly [mark]?: { readonly root?: unknown } })[mark]
  if (found === undefined) return null
  return found === here ? { kind: 'this' } : { kind: 'other', root: String(found.root) }
}
