import { createHash, timingSafeEqual } from 'node:crypto'

import type { SimulatedWorld } from '../../../src/adapter/simulated.ts'
import { rule, type Rule } from './rule.ts'
import type { RequestBody } from './request-body.ts'

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

/** What the rules about the application judge. */
export interface ApplicationSubject {
  readonly body: RequestBody
  readonly world: SimulatedWorld
  readonly nonces: UsedNonces
  readonly now: Date
}

const field = (body: RequestBody, name: string): string =>
  body.text(`datiApplicativo/${name}`) ?? ''

/** The nonce of a request: '' when it has none. */
export const nonceOf = (body: RequestBody): string => field(body, 'nonce')

const registered = ({ body, world }: ApplicationSubject) =>
  world.applications.find(
    ({ name, producer, version }) =>
      name === field(body, 'nome') &&
      producer === field(body, 'produttore') &&
      version === field(body, 'versione'),
  )

// Public samples have +0100, and +01 in July too: an offset of Italy, not always that of the day.
const createdShape = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})([+-]\d{2})(\d{2})?$/

const offsets: Readonly<Record<string, RegExp>> = {
  'any-italian': /^\+0[12](00)?$/,
  'four-digits': /^\+0[12]00$/,
  'two-digits': /^\+0[12]$/,
  any: /^/,
}

const parseCreated = (text: string): { offset: string; instant: Date } | undefined => {
  const found = createdShape.exec(text)
  // Date is lenient with what is no date, so nothing but the shape may reach it.
  if (found === null) return undefined
  const [, local, hours = '', minutes = ''] = found
  const instant = new Date(`${local}${hours}:${minutes || '00'}`)
  return Number.isNaN(instant.getTime()) ? undefined : { offset: hours + minutes, instant }
}

const windowsMs: Readonly<Record<string, number>> = { '5m': 5 * 60_000, '15m': 15 * 60_000 }

/**
 * Whether the application is who it says (javadoc of DatiApplicativo). 000220 is the code of a wrong digest; for the
 * other rules it is a guess. The secret is that of the registered application; without one, of any.
 */
export const applicationRules: readonly Rule<ApplicationSubject>[] = [
  rule('application-registered', (subject) =>
    registered(subject) === undefined
      ? 'applicativo non censito: nome, produttore o versione'
      : undefined,
  ),
  rule('nonce-shape', ({ body }) =>
    /^[0-9A-Za-z]{20}$/.test(nonceOf(body)) ? undefined : 'nonce: attesi 20 caratteri alfanumerici',
  ),
  rule('created-shape', ({ body, world }) => {
    const created = parseCreated(field(body, 'created'))
    const wanted = offsets[world.switches['created-offset'] ?? '']
    return created !== undefined && wanted?.test(created.offset) === true
      ? undefined
      : 'created: atteso aaaa-mm-ggThh:mm:ss con lo scostamento dell’Italia, senza due punti'
  }),
  rule('application-digest', (subject) => {
    const { body, world } = subject
    const application = registered(subject) ?? world.applications[0]
    const wanted = createHash('sha1')
      .update(
        nonceOf(body) + field(body, 'created') + (application?.applicationCode.reveal() ?? ''),
      )
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
      Math.abs(now.getTime() - created.instant.getTime()) > windowMs
      ? 'created fuori dalla finestra ammessa'
      : undefined
  }),
  rule('nonce-replay', ({ body, world, nonces }) =>
    world.switches['nonce-replay'] !== 'accept' && nonces.has(nonceOf(body))
      ? 'nonce già usato'
      : undefined,
  ),
]
