import type { Path, TextValue } from '../read-yaml.ts'

export type Fields = { readonly [key: string]: TextValue }

export const isFields = (value: TextValue | undefined): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

export const listOf = (value: TextValue | undefined): readonly TextValue[] =>
  Array.isArray(value) ? (value as readonly TextValue[]) : []

/** The texts of a list; whatever else stands in it is a mistake of its own, told elsewhere. */
export const textsOf = (value: TextValue | undefined): readonly string[] =>
  listOf(value).filter((item) => typeof item === 'string')

/** A scalar as it was written; nothing where there is none. */
export const textOf = (value: TextValue | undefined): string =>
  typeof value === 'string' ? value : ''

export interface PlacedText {
  readonly text: string
  readonly path: Path
}

/** Every text within a value, with its place. */
export const allTexts = (value: TextValue | undefined, path: Path = []): PlacedText[] => {
  if (typeof value === 'string') return [{ text: value, path }]
  if (Array.isArray(value))
    return (value as readonly TextValue[]).flatMap((item, index) =>
      allTexts(item, [...path, index]),
    )
  return isFields(value)
    ? Object.entries(value).flatMap(([name, item]) => allTexts(item, [...path, name]))
    : []
}

/** A value as one text that is the same for the same value, whatever the order of its keys. */
export const canonical = (value: TextValue | undefined): string => {
  if (Array.isArray(value))
    return `[${(value as readonly TextValue[]).map((item) => canonical(item)).join(',')}]`
  if (isFields(value))
    return `{${Object.keys(value)
      .toSorted()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
      .join(',')}}`
  return JSON.stringify(value ?? null)
}
