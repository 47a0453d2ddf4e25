import { setTimeout as wait } from 'node:timers/promises'

import type { SimulatedReply, SimulatorCondition } from '../adapter/simulated.ts'
import { t } from '../lib/language/t.ts'

const slowAnswerMs = 3_000

/** Troubles of the network and of what stands before a service: any simulated service can have them. */
export const hostConditions: readonly SimulatorCondition[] = [
  {
    name: 'connection-dropped',
    description: t`La connessione cade prima che il servizio riceva la richiesta.`,
  },
  {
    name: 'answer-lost',
    description: t`Il servizio esegue la richiesta, poi la connessione cade: la risposta non arriva.`,
  },
  { name: 'slow', description: t`La risposta arriva dopo ${slowAnswerMs / 1000} secondi.` },
  { name: 'not-well-formed', description: t`Il corpo della risposta è troncato a metà.` },
  {
    name: 'bad-gateway',
    description: t`Un proxy risponde 502 con una pagina HTML al posto del servizio.`,
  },
]

const badGateway: SimulatedReply = {
  kind: 'answer',
  status: 502,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>\n'),
}

/** The service's reply, troubled by the conditions in force. */
export const troubled = async (
  conditions: ReadonlySet<string>,
  reply: () => Promise<SimulatedReply>,
): Promise<SimulatedReply> => {
  if (conditions.has('connection-dropped')) return { kind: 'drop' }
  if (conditions.has('bad-gateway')) return badGateway
  const given = await reply()
  if (conditions.has('answer-lost')) return { kind: 'drop' }
  if (conditions.has('slow')) await wait(slowAnswerMs)
  return given.kind === 'answer' && conditions.has('not-well-formed')
    ? { ...given, body: given.body.slice(0, Math.floor(given.body.length / 2)) }
    : given
}
