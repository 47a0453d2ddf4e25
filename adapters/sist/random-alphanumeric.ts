const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

// Bytes from the largest multiple of 62 upwards are thrown away: each character is as likely as any other.
const limit = 256 - (256 % alphabet.length)

/** Random text of letters and digits, each equally likely. */
export const randomAlphanumeric = (
  length: number,
  randomBytes: (length: number) => Uint8Array,
): string => {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length)
    }
  }
  return text
}
