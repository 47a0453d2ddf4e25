import { existsSync } from 'node:fs'

import { t } from '../lib/language/t.ts'
import type { DeclaredEnvironment } from './environment.ts'
import { isOnCard, isPem } from './key-spec.ts'

// Where distributions put the engine of libp11 for OpenSSL 3.
const usualEngines = [
  '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so',
  '/usr/lib/aarch64-linux-gnu/engines-3/pkcs11.so',
  '/usr/lib64/engines-3/pkcs11.so',
  '/usr/lib/engines-3/pkcs11.so',
]

/** The client certificate, with the engine that TLS needs where its key is on a card; told where TLS cannot use it. */
export const usableClient = (
  client: DeclaredEnvironment['client'],
  fail: (code: string, message: string, hint: string) => void,
): DeclaredEnvironment['client'] => {
  if (client === null || client === 'generated' || isPem(client)) return client
  if (!isOnCard(client)) {
    fail(
      'ENVIRONMENT_INVALID',
      t`il certificato client non può avere la chiave dietro a un programma: TLS firma da sé`,
      t`indicare certificate: e key:, p12:, oppure (solo su Linux) card:`,
    )
    return client
  }
  if (process.platform !== 'linux') {
    fail(
      'ENVIRONMENT_INVALID',
      t`la connessione TLS con la chiave di una carta riesce solo su Linux, con un engine di OpenSSL`,
      t`usare un certificato client in un file (p12:); la carta firma lo stesso la WS-Security e i documenti`,
    )
    return client
  }
  const engine = client.engine ?? usualEngines.find((file) => existsSync(file)) ?? null
  if (engine === null || !existsSync(engine))
    fail(
      'ENVIRONMENT_FILE_MISSING',
      engine === null
        ? t`l'engine pkcs11 di OpenSSL non è nelle cartelle solite`
        : t`l'engine ${engine} non c'è`,
      t`installarlo (su Debian e Ubuntu: libengine-pkcs11-openssl) o indicarlo in engine:`,
    )
  return { ...client, engine }
}
