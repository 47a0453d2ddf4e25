import { z } from 'zod'

import { t } from '../lib/language/t.ts'

/** What a step may present instead of its client certificate, on purpose. */
export const TlsDeviation = z.enum(['none', 'unknown', 'expired'])
export type TlsDeviation = z.output<typeof TlsDeviation>

/** The layer of `deviate` that every adapter has, beside its own. */
export const TlsLayer = z.strictObject({
  tls: TlsDeviation.optional().meta({
    description: t`Certificato client presentato al posto di quello giusto: none (nessuno), unknown (uno sconosciuto), expired (uno scaduto)`,
  }),
})
