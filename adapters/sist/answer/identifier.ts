import type { Exchange } from '../../../src/model/exchange.ts'
import { namespaces } from '../namespaces.ts'
import { withReturn } from './soap-body.ts'

// X stands in O's place; there is no J, K, W or Y (Nota Tecnica IUP §2.1, as reported by public sources).
const alphabet = '0123456789ABCDEFGHILMNXPQRSTUVZ'

/** Whether the text is an NRE: 15 letters and digits. Its check digits, if any, are not public. */
export const isNre = (text: string): boolean => /^[0-9A-Za-z]{15}$/.test(text)

/** The check symbol of the first 12 symbols of an IUP: their sum modulo 31; undefined on a foreign symbol. */
export const iupCheckSymbol = (text: string): string | undefined => {
  const values = Array.from(text.slice(0, 12), (symbol) => alphabet.indexOf(symbol))
  if (values.length < 12 || values.includes(-1)) return undefined
  return alphabet.charAt(values.reduce((sum, value) => sum + value, 0) % alphabet.length)
}

/** Whether the text is a regional IUP: 13 symbols, the last of which checks the others. */
export const isIup = (text: string): boolean =>
  text.length === 13 && iupCheckSymbol(text) === text.charAt(12)

/** Every identifier that the answer carries, in document order, as written. */
export const identifiersIn = (exchange: Exchange) =>
  withReturn(exchange, (result) =>
    result.find('.//sist:IUP', { sist: namespaces.sist }).map((node) => node.content),
  )

/** The fact by which the authority finds a prescription: an NRE has 15 characters, an IUP has 13. */
export const identifierFact = (text: string): Readonly<Record<string, string>> => {
  if (text.length === 15) return { nre: text }
  return text.length === 13 ? { iup: text } : {}
}
