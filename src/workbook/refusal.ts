import { HarnessError } from '../errors/harness-error.ts'
import { shown } from '../lib/shown.ts'

/** A document that is not read, with the reason and what to do; what comes from the file may stand in both. */
export const refusedDocument = (message: string, hint: string): HarnessError =>
  new HarnessError('DOCUMENT_REFUSED', shown(message, 600), { hint: shown(hint, 600) })
