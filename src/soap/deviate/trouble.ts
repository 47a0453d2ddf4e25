import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'

/**
 * The error of a deviation that would break nothing, or something else than it names: the message is not sent.
 * `layer` is its key under `deviate`; `reason` completes the sentence.
 */
export const ineffective = (layer: string, reason: string, hint?: string): HarnessError =>
  new HarnessError('DEVIATION_INVALID', t`Deviazione «${layer}»: ${reason}.`, {
    hint: hint ?? t`Correggere \`deviate\` nel passo: la richiesta non è stata spedita.`,
  })
