// A value may go on in lines that begin with white space (RFC 9112 §5.2): they are part of it.
const credentials =
  /^((?:proxy-)?authorization|cookie|set-cookie|x-api-key):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim

/** A head with the values of its credential headers replaced by `[secret]`; nothing else is touched. */
export const maskHead = (head: Uint8Array): Uint8Array => {
  const text = Buffer.from(head).toString('latin1')
  credentials.lastIndex = 0
  return credentials.test(text)
    ? Buffer.from(text.replace(credentials, '$1: [secret]'), 'latin1')
    : head
}
