import { z } from 'zod'

import { durationMs, durationPattern } from '../lib/duration.ts'
import { t } from '../lib/language/t.ts'

/** `true` or `false` as written in YAML text. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** A duration such as `500ms`, `30s`, `10m`, in milliseconds. */
export const Duration = z
  .string()
  .regex(durationPattern, { error: t`attesa una durata come 500ms, 30s o 10m` })
  .transform(durationMs)

/** How many cases at the same time. */
export const Jobs = z
  .string()
  .regex(/^(?:[1-9]|[1-5]\d|6[0-4])$/, { error: t`atteso un numero di casi, da 1 a 64` })
  .transform(Number)

/** A place among the slots of a PKCS#11 module, counted from 0. */
export const SlotIndex = z
  .string()
  .regex(/^\d{1,2}$/, { error: t`atteso un numero di lettore, da 0` })
  .transform(Number)

/** How many card readers there are. */
export const Readers = z
  .string()
  .regex(/^[1-9]$/, { error: t`atteso un numero di lettori, da 1 a 9` })
  .transform(Number)

/** Bytes in hexadecimal, two digits each. */
export const HexBytes = z
  .string()
  .regex(/^(?:[0-9A-Fa-f]{2})+$/, { error: t`attese cifre esadecimali a coppie, come 01 o 0A2F` })
  .transform((text) => text.toLowerCase())

/** A day of the calendar, `2026-03-02`. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: t`atteso un giorno come 2026-03-02`, abort: true })
  .refine(
    (text) => {
      const day = new Date(`${text}T00:00:00Z`)
      return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
    },
    { error: t`atteso un giorno che il calendario ha, come 2026-03-02` },
  )

/** A SHA-256 in hexadecimal, with or without colons between the bytes. */
export const Sha256Hex = z
  .string()
  .regex(/^[0-9A-Fa-f]{2}(?::?[0-9A-Fa-f]{2}){31}$/, {
    error: t`attese le 64 cifre esadecimali di un SHA-256`,
  })
  .transform((text) => text.replaceAll(':', '').toLowerCase())

/** A name that may stand in an expression: letters, digits, underscore. */
export const Name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
  error: t`atteso un nome di lettere, cifre e _ (senza trattini)`,
})

/** A name for files, operators, steps: letters, digits, hyphen, dot, underscore. */
export const Slug = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, {
  error: t`atteso un nome di lettere, cifre, trattini e punti`,
})

/** A value kept out of the file: the name of an environment variable. */
export const EnvReference = z.strictObject({
  env: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, {
      error: t`atteso il nome di una variabile di ambiente, in maiuscolo`,
    })
    .meta({
      description: t`Nome della variabile di ambiente (o della riga di .env) con il valore`,
    }),
})
export type EnvReference = z.output<typeof EnvReference>
