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

/** The parts of a multipart answer beside its root. */
export const attachedParts = ({ headers, body }: HttpAnswer): readonly Named[] =>
  (readMultipart(headers['content-type'] ?? '', body) ?? []).flatMap((part) => {
    const mediaType = part.headers['content-type'] ?? ''
    const id = (part.headers['content-id'] ?? '').replace(/^<|>$/g, '')
    return mediaTypeOf(mediaType) === 'application/xop+xml'
      ? []
      : [{ name: t`Allegato ricevuto: ${id}`, mediaType, bytes: part.body }]
  })
