import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { Day, EnvReference, Sha256Hex } from './text-types.ts'

const Communicated = z.string().min(1)

/**
 * What the authority was told in stage 3 (configurazione), and when. It is the authority's side of the comparison, so
 * nothing here is taken from the application or from an environment: it is written when the message leaves.
 */
export const CommunicatedShape = z.strictObject({
  date: Day.meta({ description: t`Giorno della comunicazione, per esempio 2026-03-02` }),
  title: Communicated.meta({ description: t`Nome dell'applicazione comunicato` }),
  producer: Communicated.meta({ description: t`Produttore comunicato` }),
  version: Communicated.meta({
    description: t`Versione comunicata: una nuova riapre la fase 3`,
  }),
  'public-key': z
    .strictObject({
      sha256: Sha256Hex.meta({
        description: t`SHA-256 della chiave pubblica del certificato client, come la dà collaudo cert export`,
      }),
      date: Day.optional().meta({ description: t`Giorno della comunicazione, se è un altro` }),
    })
    .optional()
    .meta({ description: t`La chiave pubblica del certificato: la vuole il profilo struttura` }),
  devices: z
    .array(
      z.strictObject({
        codiceFiscale: z.union([Communicated, EnvReference]).meta({
          description: t`Codice fiscale del dispositivo, scritto o in una variabile sua (non quella dell'operatore)`,
        }),
        date: Day.optional().meta({ description: t`Giorno della comunicazione, se è un altro` }),
      }),
    )
    .min(1)
    .optional()
    .meta({
      description: t`I dispositivi di autenticazione e firma: li vuole il profilo dispositivo`,
    }),
})
export type CommunicatedShape = z.output<typeof CommunicatedShape>
