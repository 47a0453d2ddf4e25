const shape =
  /(?<![A-Z0-9])[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z](?![A-Z0-9])/gi

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

// D.M. 23 dicembre 1976, art. 5: values of the characters in odd places, digits and letters alike.
const odd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

// Omocodia (D.M. cited, art. 6): a digit may be replaced by the letter in its place here.
const omocodia = 'LMNPQRSTUV'

const valueOf = (character: string): number =>
  /\d/.test(character) ? Number(character) : alphabet.indexOf(character)

/** The check character that the other fifteen ask for. */
const checkCharacter = (code: string): string => {
  const sum = Array.from(code.slice(0, 15), (character, index) =>
    index % 2 === 0 ? (odd[valueOf(character)] ?? 0) : valueOf(character),
  ).reduce((total, value) => total + value, 0)
  return alphabet.charAt(sum % 26)
}

const digits = (text: string): number =>
  Number([...text].map((one) => (/\d/.test(one) ? one : omocodia.indexOf(one))).join(''))

/** Whether a text is a codice fiscale that somebody may have: a possible day, and the right check character. */
const isPossible = (code: string): boolean => {
  const day = digits(code.slice(9, 11))
  return (
    ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) && code.endsWith(checkCharacter(code))
  )
}

/** Every codice fiscale within a text that a person may have. */
export const codiciFiscaliIn = (text: string): string[] =>
  [...text.matchAll(shape)].map(([found]) => found.toUpperCase()).filter((code) => isPossible(code))
