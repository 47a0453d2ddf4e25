/** How a number is shown, as far as its text depends on it. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'moment'; readonly hasDate: boolean; readonly hasTime: boolean }
  /** A code padded with zeros: `000` shows 7 as 007. */
  | { readonly kind: 'padded'; readonly digits: number }

const general: NumberFormat = { kind: 'general' }

const builtIn = (id: number): NumberFormat => {
  const isDate =
    (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const isTime = (id >= 18 && id <= 22) || (id >= 45 && id <= 47)
  return isDate || isTime ? { kind: 'moment', hasDate: isDate, hasTime: isTime } : general
}

/** The format of a number by the code that the workbook gives it, or by its built-in number. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat => {
  if (code === undefined) return builtIn(id)
  // Quoted text, colours and conditions are not the format.
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '').split(';')[0] ?? ''
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length }
  if (/general|@/i.test(bare)) return general
  const hasTime = /h|s/i.test(bare)
  const hasDate = /y|d/i.test(bare) || (/m/i.test(bare) && !hasTime)
  return hasDate || hasTime ? { kind: 'moment', hasDate, hasTime } : general
}

const dayMs = 86_400_000

const momentText = (
  serial: number,
  { hasDate, hasTime }: { readonly hasDate: boolean; readonly hasTime: boolean },
  is1904: boolean,
): string | undefined => {
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const moment = new Date(start + Math.round(serial * 86_400) * 1000)
  if (Number.isNaN(moment.getTime()) || serial < 0 || serial > 2_958_466) return undefined
  const iso = moment.toISOString()
  const isWholeDay = (moment.getTime() - start) % dayMs === 0
  if (!hasDate || serial < 1) return iso.slice(11, 19)
  return hasTime && !isWholeDay ? iso.slice(0, 19) : iso.slice(0, 10)
}

/** A number of a cell as text: 28.0 is 28, 1E3 is 1000, a date is written YYYY-MM-DD. */
export const numberText = (raw: string, format: NumberFormat, is1904: boolean): string => {
  const written = raw.trim()
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(written)) return written
  const value = Number(written)
  switch (format.kind) {
    case 'moment':
      return momentText(value, format, is1904) ?? written
    case 'padded':
      return Number.isSafeInteger(value) && value >= 0
        ? String(value).padStart(format.digits, '0')
        : written
    case 'general':
      // More digits than a spreadsheet knows stay as they are.
      if (/^[+-]?\d+$/.test(written)) return written.replace(/^\+/, '')
      return String(Number(value.toPrecision(15)))
  }
}
