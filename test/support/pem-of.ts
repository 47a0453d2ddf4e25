import type { PemCredential } from '../../src/certificates/read-p12.ts'
import { isPem, type KeySpec } from '../../src/environment/key-spec.ts'

/** A key that is known to be in a file, or made on the spot. */
export const pemOf = (key: KeySpec | 'generated' | null): PemCredential => {
  if (key === null || key === 'generated' || !isPem(key)) throw new Error('not a key in PEM')
  return key
}
