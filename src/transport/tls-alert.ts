import { tlsAlerts } from '../model/tls-alert.ts'

/** The TLS alert in an error of OpenSSL ("… alert number 116"), by its RFC 8446 name; null when none. */
export const alertOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string' || !code.startsWith('ERR_SSL_')) return null
  const number = /alert number (\d+)/.exec(error.message)?.[1]
  if (number === undefined) return null
  return tlsAlerts[Number(number)] ?? `alert_${number}`
}
