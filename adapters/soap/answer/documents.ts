import { fileTypeOf } from '../../../src/lib/file-type.ts'
import { t } from '../../../src/lib/language/t.ts'
import { mediaTypeOf, readMultipart } from '../../../src/lib/multipart.ts'
import type { CarriedDocument, HttpAnswer } from '../../../src/model/exchange.ts'

interface Named {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Documents that travelled inside a message, each with the ending that its content has. */
export const documentsIn = (parts: readonly Named[]): readonly CarriedDocument[] =>
  parts.map(({ name, mediaType, bytes }) => ({
    name,
    mediaType: mediaTypeOf(mediaType) || 'application/octet-stream',
    extension: fileTypeOf(bytes)?.type ?? 'bin',
    bytes,
  }))

/** How an attachment that a request carries is called among the evidence. */
export const sentName = (name: string): string => t`Allegato inviato: ${name}`

/** The parts of a multipart message beside its root. */
const besideRoot = (
  contentType: string,
  body: Uint8Array,
  named: (id: string) => string,
): readonly Named[] =>
  (readMultipart(contentType, body) ?? []).flatMap((part) => {
    const mediaType = part.headers['content-type'] ?? ''
    const id = (part.headers['content-id'] ?? '').replace(/^<|>$/g, '')
    return mediaTypeOf(mediaType) === 'application/xop+xml'
      ? []
      : [{ name: named(id), mediaType, bytes: part.body }]
  })

/** The attachments of a multipart answer. */
export const attachedParts = ({ headers, body }: HttpAnswer): readonly Named[] =>
  besideRoot(headers['content-type'] ?? '', body, (id) => t`Allegato ricevuto: ${id}`)

/** The attachments of a multipart request, by their ids. */
export const sentParts = (contentType: string, body: Uint8Array): readonly Named[] =>
  besideRoot(contentType, body, sentName)
