import { Liquid } from 'liquidjs'

import { romeFields, romeIso } from '../lib/rome-time.ts'

const dayMs = 86_400_000
const shiftUnits: Record<string, number> = { m: 60_000, h: 3_600_000, d: dayMs }

const asDate = (value: unknown, filter: string): Date => {
  if (value instanceof Date) return value
  throw new TypeError(`il filtro «${filter}» vuole un istante, per esempio now`)
}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (value instanceof Date) return romeIso(value)
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`
  if (value === null || value === undefined) return ''
  throw new TypeError('una struttura o una lista non può stare in mezzo a un testo')
}

/** An instant on the clocks of Europe/Rome by a pattern of yyyy MM dd HH mm ss. */
const date = (value: unknown, pattern: unknown): string => {
  const f = romeFields(asDate(value, 'date'))
  const fields: Record<string, string> = {
    yyyy: f.year,
    MM: f.month,
    dd: f.day,
    HH: f.hour,
    mm: f.minute,
    ss: f.second,
  }
  return text(pattern ?? 'dd/MM/yyyy').replace(/yyyy|MM|dd|HH|mm|ss/g, (key) => fields[key] ?? key)
}

/** An instant moved by `-3d`, `+2h`, `30m`. */
const shift = (value: unknown, amount: unknown): Date => {
  const found = /^([+-]?\d{1,6})([mhd])$/.exec(String(amount))
  if (found === null)
    throw new TypeError("il filtro «shift» vuole una durata come '-3d', '+2h', '30m'")
  return new Date(
    asDate(value, 'shift').getTime() + Number(found[1]) * (shiftUnits[found[2] ?? ''] ?? 0),
  )
}

const filters: Record<string, (value: unknown, ...args: unknown[]) => unknown> = {
  date,
  shift,
  upcase: (value) => text(value).toUpperCase(),
  downcase: (value) => text(value).toLowerCase(),
  trim: (value) => text(value).trim(),
  slice: (value, from, length) => {
    const start = Number(from)
    return text(value).slice(start, length === undefined ? undefined : start + Number(length))
  },
  'pad-left': (value, length, filler = '0') =>
    text(value).padStart(Math.min(Number(length), 1000), text(filler)),
}

const makeEngine = (): Liquid => {
  const engine = new Liquid({
    outputDelimiterLeft: '${',
    outputDelimiterRight: '}',
    // No tags: a delimiter that no text file holds.
    tagDelimiterLeft: '\u0001\u0002{%',
    tagDelimiterRight: '%}\u0002\u0001',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 1000,
    memoryLimit: 10_000_000,
    outputEscape: text,
    relativeReference: false,
    fs: {
      exists: () => Promise.resolve(false),
      existsSync: () => false,
      readFile: () => Promise.reject(new Error('nessun file')),
      readFileSync: () => {
        throw new Error('nessun file')
      },
      resolve: (_root, file) => file,
    },
    templates: {},
  })
  for (const name of Object.keys(engine.tags)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name)
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter)
  return engine
}

/** LiquidJS with `${ … }`, our own filters, no tags, no files, own properties only, bounded. */
export const engine: Liquid = makeEngine()
