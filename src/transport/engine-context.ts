import { createSecureContext, type SecureContext } from 'node:tls'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** A private key that OpenSSL reaches through an engine. */
export interface EngineKey {
  /** Id of the engine, which OpenSSL finds in the folder of OPENSSL_ENGINES. */
  readonly engine: string
  /** How the engine knows the key. */
  readonly uri: string
  readonly certificatePem: string
}

/**
 * What TLS works with when the key stays on a card. One for the life of a process: the engine does not start a
 * second time.
 */
export const engineContext = (
  { engine, uri, certificatePem }: EngineKey,
  caPem: string,
): SecureContext => {
  try {
    return createSecureContext({
      ca: [caPem],
      cert: certificatePem,
      privateKeyEngine: engine,
      privateKeyIdentifier: uri,
      minVersion: 'TLSv1.2',
    })
  } catch (cause) {
    throw new HarnessError(
      'CARD_TLS_FAILED',
      t`OpenSSL non usa la chiave della carta per TLS: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
        hint: t`serve l'engine pkcs11 (su Debian e Ubuntu: libengine-pkcs11-openssl) con il modulo della carta, e ne parte uno solo per esecuzione`,
      },
    )
  }
}

/** Whether a handshake failed because the card did not sign. */
export const isEngineError = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('PKCS#11 module')
