/** A SOAP message with a WS-Security signature, and the certificate of the one who must have made it. */
export interface Sealed {
  readonly label: string
  readonly xml: string
  /** In PEM. */
  readonly certificate: string
}

/** What a third party says of a message or a document. */
export interface Verdict {
  readonly accepted: boolean
  readonly reason: string
}

/** The same message with one byte of its signed Timestamp changed: the last digit of the seconds of Created. */
export const withChangedTimestamp = (sealed: Sealed): Sealed => {
  const xml = sealed.xml.replace(
    /(:Created>[^<]+)(\d)(?=Z<)/,
    (_, before: string, digit: string) => `${before}${(Number(digit) + 1) % 10}`,
  )
  if (xml === sealed.xml) throw new Error(`${sealed.label} has no Timestamp to change`)
  return { ...sealed, label: `${sealed.label}, Timestamp changed`, xml }
}
