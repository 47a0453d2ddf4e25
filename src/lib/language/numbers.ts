import { language } from './t.ts'

const locale = language === 'en' ? 'en-GB' : 'it-IT'

/** A number for people, with the decimal mark of their language: `0,50`, `0.50`. */
export const decimal = (
  value: number,
  digits: { readonly least?: number; readonly most: number },
): string =>
  value.toLocaleString(locale, {
    minimumFractionDigits: digits.least ?? 0,
    maximumFractionDigits: digits.most,
    useGrouping: false,
  })

/** A whole number for people, in groups of three: `12.345`, `12,345`. */
export const grouped = (count: number): string =>
  count.toLocaleString(locale, { useGrouping: 'always' })
