import { z } from 'zod'

/** Content of an element: text exactly as written, nothing (the element is left out), a list, or elements. */
export type BodyValue = string | null | readonly BodyValue[] | BodyFields

export interface BodyFields {
  readonly [name: string]: BodyValue
}

export const BodyValue: z.ZodType<BodyValue> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(BodyValue), z.record(z.string(), BodyValue)]),
)

/** Array.isArray that keeps the type of a read-only list. */
export const isList = (value: BodyValue): value is readonly BodyValue[] => Array.isArray(value)
