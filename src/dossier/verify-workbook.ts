import { basename } from 'node:path/posix'

import { HarnessError } from '../errors/harness-error.ts'
import { compareFilled } from '../fill/compare-filled.ts'
import { Filling, fillingFile } from '../fill/filling.ts'
import { t } from '../lib/language/t.ts'
import { problems, type Finding, type Verification } from '../verify/finding.ts'
import { readDocument } from '../workbook/read-document.ts'
import { lastRun, type Parts } from './parts.ts'

const readFilling = (bytes: Uint8Array): Filling | undefined => {
  try {
    return Filling.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** The authority's document, row by row, held against what the record of the run gives to each. */
export const verifyWorkbook = (parts: Parts): Verification => {
  const { workbook, filling } = parts
  if (workbook === null) return problems()
  const notVerifiable = (place: string, message: string): Verification =>
    problems({ kind: 'not-verifiable', place, message })
  if (filling === null)
    return notVerifiable(
      workbook.path,
      t`manca ${fillingFile}, che dice come il documento è stato compilato: rifarlo con collaudo fill`,
    )
  const read = readFilling(filling.bytes)
  if (read === undefined)
    return notVerifiable(fillingFile, t`non dice come il documento è stato compilato`)
  const { folder, record } = lastRun(parts)
  try {
    const document = readDocument(basename(workbook.path), workbook.bytes)
    return problems(
      ...compareFilled({ filling: read, record, runFolder: folder, document }).map(
        ({ place, message }): Finding => ({
          kind: 'changed',
          place: workbook.path,
          message: `${place}: ${message}`,
        }),
      ),
    )
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    return notVerifiable(workbook.path, error.message)
  }
}
