/** Why eleven characters are no partita IVA. */
export type PartitaIvaFault = 'digits' | 'zeros' | 'check-digit'

/** The last digit that the ten before it ask for (the Luhn algorithm, as the Ministry of Finance has it). */
export const partitaIvaCheckDigit = (ten: string): number => {
  const sum = Array.from(ten.slice(0, 10), Number).reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit : digit * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/**
 * What is wrong with a partita IVA, or with a codice fiscale of eleven digits, which has the same form; undefined
 * when it has the right check digit. Eleven zeros pass the sum, and are nobody's.
 */
export const partitaIvaFault = (text: string): PartitaIvaFault | undefined => {
  if (!/^[0-9]{11}$/.test(text)) return 'digits'
  if (/^0+$/.test(text)) return 'zeros'
  return Number(text[10]) === partitaIvaCheckDigit(text) ? undefined : 'check-digit'
}
