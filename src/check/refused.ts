import { z } from 'zod'

import { defineCheck } from './check.ts'

/**
 * The call must be refused by the service itself, with a declared fault. A proxy's page, a time-out or
 * a closed connection is not a refusal.
 */
export const refused = defineCheck({
  key: 'refused',
  presumes: 'anything',
  refuses: () => true,
  schema: z.strictObject({
    refused: z
      .strictObject({
        fault: z
          .string()
          .min(1)
          .optional()
          .meta({ description: 'Codice del Fault atteso, per esempio 000280' }),
        text: z
          .string()
          .min(1)
          .optional()
          .meta({ description: 'Testo che il Fault deve contenere' }),
      })
      .refine((value) => value.fault !== undefined || value.text !== undefined, {
        error: 'atteso almeno uno tra fault e text',
      })
      .meta({ description: 'La chiamata deve essere rifiutata con questo Fault' }),
  }),
  title: (spec) =>
    spec.refused.fault === undefined
      ? 'La chiamata è rifiutata'
      : `La chiamata è rifiutata con ${spec.refused.fault}`,
  evaluate: (spec, { reading }) => {
    const { fault, text } = spec.refused
    const expected = [
      ...(fault === undefined ? [] : [`Fault ${fault}`]),
      ...(text === undefined ? [] : [`testo «${text}»`]),
    ].join(', ')
    if (reading.kind !== 'fault') return { met: false, expected, actual: reading.description }
    const met =
      (fault === undefined || reading.code === fault) &&
      (text === undefined || reading.text.includes(text) || reading.detail.includes(text))
    return { met, expected, actual: reading.description }
  },
})
