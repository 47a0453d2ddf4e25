import { codiceFiscaleCheckLetter } from '../lib/codice-fiscale.ts'
import { codiceFiscaleShape } from './codice-fiscale-shape.ts'
import type { Found } from './find-people.ts'

const letters = (count: number, width: number): string => {
  let left = count
  let text = ''
  for (let place = 0; place < width; place += 1) {
    text = String.fromCharCode(65 + (left % 26)) + text
    left = Math.floor(left / 26)
  }
  return text
}

/** A codice fiscale that nobody has, as no place has the code Z999, with a check letter that is as right as the other's. */
const codiceOf = (upper: string, count: number): string => {
  const sex = /^[4-7]/.test(upper.slice(9, 10)) ? '41' : '01'
  const fifteen = `PSD${letters(count, 3)}70A${sex}Z999`
  const right = codiceFiscaleCheckLetter(fifteen)
  const isRight = codiceFiscaleCheckLetter(upper) === upper.slice(15)
  const check = isRight ? right : right === 'Z' ? 'A' : String.fromCharCode(right.charCodeAt(0) + 1)
  return fifteen + check
}

/** A name of as many letters: what is counted stands at its end. */
const nameOf = (original: string, count: number): string => {
  const length = Buffer.byteLength(original)
  const end = letters(count, Math.min(4, length))
  return `${'PSEUDONIMO'.padEnd(length, 'X').slice(0, Math.max(0, length - end.length))}${end}`
}

/** As many characters of the same kinds, with the count at the end; the letters of STP and ENI stay. */
const idOf = (original: string, count: number): string => {
  const digits = String(count).padStart(original.length, '0')
  return Array.from(original, (character, index) => {
    if (/^(?:STP|ENI)\d/.test(original) && index < 3) return character
    if (/\d/.test(character)) return digits[index] ?? '0'
    return /[A-Za-z]/.test(character) ? (letters(count, original.length)[index] ?? 'A') : character
  }).join('')
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** A birthday of the nineteenth century, which nobody who is examined has. */
const dayOf = (count: number): readonly [year: string, month: string, day: string] => [
  pad(1800 + (Math.floor(count / 336) % 100), 4),
  pad((Math.floor(count / 28) % 12) + 1),
  pad((count % 28) + 1),
]

/** Every way in which a day is written, with what stands for it; none where the text is no day. */
const datesOf = (original: string, count: number): readonly (readonly [string, string])[] => {
  const [, y, m, d] =
    /^(\d{4})-?(\d{2})-?(\d{2})/.exec(original) ??
    (([, day, month, year]) => ['', year, month, day])(
      /^(\d{2})\/(\d{2})\/(\d{4})/.exec(original) ?? [],
    )
  if (y === undefined || m === undefined || d === undefined) return []
  const [year, month, day] = dayOf(count)
  return [
    [`${y}${m}${d}`, `${year}${month}${day}`],
    [`${y}-${m}-${d}`, `${year}-${month}-${day}`],
    [`${d}/${m}/${y}`, `${day}/${month}/${year}`],
  ]
}

/** Words that stand in the name of nobody, or in that of a synthetic person: too common to be looked for alone. */
const common = new Set(['NOME', 'COGNOME', 'PROVA', 'TEST', 'ASSISTITO', 'MEDICO', 'PAZIENTE'])

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** A text that is looked for, and what stands for it: of as many bytes in UTF-8. */
export interface Substitution {
  readonly kind: Exclude<Found['kind'], 'codice'>
  readonly original: string
  readonly pseudonym: string
}

const whole = new RegExp(`^${codiceFiscaleShape}$`)

/**
 * Pseudonyms by the order in which people are met: the same run always gives the same, and nothing leads back. Each is
 * as long as what it stands for, so that lengths, base64 and DER stay as they are.
 */
export const createPseudonyms = () => {
  const people = new Map<string, string>()
  const codici = new Map<string, string>()
  const others = new Map<string, Substitution>()
  const add = (kind: Substitution['kind'], original: string, pseudonym: string): void => {
    if (original !== pseudonym && !others.has(original))
      others.set(original, { kind, original, pseudonym })
  }
  const addName = (value: string): void => {
    const words = value
      .split(/[\s']+/)
      .filter((word) => word.length >= 4 && !common.has(word.toUpperCase()))
    for (const text of new Set([value, ...words])) {
      const made = nameOf(text, others.size)
      for (const [form, pseudonym] of [
        [text, made],
        [text.toUpperCase(), made],
        [title(text), title(made)],
      ] as const)
        if (Buffer.byteLength(form) === Buffer.byteLength(pseudonym)) add('name', form, pseudonym)
    }
  }
  const codice = (original: string): string => {
    const known = codici.get(original)
    if (known !== undefined) return known
    const upper = original.toUpperCase()
    // One person, however the code is written.
    const made = people.get(upper) ?? codiceOf(upper, people.size)
    people.set(upper, made)
    const written = original === upper ? made : made.toLowerCase()
    codici.set(original, written)
    return written
  }
  return {
    codice,
    meet: ({ kind, value }: Found): void => {
      if (kind === 'codice') codice(value)
      if (kind === 'codice' || value.length < 2 || others.has(value) || whole.test(value)) return
      switch (kind) {
        case 'name':
          if (/\p{L}/u.test(value) && value.length <= 80) addName(value)
          return
        case 'birth':
          for (const [original, pseudonym] of datesOf(value, others.size))
            add(kind, original, pseudonym)
          return
        case 'id':
          // A short number is too many other things.
          if (value.length >= 8 && value.length <= 200) add(kind, value, idOf(value, others.size))
      }
    },
    substitutions: (): readonly Substitution[] => [...others.values()],
    codici: (): ReadonlyMap<string, string> => codici,
  }
}

export type Pseudonyms = ReturnType<typeof createPseudonyms>
