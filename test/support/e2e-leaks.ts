import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Something that must not be found, by the name under which a failure tells it. */
export interface Sought {
  readonly name: string
  readonly value: string | Uint8Array
}

/**
 * The base64 that a value leaves in the base64 of any text that holds it: what comes before decides where the
 * groups of three bytes begin, and the characters that it shares with its neighbours are left out.
 */
const base64Forms = (value: Uint8Array): string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), value]).toString('base64')
    const first = Math.ceil((before * 4) / 3)
    const last = Math.floor(((before + value.length) * 4) / 3)
    return text.slice(first, last)
  })

/** Those, also as base64url and as JSON may escape them; each once, for most are the same. */
const writtenForms = (value: Uint8Array): Set<string> =>
  new Set(
    base64Forms(value).flatMap((form) => [
      form,
      form.replaceAll('+', '-').replaceAll('/', '_'),
      form.replaceAll('+', '\\u002b').replaceAll('/', '\\/'),
    ]),
  )

const bytesOf = (value: string | Uint8Array): Buffer =>
  typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value)

/** How the value stands in the content: `clear`, `base64`, both or neither. */
export const formsIn = (content: string | Uint8Array, value: string | Uint8Array): string[] => {
  const bytes = bytesOf(content)
  const wanted = bytesOf(value)
  const base64 = [...writtenForms(wanted)].some((form) => bytes.includes(form))
  return [...(bytes.includes(wanted) ? ['clear'] : []), ...(base64 ? ['base64'] : [])]
}

/** Every file under a folder, by path. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/** Where any of the values stands in the files: `<name> (<form>) in <file>`. */
export const leaksIn = (files: readonly string[], sought: readonly Sought[]): string[] =>
  files.flatMap((file) => {
    const content = readFileSync(file)
    return sought.flatMap(({ name, value }) =>
      formsIn(content, value).map((form) => `${name} (${form}) in ${file}`),
    )
  })

/** The modulus, which is public, fills what comes before in the PKCS#8 of an RSA key of 2048 bits. */
const firstPrivateByte = 302

/** The private part of an RSA key of 2048 bits in PKCS#8 (PEM): each whole line of it, and a piece of its DER. */
export const partsOfKey = (name: string, keyPem: string): Sought[] => {
  const lines = keyPem.split('\n').filter((line) => line.length === 64)
  const der = Buffer.from(lines.join(''), 'base64')
  return [
    ...lines
      .map((value, index) => ({ name: `${name}, line ${index + 1}`, value }))
      .slice(Math.ceil(firstPrivateByte / 48)),
    { name: `${name}, DER`, value: der.subarray(firstPrivateByte, firstPrivateByte + 200) },
  ]
}
