import { t } from '../lib/language/t.ts'
import { line, type DoctorLine } from './line.ts'

/** Beyond this the authority's own tolerance, which nobody knows, may be used up. */
const warnMs = 60_000

/**
 * A message is taken for five minutes before and after its instant, as far as is known: no specification says so.
 * Beyond, every call is refused.
 */
const refusedMs = 300_000

/** What a server said of its time, and when it was asked and answered. */
export interface ServerTime {
  readonly date: string | undefined
  readonly askedAt: Date
  readonly answeredAt: Date
}

/**
 * By how much this clock is ahead of the server's, as far as is certain: 0 where both may be right. The header has
 * whole seconds, and the answer took its time.
 */
const aheadMs = (server: Date, { askedAt, answeredAt }: ServerTime): number => {
  const least = askedAt.getTime() - (server.getTime() + 999)
  const most = answeredAt.getTime() - server.getTime()
  if (least > 0) return least
  return most < 0 ? most : 0
}

/** Whether this clock and the server's agree. */
export const clockSkew = (time: ServerTime, subject: string): DoctorLine => {
  const check = line('clock', t`Orologio`, subject)
  const server = new Date(time.date ?? '')
  if (time.date === undefined || Number.isNaN(server.getTime()))
    return check.unknown(
      time.date === undefined
        ? t`la risposta del server non ha l'intestazione Date`
        : t`la data del server non si interpreta`,
      t`confrontare a mano l'orologio con l'ora esatta`,
    )
  const ahead = aheadMs(server, time)
  const seconds = Math.floor(Math.abs(ahead) / 1000)
  if (seconds === 0) return check.ok(t`va con quello del server`)
  const found =
    ahead > 0
      ? t`questa postazione è avanti di almeno ${seconds} secondi rispetto al server`
      : t`questa postazione è indietro di almeno ${seconds} secondi rispetto al server`
  if (Math.abs(ahead) <= warnMs) return check.ok(found)
  const todo = t`sincronizzare l'orologio: i messaggi portano l'istante in cui sono firmati, e valgono pochi minuti`
  return Math.abs(ahead) <= refusedMs ? check.warning(found, todo) : check.failed(found, todo)
}
