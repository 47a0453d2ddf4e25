import { z } from 'zod'

import { Mapping } from '../importer/mapping.ts'
import type { Plan } from '../plan/plan.ts'

/**
 * `documento.json`: how the outcomes of a run went into the authority's document. With it and the record of the run anybody
 * can see that the filled document says what the record says.
 */
export const Filling = z.strictObject({
  schema: z.literal('collaudo/filling@1'),
  /** The document as it arrived. */
  document: z.strictObject({ name: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** The cell of each case: `sheet!cell`. */
  cells: z.record(z.string(), z.string()),
  cases: z.array(
    z.strictObject({
      id: z.string().min(1),
      /** The authority's words; null where the plan does not have them. */
      text: z.string().nullable(),
      /** Why the case does not apply; null where it does. */
      notApplicable: z.string().nullable(),
    }),
  ),
  mapping: Mapping,
})
export type Filling = Readonly<z.output<typeof Filling>>

export const fillingFile = 'documento.json'

/** How the document of a plan is filled in. */
export const fillingOf = (
  { cases, document }: Plan,
  mapping: Mapping,
  name: string,
  sha256: string,
): Filling => ({
  schema: 'collaudo/filling@1',
  document: { name, sha256 },
  cells: { ...document?.cells },
  cases: cases.map(({ head, skip }) => ({
    id: head.id,
    text: head.source?.text ?? null,
    notApplicable: skip?.cause === 'not-applicable' ? skip.reason : null,
  })),
  mapping,
})
