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

/** A way in which a value may stand somewhere. */
interface Form {
  readonly sought: Sought
  readonly how: 'clear' | 'base64'
  readonly bytes: Buffer
}

const formsOf = (sought: Sought): Form[] => {
  const bytes = bytesOf(sought.value)
  return [
    { sought, how: 'clear', bytes },
    ...[...writtenForms(bytes)].map((form): Form => {
      return { sought, how: 'base64', bytes: Buffer.from(form) }
    }),
  ]
}

/** The forms by their first three bytes. */
type FormIndex = ReadonlyMap<number, readonly Form[]>

const indexOf = (sought: readonly Sought[]): FormIndex => {
  const index = new Map<number, Form[]>()
  for (const form of sought.flatMap(formsOf)) {
    const three = form.bytes.readUIntBE(0, 3)
    index.set(three, [...(index.get(three) ?? []), form])
  }
  return index
}

/** The forms that stand in the content, found in one pass for all: they are hundreds, and a page has megabytes. */
const standingIn = (content: Buffer, index: FormIndex): ReadonlySet<Form> => {
  const found = new Set<Form>()
  let three = 0
  for (let end = 1; end <= content.length; end++) {
    three = ((three << 8) | (content[end - 1] ?? 0)) & 0xff_ff_ff
    const forms = end < 3 ? undefined : index.get(three)
    if (forms === undefined) continue
    const start = end - 3
    for (const form of forms)
      if (content.subarray(start, start + form.bytes.length).equals(form.bytes)) found.add(form)
  }
  return found
}

/** How the value stands in the content: `clear`, `base64`, both or neither. */
export const formsIn = (content: string | Uint8Array, value: string | Uint8Array): string[] => {
  const found = standingIn(bytesOf(content), indexOf([{ name: '', value }]))
  const ways = new Set([...found].map(({ how }) => how))
  return (['clear', 'base64'] as const).filter((how) => ways.has(how))
}

/** Every file under a folder, by path. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/** Where any of the values stands in the files: `<name> (<form>) in <file>`. */
export const leaksIn = (files: readonly string[], sought: readonly Sought[]): string[] => {
  const index = indexOf(sought)
  return files.flatMap((file) => [
    ...new Set(
      [...standingIn(readFileSync(file), index)].map(
        (form) => `${form.sought.name} (${form.how}) in ${file}`,
      ),
    ),
  ])
}

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
