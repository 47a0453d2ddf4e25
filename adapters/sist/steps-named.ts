import { z } from 'zod'

import type { NamedStep } from '../../src/adapter/define-adapter.ts'
import { dispensableFrom } from './compose-dispensing.ts'

const Carrying = z.object({ document: z.object({ cda: z.string(), from: z.string() }) })
const Repeating = z.object({ application: z.object({ 'repeated-nonce': z.string() }) })

/** The step that a document is about, and the one whose nonce is repeated. */
export const stepsNamed = (send: unknown, deviate: unknown): readonly NamedStep[] => {
  const carrying = Carrying.safeParse(send)
  const repeating = Repeating.safeParse(deviate)
  return [
    ...(carrying.success
      ? [
          {
            path: ['send', 'document', 'from'] as const,
            name: carrying.data.document.from,
            operations:
              carrying.data.document.cda === 'erogazione' ? dispensableFrom : ['chkPrescrizione'],
          },
        ]
      : []),
    ...(repeating.success
      ? [
          {
            path: ['deviate', 'application', 'repeated-nonce'] as const,
            name: repeating.data.application['repeated-nonce'],
          },
        ]
      : []),
  ]
}
