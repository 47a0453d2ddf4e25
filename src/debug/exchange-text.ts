import { createTwoFilesPatch } from 'diff'

import { readEvidence } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { Paint } from '../lib/paint.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { CaseRecord, ExchangeRecord } from '../model/run-record.ts'
import { readable } from './body-text.ts'
import { nameBytes } from './name-bytes.ts'

/** One side of the comparison: a case and where its evidence is. */
export interface Side {
  readonly record: CaseRecord
  readonly runFolder: string
  /** Values that the case had from an earlier run, when it did not start at its first step. */
  readonly inherited?: Readonly<Record<string, string>>
}

/** Everything that a case captured. */
export const capturedBy = ({ steps }: CaseRecord): Record<string, string> =>
  Object.fromEntries(steps.flatMap(({ captured }) => Object.entries(captured)))

/** A body as text: indented where it is XML or JSON, named where it is neither. */
export const bodyText = ({ runFolder }: Side, ref: EvidenceRef): string => {
  const bytes = readEvidence(runFolder, ref)
  return readable(bytes, ref.mediaType) ?? `(${nameBytes(bytes)})`
}

const paintLine = (line: string, paint: Paint): string => {
  if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', line)
  if (line.startsWith('@@')) return paint('cyan', line)
  if (line.startsWith('-')) return paint('red', line)
  return line.startsWith('+') ? paint('green', line) : line
}

/** Two texts as a unified diff, in colour. */
export const patchLines = (before: string, after: string, names: [string, string], paint: Paint) =>
  createTwoFilesPatch(names[0], names[1], before, after, undefined, undefined, { context: 3 })
    .trimEnd()
    .split('\n')
    .filter((line) => !/^=+$/.test(line))
    .map((line) => paintLine(line, paint))

/** Each exchange of a record with the step that made it and its number in that step. */
export const exchangesOf = (
  record: CaseRecord,
): ReadonlyMap<string, { readonly step: string; readonly exchange: ExchangeRecord }> =>
  new Map(
    record.steps.flatMap(({ id, exchanges }) =>
      exchanges.map((exchange, index) => [
        `${id}${index === 0 ? '' : t` (${index + 1}ª chiamata)`}`,
        { step: id, exchange },
      ]),
    ),
  )
