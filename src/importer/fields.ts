import { headerWords, otherReasonHeader, reservedHeader, rowNumberHeader } from './header-words.ts'

/** What a column of a plan can be. Words of the authority are read; those of the vendor are written. */
export const authorityFields = [
  'id',
  'title',
  'area',
  'category',
  'description',
  'preconditions',
  'input',
  'steps',
  'expected',
  'type',
  'requirement',
  'priority',
] as const

export const vendorFields = [
  'date',
  'timestamp',
  'trace',
  'message-id',
  'applicable',
  'reason',
  'reason-other',
  'blocking',
  'visible',
  'error',
  'back-office',
  'retry',
  'resend',
  'handling',
  'outcome',
  'notes',
] as const

/** `reserved`: the authority fills it in, and nobody else. */
export const fields = [...authorityFields, ...vendorFields, 'reserved'] as const
export type Field = (typeof fields)[number]
export type VendorField = (typeof vendorFields)[number]

export const isVendorField = (field: Field | null): field is VendorField =>
  vendorFields.some((one) => one === field)

/** Fields that `fill` writes by itself: which column they are must be certain. */
export const isWrittenByFill = (field: Field): boolean =>
  isVendorField(field) && !['blocking', 'visible', 'back-office', 'retry', 'resend'].includes(field)

/** A header in small letters, without accents, apostrophes, line feeds and punctuation. */
export const normalHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#°]+/gu, ' ')
    .trim()

const byAlias = new Map(
  Object.entries(headerWords).flatMap(([field, names]) =>
    names.split(', ').map((name): [string, Field] => [name, field as Field]),
  ),
)

/** A plain number of the row, which is the id only where nothing else is. */
export const isRowNumber = (header: string): boolean => rowNumberHeader.test(normalHeader(header))

export interface Reading {
  readonly field: Field
  /** Whether the header says it in as many words; otherwise it only contains them. */
  readonly isSure: boolean
}

/** What a header says that its column is; undefined when it says nothing known. */
export const readHeader = (header: string): Reading | undefined => {
  const whole = normalHeader(header)
  if (whole === '' || whole.length > 200) return undefined
  if (reservedHeader.test(whole)) return { field: 'reserved', isSure: true }
  const short = normalHeader(header.replace(/\([^)]*\)/g, ' '))
  const exact = byAlias.get(whole) ?? byAlias.get(short)
  if (exact !== undefined) return { field: exact, isSure: true }
  if (otherReasonHeader.test(whole)) return { field: 'reason-other', isSure: true }
  let best: { readonly alias: string; readonly field: Field } | undefined
  for (const [alias, field] of byAlias) {
    const isLong = alias.includes(' ') || alias.length >= 5
    if (isLong && ` ${short} `.includes(` ${alias} `) && alias.length > (best?.alias.length ?? 0))
      best = { alias, field }
  }
  return best === undefined
    ? undefined
    : { field: best.field, isSure: best.alias.includes(' ') && short.startsWith(best.alias) }
}
