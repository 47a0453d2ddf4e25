const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
})

/** The fields of an instant on the clocks of Europe/Rome; `offset` has the form `+01:00`. */
export interface RomeFields {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour: string
  readonly minute: string
  readonly second: string
  readonly millisecond: string
  readonly offset: string
}

const fieldsOf = (instant: Date): Omit<RomeFields, 'millisecond'> => {
  const found = new Map(parts.formatToParts(instant).map((part) => [part.type, part.value]))
  const field = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? ''
  const offset = field('timeZoneName').replace('GMT', '')
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
    offset: offset === '' ? '+00:00' : offset,
  }
}

// The times of a call are for the most part of the same second.
let last: { readonly second: number; readonly fields: Omit<RomeFields, 'millisecond'> } | undefined

export const romeFields = (instant: Date): RomeFields => {
  const second = Math.floor(instant.getTime() / 1000)
  if (last?.second !== second) last = { second, fields: fieldsOf(instant) }
  return { ...last.fields, millisecond: String(instant.getUTCMilliseconds()).padStart(3, '0') }
}

/** ISO 8601 with milliseconds and offset, on the clocks of Europe/Rome. */
export const romeIso = (instant: Date): string => {
  const f = romeFields(instant)
  return `${f.year}-${f.month}-${f.day}T${f.hour}:${f.minute}:${f.second}.${f.millisecond}${f.offset}`
}

/** The day of an instant as Italians write it, on the clocks of Europe/Rome. */
export const romeDate = (instant: Date): string => {
  const { day, month, year } = romeFields(instant)
  return `${day}/${month}/${year}`
}

/** The day of an instant, `2026-03-02`, on the clocks of Europe/Rome. */
export const romeDay = (instant: Date): string => romeIso(instant).slice(0, 10)
