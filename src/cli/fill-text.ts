import type { Filled } from '../fill/fill-document.ts'
import { t } from '../lib/language/t.ts'
import { makePaint } from '../lib/paint.ts'
import { shown } from '../lib/shown.ts'
import { sha256 } from '../lib/sha256.ts'
import type { RunRecord } from '../model/run-record.ts'
import { cellAddress } from '../workbook/grid.ts'
import type { Io } from './io.ts'

/** Rows that got nothing, by the reason. */
const byReason = (empty: Filled['empty']): [string, string[]][] => {
  const reasons = new Map<string, string[]>()
  for (const { id, reason } of empty) reasons.set(reason, [...(reasons.get(reason) ?? []), id])
  return [...reasons]
}

export const fillLines = (
  { placed, empty, repeated }: Filled,
  target: string,
  record: RunRecord,
  io: Pick<Io, 'colour'>,
): string[] => {
  const paint = makePaint(io.colour)
  const rows = new Set(placed.map(({ sheet, row }) => `${sheet}!${row}`)).size
  return [
    t`${target}: celle scritte ${placed.length}, in righe ${rows}`,
    ...(record.environment.simulator
      ? [
          paint(
            'yellow',
            t`Prova generale: gli esiti sono del simulatore, e il file non va consegnato.`,
          ),
        ]
      : []),
    ...(empty.length === 0
      ? []
      : [
          t`Righe lasciate vuote: ${empty.length}`,
          ...byReason(empty).map(([reason, ids]) => `  ${shown(reason, 200)}: ${ids.join(', ')}`),
        ]),
    ...repeated.map((one) =>
      paint(
        'yellow',
        t`La stessa traccia è in più righe, e l'autorità la cercherà due volte: ${one}`,
      ),
    ),
  ]
}

/** The same as data. */
export const fillData = (
  { placed, empty, repeated, bytes }: Filled,
  target: string,
  record: RunRecord,
) => ({
  file: target,
  sha256: sha256(bytes),
  run: record.run,
  isRehearsal: record.environment.simulator,
  cells: placed.map(({ sheet, row, column, field, value }) => ({
    sheet,
    cell: cellAddress(row, column),
    field,
    value,
  })),
  empty,
  repeatedTraces: repeated,
})
