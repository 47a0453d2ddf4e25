import { randomInt } from 'node:crypto'

import { italianTime } from './wire-date.ts'

// Nota Tecnica IUP: digits and Italian capitals, with X in the place of O.
const alphabet = '0123456789ABCDEFGHILMNXPQRSTUVZ'

const digits = (value: number): string => {
  let rest = value
  let text = ''
  for (let place = 0; place < 6; place++) {
    text = `${alphabet[rest % alphabet.length]}${text}`
    rest = Math.floor(rest / alphabet.length)
  }
  return text
}

const checkSymbol = (body: string): string =>
  alphabet[[...body].reduce((sum, symbol) => sum + alphabet.indexOf(symbol), 0) % 31] ?? ''

/** An IUP (13 symbols): prescriber and progressive number in base 31, and the check symbol. */
export const iupOf = (codicePrescrittore: number, progressive: number): string => {
  const body = digits(codicePrescrittore) + digits(progressive)
  return body + checkSymbol(body)
}

export const isIup = (text: string): boolean =>
  text.length === 13 &&
  [...text].every((symbol) => alphabet.includes(symbol)) &&
  checkSymbol(text.slice(0, 12)) === text[12]

/** A synthetic NRE of Puglia (15 characters). */
export const nreOf = (progressive: number): string =>
  `1600A${String(progressive).padStart(10, '0')}`

export const isNre = (text: string): boolean => /^[0-9A-Z]{15}$/.test(text)

/** A codice di autenticazione of 30 digits: the instant as `ddMMyyyyHHmmss`, then 16 random digits. */
export const codAutenticazioneOf = (now: Date): string => {
  const written = italianTime(now)
  const [year, month, day, time] = [[0, 4], [4, 6], [6, 8], [8]].map((part) =>
    written.slice(...part),
  )
  const random = Array.from({ length: 16 }, () => randomInt(10)).join('')
  return `${day}${month}${year}${time}${random}`
}
