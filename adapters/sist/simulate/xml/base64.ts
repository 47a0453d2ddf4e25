/**
 * The bytes of an xs:base64Binary (XML Schema Part 2 §3.2.16), spaces allowed; undefined when the text is none. Node
 * reads as well as it can what is none: two texts would then be one signature, or one document.
 */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const compact = text.replace(/\s/g, '')
  const bytes = Buffer.from(compact, 'base64')
  return bytes.toString('base64') === compact ? bytes : undefined
}
