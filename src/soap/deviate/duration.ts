import { z } from 'zod'

import { t } from '../../lib/language/t.ts'

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

const shape = /^([+-]?)(\d{1,6})([smhd])$/

/** A span of time as people write it: `90s`, `10m`, `2h`, `1d`, with a sign where it may go both ways. */
export const Duration = z
  .string()
  .regex(shape, { error: t`attesa una durata come 90s, 10m, -2h o 1d` })
  .refine((text) => !/^[+-]?0+[smhd]$/.test(text), {
    error: t`attesa una durata diversa da zero: così non cambierebbe nulla`,
  })

/** The same without a sign. */
export const Amount = Duration.regex(/^\d/, {
  error: t`attesa una durata senza segno, come 90s o 2h`,
})

/** Milliseconds of a `Duration`. */
export const durationMs = (text: string): number => {
  const [, sign, count, unit] = shape.exec(text) ?? []
  const scale = units[(unit ?? 's') as keyof typeof units]
  return (sign === '-' ? -1 : 1) * Number(count ?? 0) * scale
}

/** An instant moved by a `Duration`. */
export const moved = (instant: Date, by: string): Date =>
  new Date(instant.getTime() + durationMs(by))
