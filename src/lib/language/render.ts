/** English sentences by their Italian ones. A value's place is `{0}`, `{1}` …, in both. */
export type Catalogue = Readonly<Record<string, string>>

/** What a sentence may hold; where there is nothing, it holds nothing. */
export type Value = string | number | bigint | undefined

/** The Italian sentence as a catalogue knows it: each value is its place. */
export const keyOf = (parts: readonly string[]): string =>
  parts.map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`)).join('')

/** A sentence with its values, in the language of a catalogue; in Italian where it has none. */
export const render = (
  catalogue: Catalogue | null,
  parts: readonly string[],
  values: readonly Value[],
): string => {
  const sentence = catalogue?.[keyOf(parts)]
  return sentence === undefined
    ? parts.map((part, index) => part + String(values[index] ?? '')).join('')
    : sentence.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place))
}
