import type { KeyRole } from '../../src/adapter/define-adapter.ts'

/** Every call has a signed header; only what carries a document has a signature on that too, which is made first. */
export const keysOf = (send: unknown): readonly KeyRole[] =>
  (send as { readonly document?: unknown } | null)?.document === undefined
    ? ['authentication']
    : ['signature', 'authentication']
