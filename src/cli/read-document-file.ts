import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { fileTrouble } from '../plan/plan-file.ts'
import { packageLimits } from '../workbook/package-parts.ts'
import { refusedDocument } from '../workbook/refusal.ts'

/** The bytes of a document that a person names. */
export const readDocumentFile = (absolute: string): Uint8Array => {
  try {
    const { size } = statSync(absolute)
    if (size > packageLimits.fileBytes)
      throw refusedDocument(
        t`${basename(absolute)} ha ${size} byte: il massimo è ${packageLimits.fileBytes}`,
        t`togliere le immagini, o dividere il documento`,
      )
    return readFileSync(absolute)
  } catch (error) {
    if (error instanceof HarnessError) throw error
    throw refusedDocument(
      t`${absolute}: ${fileTrouble(error)}`,
      t`controllare il percorso: va dato da questa cartella, o per intero`,
    )
  }
}
