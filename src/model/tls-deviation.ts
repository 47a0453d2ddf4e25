import { z } from 'zod'

/** What a step may present instead of its client certificate, on purpose. */
export const TlsDeviation = z.enum(['none', 'unknown', 'expired'])
export type TlsDeviation = z.output<typeof TlsDeviation>
