import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import type { Attachment, Link, StepResult, TestResult } from 'allure-js-commons'

import { decimal } from '../../lib/language/numbers.ts'
import { t } from '../../lib/language/t.ts'

/** The folder of what is too large for the page, beside it. */
export const besideFolder = 'report-files'

const mib = 1024 * 1024

/** An attachment larger than this lies beside the page, whatever there is. */
const largestInside = mib

/**
 * What the page may hold of results and attachments, before base64 makes 4/3 of it: with Allure's program, a page below
 * 100 MB. Past it the largest attachments lie beside.
 */
const budget = 60 * mib

interface Sized {
  readonly name: string
  readonly size: number
}

const sizesIn = async (folder: string): Promise<readonly Sized[]> =>
  Promise.all(
    (await readdir(folder)).map(async (name) => ({
      name,
      size: (await stat(join(folder, name))).size,
    })),
  )

const isAttachment = ({ name }: Sized): boolean => /-attachment(?:\.[a-z0-9]+)?$/.test(name)

/** The attachments that lie beside the page: each that is large by itself, then the largest until the rest fits. */
const chooseBeside = (files: readonly Sized[]): ReadonlyMap<string, number> => {
  const beside = new Map<string, number>()
  let inside = files.reduce((sum, { size }) => sum + size, 0)
  for (const file of files.filter(isAttachment).toSorted((a, b) => b.size - a.size)) {
    if (file.size <= largestInside && inside <= budget) break
    beside.set(file.name, file.size)
    inside -= file.size
  }
  return beside
}

const sha256OfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

const sizeText = (size: number): string =>
  size < mib
    ? `${decimal(size / 1024, { most: 0 })} KiB`
    : `${decimal(size / mib, { most: 1 })} MiB`

/** What stands in a file of results: a step that is an attachment has no steps, not even none. */
type Arranged = Partial<Pick<StepResult, 'attachments' | 'steps'>>

/** The results with every attachment that `moved` names replaced by a note; a link to each is told to `tell`. */
const withNotes = (
  item: Arranged,
  moved: ReadonlyMap<
    string,
    { readonly url: string; readonly note: string; readonly size: number }
  >,
  tell: (link: Link) => void,
): void => {
  item.attachments = (item.attachments ?? []).map((attachment): Attachment => {
    const found = moved.get(attachment.source)
    if (found === undefined) return attachment
    tell({ type: 'link', name: `${attachment.name} (${sizeText(found.size)})`, url: found.url })
    return {
      name: t`${attachment.name} (accanto alla pagina)`,
      type: 'text/plain',
      source: found.note,
    }
  })
  for (const step of item.steps ?? []) withNotes(step, moved, tell)
}

/** The results that the page is made of, and how to be rid of them. */
export interface ArrangedResults {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/**
 * Allure's results as the page may have them: attachments for which it has no room are copied into `report-files/` of
 * `outputFolder`, under their hash, and a link to each stands in its result. Whatever the peer called them, a browser
 * opens them by an extension that runs nothing.
 */
export const arrangeResults = async (
  resultsDir: string,
  outputFolder: string,
): Promise<ArrangedResults> => {
  const target = join(outputFolder, besideFolder)
  await rm(target, { recursive: true, force: true })
  const files = await sizesIn(resultsDir)
  const beside = chooseBeside(files)
  if (beside.size === 0) return { folder: resultsDir, remove: () => Promise.resolve() }
  await mkdir(target, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'collaudo-results-'))
  const moved = new Map<string, { url: string; note: string; size: number }>()
  for (const [name, size] of beside) {
    const from = join(resultsDir, name)
    const sha256 = await sha256OfFile(from)
    const file = `${sha256}${extname(name) || '.bin'}`
    await copyFile(from, join(target, file))
    const [url, note] = [`${besideFolder}/${file}`, `${sha256}-note-attachment.txt`]
    await writeFile(
      join(folder, note),
      t`Troppo grande per questa pagina: è accanto, nella cartella ${besideFolder}.\n\nFile: ${url}\nSHA-256: ${sha256}\nByte: ${size}\n`,
    )
    moved.set(name, { url, note, size })
  }
  for (const { name } of files) {
    if (beside.has(name)) continue
    const from = join(resultsDir, name)
    if (!name.endsWith('-result.json')) {
      await link(from, join(folder, name)).catch(() => copyFile(from, join(folder, name)))
      continue
    }
    const result = JSON.parse(await readFile(from, 'utf8')) as TestResult
    withNotes(result, moved, (one) => result.links.push(one))
    await writeFile(join(folder, name), JSON.stringify(result))
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
