// RFC 8446 §6, with the TLS 1.2 alerts that OpenSSL still names (RFC 5246 §7.2).
const names: Record<number, string> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
}

/** The TLS alert in an error of OpenSSL ("… alert number 116"), by its RFC 8446 name; null when none. */
export const alertOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string' || !code.startsWith('ERR_SSL_')) return null
  const number = /alert number (\d+)/.exec(error.message)?.[1]
  if (number === undefined) return null
  return names[Number(number)] ?? `alert_${number}`
}
