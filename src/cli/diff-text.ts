import { isUnchanged, type PlanDiff } from '../importer/diff-plans.ts'
import type { ImportedDocument } from '../importer/import-document.ts'
import type { WordChange } from '../importer/word-changes.ts'
import { t } from '../lib/language/t.ts'
import { makePaint, type Paint } from '../lib/paint.ts'
import { shown } from '../lib/shown.ts'
import { findingLines } from './import-text.ts'
import type { Io } from './io.ts'

/** Words around a change: enough to know where it is. */
const context = 30

const shortened = (text: string, isFirst: boolean, isLast: boolean): string => {
  if (text.length <= context * 2) return text
  const start = isFirst ? '' : text.slice(0, context)
  const end = isLast ? '' : text.slice(-context)
  return `${start}…${end}`
}

/** The words that changed, `[-before-]` and `{+after+}`, with a few of those around them. */
export const changedWords = (changes: readonly WordChange[], paint: Paint): string =>
  changes
    .map(({ kind, text }, index) => {
      const line = shown(text.replace(/\s+/g, ' '), 2000)
      switch (kind) {
        case 'removed':
          return paint('red', `[-${line}-]`)
        case 'added':
          return paint('green', `{+${line}+}`)
        case 'same':
          return shortened(line, index === 0, index === changes.length - 1)
      }
    })
    .join('')

export const diffLines = (
  diff: PlanDiff,
  document: ImportedDocument,
  plan: string,
  isApplied: boolean,
  io: Pick<Io, 'colour'>,
): string[] => {
  const paint = makePaint(io.colour)
  const { added, withdrawn, reworded, moved, renumbered, stale, version } = diff
  const heading = (text: string, count: number): string[] =>
    count === 0 ? [] : ['', paint('bold', `${text}: ${count}`)]
  return [
    t`${plan}: dalla versione ${version.before} alla ${version.after ?? t`non indicata`} (${document.file})`,
    ...(diff.isSameFile ? [t`È lo stesso file, byte per byte.`] : []),
    ...heading(t`Aggiunti`, added.length),
    ...added.map(({ id, sheet, cell, title }) => `  + ${id} (${sheet}!${cell}) ${shown(title)}`),
    ...heading(t`Ritirati`, withdrawn.length),
    ...withdrawn.map(
      ({ id, cell, title, isEncoded }) =>
        `  - ${id} (${cell}) ${shown(title)}${isEncoded ? t`: era codificato` : ''}`,
    ),
    ...heading(t`Riformulati`, reworded.length),
    ...reworded.flatMap(({ before, after, changes }) => [
      `  ~ ${after.id} (${after.sheet}!${after.cell})${before.isEncoded ? t`: la codifica va riletta` : ''}`,
      `      ${changedWords(changes, paint)}`,
    ]),
    ...heading(t`Spostati`, moved.length),
    ...moved.map(({ id, from, to }) => `  > ${id}: ${from} → ${to}`),
    ...heading(t`Forse hanno solo cambiato id`, renumbered.length),
    ...renumbered.map(({ from, to }) => t`  ${from} → ${to}: le parole sono le stesse`),
    ...heading(t`Esecuzioni con esiti su parole che non valgono più`, stale.length),
    ...stale.map(({ run, cases }) => `  ${run}: ${cases.join(', ')}`),
    ...(document.findings.some(({ level }) => level === 'warning')
      ? [
          '',
          paint('bold', t`Da sapere`),
          ...findingLines(
            document.findings.filter(({ level }) => level === 'warning'),
            io,
          ),
        ]
      : []),
    '',
    isUnchanged(diff)
      ? t`Nessuna differenza nei casi.`
      : isApplied
        ? t`Piano aggiornato: ${added.length} da codificare, ${reworded.filter(({ before }) => before.isEncoded).length} da rileggere, ${withdrawn.length} in withdrawn/.`
        : t`Per aggiornare il piano e conservare ciò che è codificato: --apply`,
  ]
}

/** The same as data. */
export const diffData = (
  diff: PlanDiff,
  { file, sha256 }: ImportedDocument,
  plan: string,
  isApplied: boolean,
) => ({
  plan,
  document: { file, sha256 },
  isApplied,
  isSameFile: diff.isSameFile,
  version: diff.version,
  added: diff.added.map(({ id, title, sheet, cell }) => ({ id, title, cell: `${sheet}!${cell}` })),
  withdrawn: diff.withdrawn.map(({ id, title, cell, isEncoded }) => ({
    id,
    title,
    cell,
    isEncoded,
  })),
  reworded: diff.reworded.map(({ before, after, changes }) => ({
    id: after.id,
    cell: `${after.sheet}!${after.cell}`,
    isEncoded: before.isEncoded,
    changes,
  })),
  moved: diff.moved,
  renumbered: diff.renumbered,
  stale: diff.stale,
})
