const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[index] === byte)

const asText = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export interface FileType {
  readonly type: 'png' | 'jpg' | 'pdf' | 'txt' | 'xml' | 'json' | 'html'
  readonly mediaType: string
}

/** What a file is by its content, whatever its name; null when it is none of the known types. */
export const fileTypeOf = (bytes: Uint8Array): FileType | null => {
  if (bytes.byteLength === 0) return null
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return { type: 'png', mediaType: 'image/png' }
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { type: 'jpg', mediaType: 'image/jpeg' }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d))
    return { type: 'pdf', mediaType: 'application/pdf' }
  const text = asText(bytes)?.trimStart()
  if (text === undefined || text === '') return null
  if (/^(?:<!doctype html|<html)/i.test(text)) return { type: 'html', mediaType: 'text/html' }
  if (text.startsWith('<')) return { type: 'xml', mediaType: 'application/xml' }
  if (/^[[{]/.test(text) && isJson(text)) return { type: 'json', mediaType: 'application/json' }
  return { type: 'txt', mediaType: 'text/plain' }
}
