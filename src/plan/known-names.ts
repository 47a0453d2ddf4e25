import type { TextValue } from './read-yaml.ts'

/** Names that every expression can use, whatever the plan: see `run/scope.ts`. */
export const generators: readonly string[] = ['now', 'today', 'uuid', 'digits']

const operatorFields = {
  codiceFiscale: '',
  codStruttura: '',
  ruoloIstituzionale: '',
  codiceRegionale: '',
}

/** The shape of what every expression can see beside the plan's data. */
export const surroundings = (operators: readonly string[]): Record<string, TextValue> => ({
  operator: operatorFields,
  operators: Object.fromEntries(operators.map((name) => [name, operatorFields])),
  application: { name: '', producer: '', version: '' },
})

/** Names that mean the same in every plan: no data, column or parameter takes one of them. */
export const reservedNames: readonly string[] = [...generators, ...Object.keys(surroundings([]))]

const isRecord = (value: TextValue | undefined): value is { readonly [key: string]: TextValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const whatIsThere = (value: TextValue | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.map((_, index) => String(index))
  return isRecord(value) ? Object.keys(value) : []
}

/** The first segment of a path into the data that is not there, with what is there instead. */
export const missingIn = (
  value: TextValue | undefined,
  path: readonly string[],
): { readonly segment: string; readonly known: readonly string[] } | undefined => {
  let current = value
  for (const segment of path) {
    const next: TextValue | undefined = Array.isArray(current)
      ? /^-?\d{1,6}$/.test(segment)
        ? (current as readonly TextValue[]).at(Number(segment))
        : undefined
      : isRecord(current) && Object.hasOwn(current, segment)
        ? current[segment]
        : undefined
    if (next === undefined) return { segment, known: whatIsThere(current) }
    current = next
  }
  return undefined
}
