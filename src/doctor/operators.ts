import { X509Certificate } from 'node:crypto'

import { cardId, type WantedKey } from '../card/card-spec.ts'
import type { ReadEnvironment } from '../environment/environment.ts'
import { isOnCard, type KeySpec } from '../environment/key-spec.ts'
import { t } from '../lib/language/t.ts'
import {
  cardLines,
  certificateSeen,
  openCardLooks,
  type CardLooks,
  type HeldCard,
  type Look,
} from './cards.ts'
import { line, type DoctorLine } from './line.ts'
import { operatorKeys, type Role } from './operator-keys.ts'

type Operators = ReadEnvironment['operators']
type DeclaredKey = KeySpec | 'generated' | null

/** An environment in which the certificates that were read from cards stand beside their keys. */
export interface LookedAt {
  readonly environment: ReadEnvironment
  readonly lines: readonly DoctorLine[]
}

const roles: readonly Role[] = ['authentication', 'signature']

const cardOf = (key: DeclaredKey): WantedKey['spec'] | null =>
  key === null || key === 'generated' || !isOnCard(key) ? null : key.card

const withCertificate = (key: DeclaredKey, certificate: X509Certificate | null): DeclaredKey =>
  key === null || key === 'generated' || !isOnCard(key) || certificate === null
    ? key
    : { ...key, certificatePem: certificate.toString() }

const certificateOf = (key: DeclaredKey): X509Certificate | null =>
  key === null || key === 'generated' || key.certificatePem === null
    ? null
    : new X509Certificate(key.certificatePem)

interface Seen<One> {
  readonly value: One
  /** Null where there is nothing to be said but of the card. */
  readonly line: DoctorLine | null
  readonly card: HeldCard | null
}

const lookAtOperator = async (
  name: string,
  operator: Operators[string],
  cards: CardLooks,
  now: Date,
): Promise<Seen<Operators[string]>> => {
  if (operator.card !== undefined) {
    const check = line('operator', t`Le chiavi di «${name}»`, name)
    const reason = t`hanno di proposito un difetto (card: ${operator.card})`
    return { value: operator, line: check.idle(reason), card: null }
  }
  const looks: Look[] = []
  let id: string | null = null
  const keys: Record<Role, DeclaredKey> = { authentication: null, signature: null }
  for (const role of roles) {
    const spec = cardOf(operator[role])
    keys[role] = operator[role]
    if (spec === null) continue
    const { codiceFiscale } = operator
    const look = await cards.look({ spec, holder: { name, codiceFiscale }, purpose: role })
    looks.push(look)
    id ??= cardId(spec, { codiceFiscale })
    keys[role] = withCertificate(operator[role], certificateSeen(look))
  }
  const certificates = {
    authentication: certificateOf(keys.authentication),
    signature: certificateOf(keys.signature),
  }
  return {
    value: { ...operator, ...keys },
    line: operatorKeys(name, operator.codiceFiscale, certificates, now),
    card: id === null ? null : { id, holder: name, looks },
  }
}

const lookAtClient = async (
  client: ReadEnvironment['client'],
  cards: CardLooks,
): Promise<Seen<ReadEnvironment['client']>> => {
  const spec = cardOf(client)
  if (spec === null) return { value: client, line: null, card: null }
  const holder = { name: t`il certificato client`, codiceFiscale: null }
  const look = await cards.look({ spec, holder, purpose: 'client' })
  return {
    value: withCertificate(client, certificateSeen(look)),
    line: null,
    card: { id: cardId(spec, holder), holder: holder.name, looks: [look] },
  }
}

export const operatorsUnknown = (reason: string): DoctorLine =>
  line('operators', t`Le chiavi degli operatori`).unknown(reason)

/** Whether each operator's certificates are his, and each card is in a reader. No PIN is asked. */
export const lookAtOperators = async (
  environment: ReadEnvironment,
  now: Date,
): Promise<LookedAt> => {
  using cards = openCardLooks()
  const seen: (readonly [string, Seen<Operators[string]>])[] = []
  // One after the other: cards are spoken to by one at a time.
  for (const [name, operator] of Object.entries(environment.operators))
    seen.push([name, await lookAtOperator(name, operator, cards, now)])
  const client = await lookAtClient(environment.client, cards)
  const all = [...seen.map(([, one]) => one), client]
  return {
    environment: {
      ...environment,
      client: client.value,
      operators: Object.fromEntries(seen.map(([name, { value }]) => [name, value])),
    },
    lines: [
      ...all.flatMap((one) => one.line ?? []),
      ...cardLines(
        all.flatMap(({ card }) => card ?? []),
        environment.readers,
      ),
    ],
  }
}
