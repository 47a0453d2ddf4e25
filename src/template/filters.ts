import { t } from '../lib/language/t.ts'
import { romeFields, romeIso } from '../lib/rome-time.ts'
import { shown } from '../lib/shown.ts'
import { TemplateMistake } from './mistake.ts'

/** A value as text within a text. */
export const asText = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (value instanceof Date) return romeIso(value)
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`
  if (value === null || value === undefined) return ''
  throw new TemplateMistake(t`una struttura o una lista non può stare in mezzo a un testo`)
}

const asDate = (value: unknown, filter: string): Date => {
  if (value instanceof Date) return value
  throw new TemplateMistake(t`il filtro «${filter}» vuole un istante, per esempio now`)
}

const asCount = (value: unknown, filter: string): number => {
  const text = asText(value)
  if (/^-?\d{1,6}$/.test(text)) return Number(text)
  throw new TemplateMistake(
    t`il filtro «${filter}» vuole un numero intero, trovato «${shown(text)}»`,
  )
}

const datePatternHint = t`il filtro «date» vuole un modello di yyyy MM dd HH mm ss, per esempio dd/MM/yyyy HH:mm:ss`

/** An instant on the clocks of Europe/Rome by a pattern of yyyy MM dd HH mm ss. */
const date = (value: unknown, pattern: unknown = 'dd/MM/yyyy'): string => {
  const f = romeFields(asDate(value, 'date'))
  const fields: Record<string, string> = {
    yyyy: f.year,
    MM: f.month,
    dd: f.day,
    HH: f.hour,
    mm: f.minute,
    ss: f.second,
  }
  const written = asText(pattern)
  const rest = written.replace(/yyyy|MM|dd|HH|mm|ss/g, '')
  if (/[^\P{L}TZ]/u.test(rest))
    throw new TemplateMistake(t`${datePatternHint}: trovato «${shown(written)}»`)
  if (written.includes('mm') && !written.includes('HH'))
    throw new TemplateMistake(t`mm sono i minuti e MM i mesi: trovato «${shown(written)}»`)
  return written.replace(/yyyy|MM|dd|HH|mm|ss/g, (key) => fields[key] ?? key)
}

const shiftUnits: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** An instant moved by `-3d`, `+2h`, `30m`. */
const shift = (value: unknown, amount: unknown): Date => {
  const found = /^([+-]?\d{1,6})([mhd])$/.exec(asText(amount))
  if (found === null)
    throw new TemplateMistake(t`il filtro «shift» vuole una durata come '-3d', '+2h', '30m'`)
  return new Date(
    asDate(value, 'shift').getTime() + Number(found[1]) * (shiftUnits[found[2] ?? ''] ?? 0),
  )
}

const longestPad = 1000

interface TemplateFilter {
  /** How many values may stand after its name, from and to. */
  readonly takes: readonly [number, number]
  readonly apply: (value: unknown, ...given: readonly unknown[]) => unknown
}

/** Every filter that an expression can use. None of them loops, reads a file or makes a pattern of its values. */
export const filters: Readonly<Record<string, TemplateFilter>> = {
  date: { takes: [0, 1], apply: date },
  shift: { takes: [1, 1], apply: shift },
  upcase: { takes: [0, 0], apply: (value) => asText(value).toUpperCase() },
  downcase: { takes: [0, 0], apply: (value) => asText(value).toLowerCase() },
  trim: { takes: [0, 0], apply: (value) => asText(value).trim() },
  slice: {
    takes: [1, 2],
    apply: (value, from, length) => {
      const start = asCount(from, 'slice')
      const rest = asText(value).slice(start)
      return length === undefined ? rest : rest.slice(0, Math.max(0, asCount(length, 'slice')))
    },
  },
  'pad-left': {
    takes: [1, 2],
    apply: (value, length, filler = '0') =>
      asText(value).padStart(Math.min(asCount(length, 'pad-left'), longestPad), asText(filler)),
  },
}

export const filterNames: readonly string[] = Object.keys(filters)
