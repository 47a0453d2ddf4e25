import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { NoAnswer } from '../model/exchange.ts'
import { tlsAlerts } from '../model/tls-alert.ts'

const none = 'none'
const alerts = [none, ...Object.values(tlsAlerts).filter((name) => name !== 'close_notify')]

/** A refusal of the connection itself, as a person describes it. */
export const ConnectionRefusal = z
  .strictObject({
    phase: z.enum(['tcp', 'tls', 'http']).meta({
      description: t`Dove la connessione è rifiutata: prima dell'handshake, nell'handshake, dopo la richiesta`,
    }),
    alert: z.enum(alerts).meta({
      description: t`Avviso TLS del server, con il nome di RFC 8446; none se chiude senza avviso`,
    }),
    'closed-by': z
      .literal('peer', {
        error: t`atteso peer: una connessione che chiudiamo noi non è un rifiuto del servizio`,
      })
      .optional()
      .meta({ description: t`Chi chiude: peer, il servizio` }),
    sent: z
      .string()
      .regex(/^\d+$/, { error: t`atteso un numero di byte` })
      .optional()
      .meta({ description: t`Byte della richiesta spediti prima del rifiuto; 0 se nessuno` }),
  })
  .refine(({ alert, sent }) => alert !== none || sent === '0', {
    path: ['sent'],
    error: t`con alert: none si scrive sent: 0: una chiusura conta solo prima della richiesta`,
  })
  .refine(({ alert, phase }) => alert !== none || phase !== 'http', {
    path: ['phase'],
    error: t`con alert: none attesa phase: tcp o tls: dopo la richiesta una chiusura non è un rifiuto`,
  })
export type ConnectionRefusal = z.output<typeof ConnectionRefusal>

const phases = { dns: t`nome non risolto`, tcp: t`fase tcp`, tls: t`fase tls`, http: t`fase http` }

const alertText = (alert: string | null): string =>
  alert === null || alert === none ? t`nessun avviso` : t`avviso ${alert}`

/** What is expected of the connection, for people. */
export const connectionText = (wanted: ConnectionRefusal): string =>
  [
    t`connessione rifiutata: ${phases[wanted.phase]}`,
    alertText(wanted.alert),
    ...(wanted['closed-by'] === undefined ? [] : [t`chiusa dal servizio`]),
    ...(wanted.sent === undefined ? [] : [t`${wanted.sent} byte spediti`]),
  ].join(', ')

const closedText = ({ closedBy }: NoAnswer): string => {
  switch (closedBy) {
    case 'peer':
      return t`chiusa dal servizio`
    case 'us':
      return t`chiusa da noi`
    case undefined:
      return t`mai aperta`
  }
}

const controlText = ({ control }: NoAnswer): string => {
  if (control === undefined) return t`senza handshake di controllo`
  return control.ok
    ? t`handshake di controllo con il certificato dell'ambiente riuscito`
    : t`handshake di controllo con il certificato dell'ambiente fallito (${control.reason ?? ''})`
}

const factsOf = (answer: NoAnswer): string =>
  [
    phases[answer.phase],
    alertText(answer.alert),
    closedText(answer),
    t`${answer.sentBytes ?? 0} byte spediti`,
    ...(answer.alert === null && answer.closedBy === 'peer' ? [controlText(answer)] : []),
    answer.message,
  ].join(', ')

/**
 * Whether the other side said no: by an alert, or by closing before a byte of the request was sent although it
 * accepts the environment's own certificate. A dead server, a name that does not resolve, a time-out, or a
 * certificate of the server that we do not trust are never a refusal.
 */
const isRefusal = ({ closedBy, alert, sentBytes, control }: NoAnswer): boolean =>
  closedBy === 'peer' && (alert !== null || (sentBytes === 0 && control?.ok === true))

/** Whether the connection was refused as expected. */
export const judgeConnection = (
  wanted: ConnectionRefusal,
  answer: NoAnswer,
): { readonly met: boolean; readonly actual: string } => ({
  met:
    isRefusal(answer) &&
    answer.phase === wanted.phase &&
    (answer.alert ?? none) === wanted.alert &&
    (wanted.sent === undefined || answer.sentBytes === Number(wanted.sent)),
  actual: factsOf(answer),
})
