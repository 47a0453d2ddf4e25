/** Any case, any check letter: one that is wrong on purpose is as much somebody's as a right one. */
export const codiceFiscaleShape =
  '[A-Za-z]{6}[0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{3}[A-Za-z]'

/** One that stands by itself. */
export const codiceFiscale = new RegExp(`(?<![A-Za-z0-9])${codiceFiscaleShape}(?![A-Za-z0-9])`, 'g')
