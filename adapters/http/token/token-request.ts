import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { JsonContent } from '../message/json-content.ts'

export const algorithms = ['RS256', 'RS384', 'RS512'] as const

const Claims = z.record(z.string().min(1), JsonContent)

/** The two tokens of the gateway: what a case writes of them; the rest has a default. */
export const TokenRequest = z
  .strictObject({
    alg: z
      .enum(algorithms)
      .optional()
      .meta({ description: t`Algoritmo delle due firme; se manca, RS256.` }),
    claims: Claims.optional().meta({
      description: t`Claim con un valore diverso da quello che avrebbero: quelli comuni in entrambi i token, gli altri in FSE-JWT-Signature. null toglie un claim.`,
    }),
    bearer: Claims.optional().meta({
      description: t`Claim del solo token di autenticazione (Authorization: Bearer).`,
    }),
  })
  .meta({
    description: t`I due token firmati, Authorization: Bearer e FSE-JWT-Signature. {} li scrive con tutti i valori predefiniti.`,
  })
export type TokenRequest = Readonly<z.output<typeof TokenRequest>>
