import type { Token } from './open-module.ts'

const percent = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')

/** The URI of a private key (RFC 7512), every byte escaped. It holds no PIN, and never may: programs print it. */
export const keyUri = ({ label, serial }: Token, id: string): string => {
  const text = (value: string): string => percent(Buffer.from(value, 'utf8'))
  const parts = [
    ['token', text(label)],
    ['serial', text(serial)],
    ['id', percent(Buffer.from(id, 'hex'))],
    ['type', 'private'],
  ]
  return `pkcs11:${parts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(';')}`
}
