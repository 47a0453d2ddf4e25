import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { EnvReference } from './text-types.ts'

/** What the message of stage 3 (configurazione) will say of an application, beside its name and version. */
export const ConfigurationShape = z.strictObject({
  certificate: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: t`Il certificato da comunicare, come lo scrive collaudo cert export: lo vuole il profilo struttura. Percorso a partire dalla cartella di lavoro`,
    }),
  devices: z
    .array(
      z.strictObject({
        codiceFiscale: z.union([z.string().min(1), EnvReference]).meta({
          description: t`Codice fiscale del dispositivo di autenticazione e firma che si userà nel piano di test`,
        }),
      }),
    )
    .min(1)
    .optional()
    .meta({ description: t`I dispositivi da comunicare: li vuole il profilo dispositivo` }),
})
export type ConfigurationShape = z.output<typeof ConfigurationShape>
