import { basename, dirname } from 'node:path'

import { isOnCard, type KeySpec } from '../environment/key-spec.ts'

/** The id of an engine, which OpenSSL looks for in the folder that it is told. */
export const engineId = (file: string): string => basename(file, '.so').replace(/^lib/, '')

/**
 * Tells OpenSSL where its engine is, and the engine which PKCS#11 module the client certificate's card wants. Both
 * read it from the environment of the process, which only the main thread can change.
 */
export const offerModuleToOpenSsl = (client: KeySpec | 'generated' | null): void => {
  if (client === null || client === 'generated' || !isOnCard(client)) return
  process.env['PKCS11_MODULE_PATH'] = client.card.module
  if (client.engine !== null) process.env['OPENSSL_ENGINES'] = dirname(client.engine)
}
