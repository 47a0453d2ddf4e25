import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

import { attachment, attachmentPath } from 'allure-js-commons'

import { t } from '../../lib/language/t.ts'
import type { EvidenceRef } from '../../model/evidence-ref.ts'
import { largestReadable, prettyXml } from './pretty-xml.ts'

/** Media types that a browser shows without running anything in them. */
const harmless = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** Extensions by which nothing runs, whoever opens the file from the disk. */
const inert = new Set(['.bin', '.cer', '.der', '.p7m', '.p7s', '.zip'])

const essence = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase()

const isText = (mediaType: string): boolean =>
  mediaType.startsWith('text/') ||
  /(^application\/|\+)(xml|json|javascript|ecmascript|x-www-form-urlencoded)$/.test(mediaType) ||
  /^(application\/http|message\/http|image\/svg\+xml)$/.test(mediaType)

/** How the report declares a peer's bytes: text stays plain text, so that no page or script of it runs. */
const shownAs = (ref: EvidenceRef): { contentType: string; fileExtension: string } => {
  const mediaType = essence(ref.mediaType)
  const extension = extname(ref.path)
  if (harmless.has(mediaType)) return { contentType: mediaType, fileExtension: extension }
  if (isText(mediaType)) return { contentType: 'text/plain', fileExtension: '.txt' }
  return {
    contentType: 'application/octet-stream',
    fileExtension: inert.has(extension) ? extension : '.bin',
  }
}

const attachNote = (name: string, ref: EvidenceRef, why: string): PromiseLike<void> =>
  attachment(
    t`${name} (non allegato)`,
    t`${why}\n\nFile: ${ref.path}\nSHA-256: ${ref.sha256}\nByte: ${ref.size}\n`,
    { contentType: 'text/plain', fileExtension: '.txt' },
  )

/**
 * Attaches a stored file, byte for byte. One that is empty is passed over; one that is no longer in the run's folder
 * is replaced by a note with its hash.
 */
export const attachEvidence = async (
  name: string,
  ref: EvidenceRef,
  runFolder: string,
): Promise<void> => {
  if (ref.size === 0) return
  const path = join(runFolder, ref.path)
  if (!existsSync(path)) {
    await attachNote(name, ref, t`Il file di evidenza non si trova nella cartella della prova.`)
  } else {
    await attachmentPath(name, path, shownAs(ref))
  }
}

// An XML document opened in a window of its own could run a script only through these.
const couldRun = (xml: string): boolean =>
  /http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg)|<\?xml-stylesheet/i.test(xml)

/** Attaches the file indented for a reader, when it is well-formed XML of a reasonable size. */
export const attachReadableXml = async (
  name: string,
  ref: EvidenceRef,
  runFolder: string,
): Promise<void> => {
  const path = join(runFolder, ref.path)
  if (ref.size === 0 || ref.size > largestReadable || !existsSync(path)) return
  const pretty = prettyXml(readFileSync(path))
  if (pretty === undefined) return
  await attachment(
    name,
    pretty,
    couldRun(pretty)
      ? { contentType: 'text/plain', fileExtension: '.txt' }
      : { contentType: 'application/xml', fileExtension: '.xml' },
  )
}
