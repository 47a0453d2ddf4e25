import { t } from '../lib/language/t.ts'
import type { Path, TextValue, YamlSource } from '../plan/read-yaml.ts'
import { line, type DoctorLine } from './line.ts'

/** A variable that a file names, and where. Never its value. */
interface Named {
  readonly name: string
  readonly place: string
  /** A PIN without a value is asked for at the terminal. */
  readonly isAsked: boolean
}

const isReference = (value: object): value is { readonly env: string } =>
  Object.keys(value).length === 1 && typeof (value as { env?: unknown }).env === 'string'

const pinKeys: readonly unknown[] = ['pin', 'key-pin']

/** Every `{ env: NAME }` of a file. */
const namedIn = (source: YamlSource): Named[] => {
  const walk = (value: TextValue, path: Path): Named[] => {
    if (value === null || typeof value !== 'object') return []
    if (isReference(value)) {
      const { line: row, column } = source.locate(path)
      const place = `${source.file}:${row}:${column}`
      return [{ name: value.env, place, isAsked: pinKeys.includes(path.at(-1)) }]
    }
    return Array.isArray(value)
      ? value.flatMap((one, index) => walk(one, [...path, index]))
      : Object.entries(value).flatMap(([key, one]) => walk(one, [...path, key]))
  }
  return walk(source.value, [])
}

/** Whether every variable that these files name has a value: their names are told, their values never. */
export const environmentValues = (
  sources: readonly YamlSource[],
  env: Readonly<Record<string, string | undefined>>,
): DoctorLine => {
  const check = line('values', t`Variabili di ambiente`)
  const named = sources.flatMap((source) => namedIn(source))
  const without = named.filter(({ name }) => (env[name] ?? '') === '')
  const missing = without.filter(({ isAsked }) => !isAsked)
  const asked = [...new Set(without.filter(({ isAsked }) => isAsked).map(({ name }) => name))]
  const pins = asked.length === 0 ? '' : t`; le chiederà il terminale: ${asked.join(', ')}`
  if (missing.length > 0)
    return check.failed(
      t`senza un valore: ${missing.map(({ name, place }) => `${name} (${place})`).join(', ')}${pins}`,
      t`scriverle in .env (NOME=…) o darle al comando`,
    )
  const names = [...new Set(named.map(({ name }) => name))].filter((name) => !asked.includes(name))
  return check.ok(
    names.length === 0
      ? t`i file non ne nominano${pins}`
      : t`hanno un valore: ${names.join(', ')}${pins}`,
  )
}
