import type { SecureContext } from 'node:tls'

import type { Cards } from '../card/cards.ts'
import type { EnvironmentSpec } from '../environment/environment.ts'
import { isOnCard, isPem, type CardKeySpec } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { engineContext } from '../transport/engine-context.ts'
import type { CardClient } from '../transport/identity.ts'
import type { TlsIdentity } from '../transport/open-transport.ts'
import { engineId } from './openssl-module.ts'

const cardClient = ({ card, engine }: CardKeySpec, caPem: string, cards: Cards): CardClient => {
  const holder = { name: t`certificato client`, codiceFiscale: null }
  const key = cards.key({ spec: card, holder, purpose: 'client' })
  let certificatePem: string | null = null
  let context: SecureContext | null = null
  return {
    certificatePem: () => certificatePem,
    during: (handshake) =>
      key.whileReady((uri) => {
        certificatePem ??= key.certificate.toString()
        context ??= engineContext({ engine: engineId(engine ?? ''), uri, certificatePem }, caPem)
        return handshake(context)
      }),
  }
}

/** Who connects, as the transport takes it. */
export const tlsIdentityOf = (environment: EnvironmentSpec, cards: Cards): TlsIdentity => {
  const { caPem, client } = environment
  if (client === null || isPem(client)) return { caPem, client }
  if (isOnCard(client)) return { caPem, client: null, card: cardClient(client, caPem, cards) }
  throw new HarnessError('INTERNAL', t`un certificato client non firma attraverso un programma`)
}
