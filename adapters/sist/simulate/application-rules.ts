import { createHash, timingSafeEqual } from 'node:crypto'

import type { SimulatedWorld } from '../../../src/adapter/simulated.ts'
import { firstRefusal, type Refusal, type Rule } from './refusal.ts'
import type { RequestBody } from './request-body.ts'

const code = '000220'

/** Nonces that were used, the oldest forgotten first. */
export interface UsedNonces {
  readonly has: (nonce: string) => boolean
  readonly add: (nonce: string) => void
}

const rememberedNonces = 100_000

export const createUsedNonces = (): UsedNonces => {
  const used = new Set<string>()
  return {
    has: (nonce) => used.has(nonce),
    add: (nonce) => {
      used.add(nonce)
      const [oldest] = used
      if (used.size > rememberedNonces && oldest !== undefined) used.delete(oldest)
    },
  }
}

interface ApplicationSubject {
  readonly body: RequestBody
  readonly world: SimulatedWorld
  readonly nonces: UsedNonces
  readonly now: Date
}

const rule = (
  name: string,
  check: (subject: ApplicationSubject) => string | undefined,
): Rule<ApplicationSubject> => ({ name, code, check })

const field = (body: RequestBody, name: string): string =>
  body.text(`datiApplicativo/${name}`) ?? ''

const registered = ({ body, world }: ApplicationSubject) =>
  world.applications.find(
    ({ name, producer, version }) =>
      name === field(body, 'nome') &&
      producer === field(body, 'produttore') &&
      version === field(body, 'versione'),
  )

// Both offsets occur in public samples: +0100 and +01. A bare local time is not accepted.
const createdShape = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})([+-]\d{2})(\d{2})?$/

const parseCreated = (text: string): Date | undefined => {
  const found = createdShape.exec(text)
  // Date is lenient with what is no date, so nothing but the shape may reach it.
  if (found === null) return undefined
  const [, local, hours, minutes = '00'] = found
  const instant = new Date(`${local}${hours}:${minutes}`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

const windowsMs: Readonly<Record<string, number>> = { '5m': 5 * 60_000, '15m': 15 * 60_000 }

const rules: readonly Rule<ApplicationSubject>[] = [
  rule('application-registered', (subject) =>
    registered(subject) === undefined
      ? 'applicativo non censito: nome, produttore o versione'
      : undefined,
  ),
  rule('nonce-shape', ({ body }) =>
    /^[0-9A-Za-z]{20}$/.test(field(body, 'nonce'))
      ? undefined
      : 'nonce: attesi 20 caratteri alfanumerici',
  ),
  rule('created-shape', ({ body }) =>
    parseCreated(field(body, 'created')) === undefined
      ? 'created: atteso aaaa-mm-ggThh:mm:ss con lo scostamento, senza due punti'
      : undefined,
  ),
  rule('application-digest', (subject) => {
    const { body } = subject
    const secret = registered(subject)?.applicationCode.reveal() ?? ''
    const wanted = createHash('sha1')
      .update(field(body, 'nonce') + field(body, 'created') + secret)
      .digest('base64')
    const given = Buffer.from(field(body, 'applDigest'))
    return given.length === wanted.length && timingSafeEqual(given, Buffer.from(wanted))
      ? undefined
      : 'applicativo non autorizzato'
  }),
  rule('created-window', ({ body, world, now }) => {
    const windowMs = windowsMs[world.switches['created-window'] ?? '']
    const created = parseCreated(field(body, 'created'))
    return windowMs !== undefined &&
      created !== undefined &&
      Math.abs(now.getTime() - created.getTime()) > windowMs
      ? 'created fuori dalla finestra ammessa'
      : undefined
  }),
  rule('nonce-replay', ({ body, world, nonces }) =>
    world.switches['nonce-replay'] !== 'accept' && nonces.has(field(body, 'nonce'))
      ? 'nonce già usato'
      : undefined,
  ),
]

/**
 * Whether the application is who it says (javadoc of DatiApplicativo). 000220 is the code of a wrong digest; for the
 * other rules it is a guess. A nonce counts as used once its digest has been found right.
 */
export const refuseApplication = (subject: ApplicationSubject): Refusal | undefined => {
  const refusal = firstRefusal(rules, subject)
  if (refusal === undefined) subject.nonces.add(field(subject.body, 'nonce'))
  return refusal
}
