import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { codiceFiscaleFault } from '../lib/codice-fiscale.ts'
import { t } from '../lib/language/t.ts'
import type { Pseudonyms } from './assign.ts'
import { codiceFiscale } from './codice-fiscale-shape.ts'
import { layersOf } from './layers.ts'

/** What a value leaves in the base64 of any content that holds it, wherever the groups of three bytes begin. */
const inBase64 = (value: Buffer): readonly string[] =>
  [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), value])
      .toString('base64')
      .slice(Math.ceil((before * 4) / 3), Math.floor(((before + value.length) * 4) / 3)),
  )

const shortest = 5

interface Wanted {
  readonly kind: string
  readonly forms: readonly Buffer[]
  readonly isWord: boolean
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte >= 0x80 || /[A-Za-z0-9_]/.test(String.fromCharCode(byte)))

const holds = (layer: Buffer, { forms, isWord }: Wanted): boolean =>
  forms.some((form) => {
    for (let at = layer.indexOf(form); at >= 0; at = layer.indexOf(form, at + 1))
      if (!isWord || (!isLetter(layer[at - 1]) && !isLetter(layer[at + form.length]))) return true
    return false
  })

/** Looks for originals by themselves, and for any codice fiscale that is right and no pseudonym of ours. */
const createScanner = (pseudonyms: Pseudonyms): ((bytes: Uint8Array) => ReadonlySet<string>) => {
  const known = new Set([...pseudonyms.codici().values()].map((one) => one.toUpperCase()))
  const codici = [...pseudonyms.codici()].map(([original]) => original)
  const wanted: readonly Wanted[] = [
    ...codici.map((original) => ({
      kind: t`un codice fiscale`,
      isWord: false,
      forms: [
        Buffer.from(original),
        Buffer.from(original, 'utf16le'),
        ...inBase64(Buffer.from(original)).map((one) => Buffer.from(one)),
      ],
    })),
    ...pseudonyms
      .substitutions()
      .filter(({ original }) => original.length >= shortest)
      .map(({ kind, original }) => ({
        kind: { name: t`un nome`, birth: t`una data di nascita`, id: t`un identificativo` }[kind],
        isWord: true,
        forms: [Buffer.from(original), Buffer.from(original, 'latin1')],
      })),
  ]
  return (bytes) => {
    const kinds = new Set<string>()
    for (const layer of layersOf(bytes)) {
      for (const one of wanted) if (!kinds.has(one.kind) && holds(layer, one)) kinds.add(one.kind)
      for (const [found] of layer.toString('latin1').matchAll(codiceFiscale)) {
        const upper = found.toUpperCase()
        // In base64 chance writes one in 160 million characters, in letters of either case; people write one case.
        if (found !== upper && found !== found.toLowerCase()) continue
        if (!known.has(upper) && codiceFiscaleFault(upper, { strict: true }) === undefined)
          kinds.add(t`un codice fiscale`)
      }
    }
    return kinds
  }
}

/**
 * Where somebody is still to be found in the files of a folder, in clear or packed: one sentence for each file. It does
 * not trust what replaced them: it looks for the originals, and for any codice fiscale that it does not know.
 */
export const scanPeople = (folder: string, pseudonyms: Pseudonyms): readonly string[] => {
  const scan = createScanner(pseudonyms)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name)
      const kinds = scan(readFileSync(file))
      return kinds.size === 0 ? [] : [t`in ${file} resta ${[...kinds].join(', ')}`]
    })
}
