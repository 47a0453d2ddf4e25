import { isOnCard, type KeySpec } from '../environment/key-spec.ts'

/**
 * Tells OpenSSL's engine which PKCS#11 module the client certificate's card wants. The engine reads it from the
 * environment of the process, which only the main thread can change.
 */
export const offerModuleToOpenSsl = (client: KeySpec | 'generated' | null): void => {
  if (client !== null && client !== 'generated' && isOnCard(client))
    process.env['PKCS11_MODULE_PATH'] = client.card.module
}
