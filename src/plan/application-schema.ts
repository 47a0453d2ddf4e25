import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { CommunicatedShape } from './communicated-schema.ts'
import { ConfigurationShape } from './configuration-schema.ts'
import { EnvReference, Slug } from './text-types.ts'

/** `applications/<name>.yaml`: the application under test, and what the authority was told of it. */
const Application = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: t`Nome dell'applicazione: viaggia in ogni richiesta` }),
  producer: z
    .string()
    .min(1)
    .meta({ description: t`Produttore: viaggia in ogni richiesta` }),
  version: z
    .string()
    .min(1)
    .meta({ description: t`Versione sotto prova: viaggia in ogni richiesta` }),
  profile: z.enum(['struttura', 'dispositivo']).meta({
    description: t`struttura: certificato autogenerato; dispositivo: carta con due chiavi`,
  }),
  'application-code': EnvReference.optional().meta({
    description: t`Codice applicativo rilasciato da InnovaPuglia: segreto, non viaggia mai. Sul simulatore è generato`,
  }),
  configuration: ConfigurationShape.optional().meta({
    description: t`Che cosa comunicare nella fase 3: collaudo messages configurazione ne fa la bozza`,
  }),
  communicated: CommunicatedShape.optional().meta({
    description: t`Che cosa l'autorità sa dalla fase 3: fuori dal simulatore un'esecuzione che ne differisce è rifiutata`,
  }),
  defects: z
    .array(Slug)
    .optional()
    .meta({ description: t`Difetti del client dimostrativo: ammessi solo sul simulatore` }),
})

/** What each profile tells the authority of itself in stage 3. */
const ofProfile = { struttura: 'public-key', dispositivo: 'devices' } as const

export const ApplicationShape = Application.superRefine(({ profile, communicated }, context) => {
  const key = ofProfile[profile]
  if (communicated === undefined || communicated[key] !== undefined) return
  context.addIssue({
    code: 'custom',
    path: ['communicated'],
    message: t`manca la chiave «${key}», che il profilo ${profile} comunica nella fase 3`,
  })
})
export type ApplicationShape = z.output<typeof ApplicationShape>
