import { stringify } from 'yaml'

import { t } from '../lib/language/t.ts'
import type { ImportedCase, ImportedDocument } from './import-document.ts'
import { mappingFile, type Mapping } from './mapping.ts'

/** The folder of a plan where the authority's document is kept as it came. */
export const documentFolder = 'documento'

const yaml = (value: unknown): string =>
  stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true })

/** Consecutive cases of the same part, in the authority's order. */
export const areasOf = (
  cases: readonly Pick<ImportedCase, 'id' | 'area'>[],
): { name: string; cases: string[] }[] => {
  const areas: { name: string; cases: string[] }[] = []
  for (const { id, area } of cases) {
    const last = areas.at(-1)
    if (last?.name === area) last.cases.push(id)
    else areas.push({ name: area, cases: [id] })
  }
  return areas
}

export const cellsOf = (
  cases: readonly Pick<ImportedCase, 'id' | 'sheet' | 'cell'>[],
): Record<string, string> =>
  Object.fromEntries(cases.map(({ id, sheet, cell }) => [id, `${sheet}!${cell}`]))

/** What a case file says of a row that nobody has encoded: the words, and no expectation. */
export const skeletonText = ({ id, title, sheet, cell, text, tags }: ImportedCase): string =>
  yaml({
    id,
    title,
    source: { sheet, cell, text },
    ...(tags.length === 0 ? {} : { tags }),
    state: 'to-be-encoded',
  })

/** The files of a new plan, by their path in its folder; the document itself is beside them. */
export const planFilesOf = (
  { file, sha256, version, cases, withoutId }: ImportedDocument,
  mapping: Mapping,
): ReadonlyMap<string, string> =>
  new Map([
    [
      'plan.yaml',
      yaml({
        title: file.replace(/\.[A-Za-z0-9]+$/, ''),
        version: version ?? t`non indicata`,
        document: {
          file: `${documentFolder}/${file}`,
          sha256,
          cells: cellsOf(cases),
          ...(withoutId.length === 0 ? {} : { 'without-id': withoutId }),
        },
        areas: areasOf(cases),
      }),
    ],
    [mappingFile, mappingText(mapping)],
    ...cases.map((one): [string, string] => [`cases/${one.id}.case.yaml`, skeletonText(one)]),
  ])

/** `mapping.yaml`, with what a person who reads it must know. */
export const mappingText = (mapping: Mapping): string =>
  t`# Che cosa è ogni colonna del documento, e che cosa vi scrive «collaudo fill». Proposto dall'importazione: rileggerlo.\n# Una colonna senza field non si tocca. from: nomi di fatti di una chiamata, valori catturati o risposte: il primo che c'è.\n` +
  yaml(mapping)
