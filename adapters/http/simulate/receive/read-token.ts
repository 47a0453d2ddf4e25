import { X509Certificate } from 'node:crypto'

import { compactVerify, decodeJwt, decodeProtectedHeader, importX509 } from 'jose'

type Members = Readonly<Record<string, unknown>>

/** A token as it was read: what of it cannot be read is null. */
export interface ReceivedToken {
  readonly header: Members | null
  readonly claims: Members | null
  readonly certificate: X509Certificate | null
  /** Whether its signature is of the certificate in it; null where there is nothing to verify it with. */
  readonly isSigned: boolean | null
}

export const algorithms = ['RS256', 'RS384', 'RS512']

const attempt = <Value>(read: () => Value): Value | null => {
  try {
    return read()
  } catch {
    return null
  }
}

const certificateIn = (header: Members | null): X509Certificate | null => {
  const x5c = header?.['x5c']
  const [first] = Array.isArray(x5c) ? (x5c as unknown[]) : []
  if (typeof first !== 'string') return null
  return attempt(() => new X509Certificate(Buffer.from(first, 'base64')))
}

const isSigned = async (
  text: string,
  alg: unknown,
  certificate: X509Certificate | null,
): Promise<boolean | null> => {
  if (certificate === null || typeof alg !== 'string' || !algorithms.includes(alg)) return null
  try {
    await compactVerify(text, await importX509(certificate.toString(), alg), { algorithms: [alg] })
    return true
  } catch {
    return false
  }
}

/** Reads a token; undefined where there is none. */
export const readToken = async (text: string | undefined): Promise<ReceivedToken | undefined> => {
  if (text === undefined || text === '') return undefined
  const isWhole = text.split('.').length === 3
  const header: Members | null = isWhole
    ? attempt(() => decodeProtectedHeader(text) as Members)
    : null
  const claims: Members | null = attempt(() => decodeJwt(text) as Members)
  const certificate = certificateIn(header)
  return {
    header,
    claims,
    certificate,
    isSigned: await isSigned(text, header?.['alg'], certificate),
  }
}
