import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { EnvReference, Slug } from './text-types.ts'

/** `applications/<name>.yaml`: the application under test, as communicated to the authority. */
export const ApplicationShape = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: t`Nome dell'applicazione, come censito` }),
  producer: z
    .string()
    .min(1)
    .meta({ description: t`Produttore, come censito` }),
  version: z
    .string()
    .min(1)
    .meta({ description: t`Versione comunicata` }),
  profile: z.enum(['struttura', 'dispositivo']).meta({
    description: t`struttura: certificato autogenerato; dispositivo: carta con due chiavi`,
  }),
  'application-code': EnvReference.optional().meta({
    description: t`Codice applicativo rilasciato da InnovaPuglia: segreto, non viaggia mai. Sul simulatore è generato`,
  }),
  defects: z
    .array(Slug)
    .optional()
    .meta({ description: t`Difetti del client dimostrativo: ammessi solo sul simulatore` }),
})
export type ApplicationShape = z.output<typeof ApplicationShape>
