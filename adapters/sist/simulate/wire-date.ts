const dateShape = /^(\d{2})\/(\d{2})\/(\d{4})$/
const timeShape = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/

/** `dd/MM/yyyy` as `yyyy-MM-dd`; undefined unless it is a day of the calendar. */
export const parseDay = (text: string): string | undefined => {
  const [, day = '', month = '', year = ''] = dateShape.exec(text) ?? []
  const iso = `${year}-${month}-${day}`
  const instant = new Date(`${iso}T00:00:00Z`)
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso)
  return day !== '' && isReal ? iso : undefined
}

/** The day of `dd/MM/yyyy HH:mm:ss` as `yyyy-MM-dd`; undefined unless date and time are real. */
export const parseMoment = (text: string): string | undefined => {
  const [date = '', time = '', ...rest] = text.split(' ')
  return rest.length === 0 && timeShape.test(time) ? parseDay(date) : undefined
}

// The Swedish form is the ISO one: `2026-07-01 12:15:30`.
const italianClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** An instant on the clocks of Italy, as a document writes it: `yyyyMMddHHmmss`. */
export const italianTime = (instant: Date): string =>
  italianClock.format(instant).replace(/\D/g, '')
