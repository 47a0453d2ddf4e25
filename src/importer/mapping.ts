import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { fields } from './fields.ts'

const Letters = z
  .string()
  .regex(/^[A-Z]{1,3}$/, { error: t`attese le lettere di una colonna, in maiuscolo` })

export const MappedColumn = z.strictObject({
  column: Letters,
  header: z.string(),
  field: z.enum(fields).optional(),
  /** Names of facts of a call, captured values or answers of a person: the first that there is, is written. */
  from: z.array(z.string().min(1)).min(1).optional(),
  /** What may stand in the column, where the document's own list cannot be worked out. */
  values: z.array(z.string().min(1)).min(1).optional(),
})
export type MappedColumn = Readonly<z.output<typeof MappedColumn>>

/** `mapping.yaml`: which column of the authority's document takes what. */
export const Mapping = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        sheet: z.string().min(1),
        header: z.string().regex(/^\d{1,7}$/, { error: t`atteso il numero di una riga` }),
        columns: z.array(MappedColumn).min(1),
      }),
    )
    .min(1),
  outcome: z.strictObject({ passed: z.string().min(1), failed: z.string().min(1) }),
  applicable: z.strictObject({ yes: z.string().min(1), no: z.string().min(1) }),
  date: z.enum(['dd/MM/yyyy', 'yyyy-MM-dd']),
  timestamp: z.enum(['utc', 'rome']),
})
export type Mapping = Readonly<z.output<typeof Mapping>>

export const mappingFile = 'mapping.yaml'
