import { z } from 'zod'

/** A stored file, named by the hash of its bytes. `path` is relative to the run's folder, with `/`. */
export const EvidenceRef = z.object({
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  mediaType: z.string(),
  path: z.string(),
})
export type EvidenceRef = Readonly<z.output<typeof EvidenceRef>>
