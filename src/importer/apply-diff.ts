import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { isMap, isPair, isScalar, parseDocument, stringify } from 'yaml'

import { t } from '../lib/language/t.ts'
import type { PlanDiff } from './diff-plans.ts'
import type { ImportedCase, ImportedDocument } from './import-document.ts'
import { mappingFile, type Mapping } from './mapping.ts'
import { areasOf, cellsOf, documentFolder, mappingText, skeletonText } from './plan-files.ts'
import type { KnownPlan } from './plan-on-disk.ts'

/** Where cases that the authority withdrew are kept: nothing that people wrote is lost. */
export const withdrawnFolder = 'withdrawn'

const yamlOptions = { lineWidth: 0, singleQuote: true } as const

/** The stretch of a case's text that a key and its value take up, with the line feed after them. */
const stretchOf = (text: string, key: string): { start: number; end: number } | undefined => {
  const { contents } = parseDocument(text)
  if (!isMap(contents)) return undefined
  const index = contents.items.findIndex(
    (pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === key,
  )
  const pair = contents.items[index]
  if (pair === undefined || !isScalar(pair.key) || pair.key.range == null) return undefined
  const next = contents.items[index + 1]
  const start = pair.key.range[0]
  if (next !== undefined && isScalar(next.key) && next.key.range != null) {
    // What stands before the next key, such as its comment, is the next key's.
    const value = pair.value as { range?: readonly number[] | null } | null
    const end = Math.min(next.key.range[0], value?.range?.[1] ?? next.key.range[0])
    const isLineEnd = text[end - 1] === '\n'
    return { start, end: isLineEnd ? end : text.indexOf('\n', end - 1) + 1 || text.length }
  }
  return { start, end: text.length }
}

/** A case file with a key of one line set: in its place, or after the title. */
const withKey = (text: string, key: string, value: string): string => {
  const line = stringify({ [key]: value }, yamlOptions)
  const after = stretchOf(text, 'title')?.end ?? 0
  const { start, end } = stretchOf(text, key) ?? { start: after, end: after }
  return `${text.slice(0, start)}${line}${text.slice(end)}`
}

/** A case file with the authority's new words; what people encoded, and how they wrote it, stays. */
export const withNewWords = (
  text: string,
  { sheet, cell, text: words }: Pick<ImportedCase, 'sheet' | 'cell' | 'text'>,
  { title, review }: { readonly title: string | null; readonly review: string | null },
): string => {
  const written = stringify({ source: { sheet, cell, text: words } }, yamlOptions)
  const source = stretchOf(text, 'source')
  const at = source ?? { start: text.length, end: text.length }
  const before = text.slice(0, at.start)
  const changed = `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${written}${text.slice(at.end)}`
  const titled = title === null ? changed : withKey(changed, 'title', title)
  return review === null ? titled : withKey(titled, 'review', review)
}

/** plan.yaml with the new version, document and cases; its other keys and its comments stay. */
const planText = (
  text: string,
  plan: KnownPlan,
  diff: PlanDiff,
  document: ImportedDocument,
): string => {
  const { file, sha256, version, cases, withoutId } = document
  const yaml = parseDocument(text)
  if (version !== null) yaml.setIn(['version'], version)
  yaml.setIn(['document'], {
    file: `${documentFolder}/${file}`,
    sha256,
    cells: cellsOf(cases),
    ...(withoutId.length === 0 ? {} : { 'without-id': withoutId }),
  })
  if (diff.added.length + diff.withdrawn.length + diff.moved.length > 0)
    yaml.setIn(
      ['areas'],
      [...areasOf(cases), ...areasOf(plan.ownCases.map(({ id, area }) => ({ id, area })))],
    )
  const gone = new Set(diff.withdrawn.map(({ id }) => id))
  const skipped = plan.shape['not-applicable']
  if (skipped?.some((one) => gone.has(one.case)) === true) {
    const left = skipped.filter((one) => !gone.has(one.case))
    if (left.length === 0) yaml.deleteIn(['not-applicable'])
    else yaml.setIn(['not-applicable'], left)
  }
  return yaml.toString(yamlOptions)
}

const write = (file: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, content)
  renameSync(`${file}.part`, file)
}

/** The document of the version before, put aside so that the two can be set side by side. */
const putAside = (plan: KnownPlan): void => {
  const { file, sha256 } = plan.shape.document
  const before = join(plan.folder, ...file.split('/'))
  if (!existsSync(before)) return
  const aside = join(
    plan.folder,
    documentFolder,
    'precedenti',
    `${sha256.slice(0, 8)}-${basename(file)}`,
  )
  mkdirSync(dirname(aside), { recursive: true })
  renameSync(before, aside)
}

/** Brings a plan to a new version of its document. What people encoded is kept, and marked where its words changed. */
export const applyDiff = (
  plan: KnownPlan,
  diff: PlanDiff,
  document: ImportedDocument,
  given: { readonly bytes: Uint8Array; readonly mapping: Mapping },
): void => {
  const caseFile = (id: string): string => join(plan.folder, 'cases', `${id}.case.yaml`)
  const known = new Map(plan.cases.map((one) => [one.id, one]))
  const rewordedIds = new Set(diff.reworded.map(({ after }) => after.id))
  const version = document.version ?? document.sha256.slice(0, 8)
  const planFile = join(plan.folder, 'plan.yaml')
  const newPlan = planText(readFileSync(planFile, 'utf8'), plan, diff, document)
  for (const one of document.cases) {
    const before = known.get(one.id)
    const file = caseFile(one.id)
    if (before === undefined || !existsSync(file)) {
      write(file, skeletonText(one))
      continue
    }
    const isReworded = rewordedIds.has(one.id)
    if (!isReworded && before.cell === `${one.sheet}!${one.cell}`) continue
    const change = {
      // Of a case that nobody has encoded the title is still the authority's.
      title: isReworded && !before.isEncoded ? one.title : null,
      review:
        isReworded && before.isEncoded
          ? t`le parole dell'autorità sono cambiate con la versione ${version}`
          : null,
    }
    write(file, withNewWords(readFileSync(file, 'utf8'), one, change))
  }
  for (const { id } of diff.withdrawn) {
    if (!existsSync(caseFile(id))) continue
    const target = join(plan.folder, withdrawnFolder, `${id}.case.yaml`)
    mkdirSync(dirname(target), { recursive: true })
    renameSync(caseFile(id), target)
  }
  putAside(plan)
  write(join(plan.folder, documentFolder, document.file), given.bytes)
  write(join(plan.folder, mappingFile), mappingText(given.mapping))
  write(planFile, newPlan)
}
