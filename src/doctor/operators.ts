import { X509Certificate } from 'node:crypto'

import type { WantedKey } from '../card/card-spec.ts'
import type { ReadEnvironment } from '../environment/environment.ts'
import { isOnCard, type KeySpec } from '../environment/key-spec.ts'
import { t } from '../lib/language/t.ts'
import { cardLine, certificateSeen, openCardLooks, type CardLooks, type Look } from './cards.ts'
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
  readonly lines: readonly DoctorLine[]
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
    return { value: operator, lines: [check.idle(reason)] }
  }
  const looks: Look[] = []
  const keys: Record<Role, DeclaredKey> = { authentication: null, signature: null }
  for (const role of roles) {
    const spec = cardOf(operator[role])
    keys[role] = operator[role]
    if (spec === null) continue
    const { codiceFiscale } = operator
    const look = await cards.look({ spec, holder: { name, codiceFiscale }, purpose: role })
    looks.push(look)
    keys[role] = withCertificate(operator[role], certificateSeen(look))
  }
  const certificates = {
    authentication: certificateOf(keys.authentication),
    signature: certificateOf(keys.signature),
  }
  return {
    value: { ...operator, ...keys },
    lines: [
      operatorKeys(name, operator.codiceFiscale, certificates, now),
      ...(looks.length === 0 ? [] : [cardLine(name, looks)]),
    ],
  }
}

const lookAtClient = async (
  client: ReadEnvironment['client'],
  cards: CardLooks,
): Promise<Seen<ReadEnvironment['client']>> => {
  const spec = cardOf(client)
  if (spec === null) return { value: client, lines: [] }
  const holder = { name: t`il certificato client`, codiceFiscale: null }
  const look = await cards.look({ spec, holder, purpose: 'client' })
  return {
    value: withCertificate(client, certificateSeen(look)),
    lines: [cardLine(holder.name, [look])],
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
  const lines = [...seen.flatMap(([, one]) => one.lines), ...client.lines]
  const usesCards = lines.some(({ id }) => id === 'card')
  return {
    environment: {
      ...environment,
      client: client.value,
      operators: Object.fromEntries(seen.map(([name, { value }]) => [name, value])),
    },
    lines: usesCards
      ? lines
      : [...lines, line('card', t`Carte`).idle(t`nessuna chiave è su una carta`)],
  }
}
