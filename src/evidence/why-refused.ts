import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** The disk has no room, or no more for us. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** An error of the disk in our words, where it is that there is no room; any other as it is. */
export const whyRefused = (error: unknown, file: string): unknown => {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return full.has(code)
    ? new HarnessError('FILE_REFUSED', t`${file} non si può scrivere: il disco è pieno`, {
        hint: t`liberare spazio, poi collaudo run --resume: i casi finiti restano, e niente si ripete`,
        cause: error,
      })
    : error
}
