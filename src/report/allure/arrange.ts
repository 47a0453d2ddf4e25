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
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'

import type { Attachment, Link, StepResult, TestResult } from 'allure-js-commons'

import { decimal } from '../../lib/language/numbers.ts'
import { t } from '../../lib/language/t.ts'

/** The folder of what is too large for the page, beside it. */
export const besideFolder = 'report-files'

const mib = 1024 * 1024

const deflated = promisify(deflate)

/** An attachment larger than this lies beside the page, whatever there is. */
const largestInside = mib

/** What the page may hold of results and attachments, before base64 makes 4/3 of it. Past it the largest attachments lie beside. */
const largestPage = 56 * mib

/** What the note and the link take that stand for an attachment beside: a smaller one is no lighter there. */
const noteWeight = 512

interface Sized {
  readonly name: string
  readonly size: number
  /** What it takes in the page. */
  readonly weight: number
}

const isAttachment = ({ name }: Pick<Sized, 'name'>): boolean =>
  /-attachment(?:\.[a-z0-9]+)?$/.test(name)

/** A result takes about three times its file, with what Allure makes of it. */
const shareOf = (name: string): number => (isAttachment({ name }) ? 1 : 3)

const sum = (weights: readonly number[]): number => weights.reduce((all, one) => all + one, 0)

const sizesIn = async (folder: string): Promise<readonly Sized[]> =>
  Promise.all(
    (await readdir(folder)).map(async (name) => {
      const { size } = await stat(join(folder, name))
      return { name, size, weight: size * shareOf(name) }
    }),
  )

const filesAtOnce = 32

/** The same files with what they take in a page that is packed (`packPage`), as a page too large for them is. */
const packedIn = async (folder: string, files: readonly Sized[]): Promise<readonly Sized[]> => {
  const packed: Sized[] = []
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const some = files.slice(at, at + filesAtOnce).map(async (file) => {
      const { length } = await deflated(await readFile(join(folder, file.name)))
      return { ...file, weight: Math.min(length, file.size) * shareOf(file.name) }
    })
    packed.push(...(await Promise.all(some)))
  }
  return packed
}

/** The attachments that lie beside the page: each that is large by itself, then the largest until the rest fits. */
const chooseBeside = async (
  folder: string,
  found: readonly Sized[],
  budget: number,
): Promise<ReadonlyMap<string, number>> => {
  const large = found.filter((file) => isAttachment(file) && file.size > largestInside)
  const beside = new Map(large.map(({ name, size }) => [name, size]))
  const rest = found.filter(({ name }) => !beside.has(name))
  if (sum(rest.map(({ weight }) => weight)) <= budget) return beside
  const files = await packedIn(folder, rest)
  let inside = sum(files.map(({ weight }) => weight)) + beside.size * noteWeight
  for (const file of files.filter(isAttachment).toSorted((a, b) => b.weight - a.weight)) {
    if (inside <= budget || file.weight <= noteWeight) break
    beside.set(file.name, file.size)
    inside -= file.weight - noteWeight
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
  budget = largestPage,
): Promise<ArrangedResults> => {
  const target = join(outputFolder, besideFolder)
  await rm(target, { recursive: true, force: true })
  const files = await sizesIn(resultsDir)
  const beside = await chooseBeside(resultsDir, files, budget)
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
