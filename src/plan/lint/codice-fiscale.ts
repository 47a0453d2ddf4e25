import { codiceFiscaleFault } from '../../lib/codice-fiscale.ts'

const candidate =
  /(?<![A-Z0-9])[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z](?![A-Z0-9])/gi

/** Every codice fiscale within a text that a person may have: a possible day, and the right check letter. */
export const codiciFiscaliIn = (text: string): string[] =>
  [...text.matchAll(candidate)]
    .map(([found]) => found.toUpperCase())
    .filter((code) => codiceFiscaleFault(code, { strict: true }) === undefined)
