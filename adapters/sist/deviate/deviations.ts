import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { ApplicationDeviation } from './application.ts'
import { BodyDeviation } from './body.ts'
import { DocumentDeviation } from './document.ts'
import { EnvelopeDeviation } from './envelope.ts'
import { SecurityDeviation } from './security.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'

const layers = {
  security: SecurityDeviation.optional(),
  application: ApplicationDeviation.optional(),
  envelope: EnvelopeDeviation.optional(),
  body: BodyDeviation.optional(),
  document: DocumentDeviation.optional(),
}

/** What a case may break on purpose, by layer. Layers go together; whatever is named, exactly that is broken. */
export const Deviations = z.strictObject(layers)

// The layer of the connection is not the adapter's: it is passed over here.
const OwnLayers = z.object(layers)
export type Deviations = Readonly<z.output<typeof OwnLayers>>

/** The deviations of a call, with their values filled in; throws DEVIATION_INVALID. */
export const readDeviations = (deviate: Readonly<Record<string, unknown>>): Deviations => {
  const parsed = OwnLayers.safeParse(deviate)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw ineffective(
    issue?.path.join('.') ?? '',
    issue?.message ?? t`valore non ammesso`,
    t`Controllare i valori che le espressioni hanno dato a \`deviate\`.`,
  )
}
