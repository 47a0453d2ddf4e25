// Any month letter and any check letter: the Ministry's own test identities have an X for a month, and wrong checks.
const shape = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const months = 'ABCDEHLMPRST'

// D.M. 23 dicembre 1976, art. 5: values of the characters in odd places, digits and letters alike.
const odd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

// Omocodia (D.M. cited, art. 6): a digit in one of these places may be replaced by the letter at its place here.
const omocodia = 'LMNPQRSTUV'
const replaceable = [6, 7, 9, 10, 12, 13, 14]

const valueOf = (character: string): number =>
  /\d/.test(character) ? Number(character) : alphabet.indexOf(character)

/** The check letter that fifteen characters ask for. */
export const codiceFiscaleCheckLetter = (fifteen: string): string => {
  const sum = Array.from(fifteen.slice(0, 15), (character, index) =>
    index % 2 === 0 ? (odd[valueOf(character)] ?? 0) : valueOf(character),
  ).reduce((total, value) => total + value, 0)
  return alphabet.charAt(sum % 26)
}

/**
 * The code that was assigned before any digit was replaced: two codes are of the same person when theirs is the same.
 * The check letter is that of the digits.
 */
export const withoutOmocodia = (code: string): string => {
  const digits = Array.from(code.slice(0, 15), (character, index) => {
    const digit = replaceable.includes(index) ? omocodia.indexOf(character) : -1
    return digit < 0 ? character : String(digit)
  }).join('')
  return digits + codiceFiscaleCheckLetter(digits)
}

/** Why a text is no codice fiscale of a person. */
export type CodiceFiscaleFault = 'shape' | 'month' | 'day' | 'check-letter'

/**
 * What is wrong with a codice fiscale of sixteen characters; undefined when nothing is. Lower case is wrong: what is
 * compared with it on the wire is not. Only `strict` looks at month, day and check letter.
 */
export const codiceFiscaleFault = (
  text: string,
  { strict }: { readonly strict: boolean },
): CodiceFiscaleFault | undefined => {
  if (!shape.test(text)) return 'shape'
  if (!strict) return undefined
  if (!months.includes(text.charAt(8))) return 'month'
  const day = Number(withoutOmocodia(text).slice(9, 11))
  if (!((day >= 1 && day <= 31) || (day >= 41 && day <= 71))) return 'day'
  return text.charAt(15) === codiceFiscaleCheckLetter(text) ? undefined : 'check-letter'
}
