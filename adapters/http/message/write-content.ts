import { createHash } from 'node:crypto'

import type { CallContext } from '../../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { CarriedDocument } from '../../../src/model/exchange.ts'
import { makePdf } from '../document/make-pdf.ts'
import { writeCda } from '../document/write-cda.ts'
import { type HttpCall } from '../request.ts'
import { toJson, type JsonContent } from './json-content.ts'
import { writeMultipart, type WrittenPart } from './multipart.ts'
import { partName } from './part-name.ts'
import type { MultipartPart, PdfContent } from './part.ts'

/** The body of a request, with what it is made of. */
export interface Content {
  readonly type: string | null
  readonly bytes: Uint8Array
  readonly documents: readonly CarriedDocument[]
  /** The bytes of the part named `file`; null where there is none. */
  readonly file: Uint8Array | null
  /** The clinical document in it; null where there is none. */
  readonly cda: Uint8Array | null
}

/** Under which name a part is kept among the evidence, so that a later step finds it again. */
const cdaName = t`CDA nel PDF`

const jsonBytes = (value: JsonContent): Uint8Array =>
  Buffer.from(JSON.stringify(toJson(value)), 'utf8')

const formBytes = (form: NonNullable<HttpCall['form']>): Uint8Array => {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(form))
    for (const item of [value ?? []].flat()) written.append(name, item)
  return Buffer.from(written.toString(), 'ascii')
}

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
}

const extensionOf = (file: string): string => /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ''

const typeOf = (file: string): string => types[extensionOf(file)] ?? 'application/octet-stream'

interface Made {
  readonly part: WrittenPart
  readonly documents: readonly CarriedDocument[]
  readonly cda: Uint8Array | null
}

const documentOf = (name: string, file: string, bytes: Uint8Array): CarriedDocument => ({
  name: partName(name),
  mediaType: typeOf(file).replace(/;.*$/, ''),
  extension: extensionOf(file) === '' ? 'bin' : extensionOf(file),
  bytes,
})

const cdaDocument = (bytes: Uint8Array): CarriedDocument => ({
  name: cdaName,
  mediaType: 'application/xml',
  extension: 'xml',
  bytes,
})

const makePdfPart = async (
  { cda: template, with: values = {}, attachment = 'cda.xml', title }: PdfContent,
  context: CallContext,
): Promise<{ readonly bytes: Uint8Array; readonly cda: Uint8Array | null }> => {
  const cda = template === undefined ? null : writeCda(context.file(template), values)
  const bytes = await makePdf({
    title: title ?? 'Documento di prova',
    attachment: cda === null ? null : { name: attachment, bytes: cda },
    instant: context.instant,
  })
  return { bytes, cda }
}

/** What an earlier step sent in the part of the same name. */
const fromEarlier = (
  name: string,
  step: string,
  context: CallContext,
): Pick<Made, 'documents' | 'cda'> & { readonly bytes: Uint8Array } => {
  const documents = context.earlier(step)?.exchange.documents ?? []
  const found = documents.find((one) => one.name === partName(name))
  if (found === undefined)
    throw new HarnessError(
      'REQUEST_INVALID',
      t`il passo «${step}» non ha inviato una parte «${name}» con un file`,
      { hint: t`from: nomina un passo precedente che invia la stessa parte con pdf o file` },
    )
  const cda = documents.find((one) => one.name === cdaName)
  return {
    bytes: found.bytes,
    documents: [found, ...(cda === undefined ? [] : [cda])],
    cda: cda?.bytes ?? null,
  }
}

const makePart = async (
  { name, filename, type, json, text, file, pdf, from }: MultipartPart,
  body: JsonContent | undefined,
  context: CallContext,
): Promise<Made> => {
  const made = (
    bytes: Uint8Array,
    usual: { readonly type: string; readonly filename?: string },
    more: Partial<Pick<Made, 'documents' | 'cda'>> = {},
  ): Made => ({
    part: { name, bytes, type: type ?? usual.type, filename: filename ?? usual.filename },
    documents: more.documents ?? [],
    cda: more.cda ?? null,
  })
  if (pdf !== undefined) {
    const { bytes, cda } = await makePdfPart(pdf, context)
    const documents = [
      documentOf(name, 'x.pdf', bytes),
      ...(cda === null ? [] : [cdaDocument(cda)]),
    ]
    return made(bytes, { type: 'application/pdf', filename: 'documento.pdf' }, { documents, cda })
  }
  if (from !== undefined) {
    const { bytes, ...more } = fromEarlier(name, from, context)
    return made(bytes, { type: 'application/pdf', filename: 'documento.pdf' }, more)
  }
  if (file !== undefined) {
    const bytes = context.file(file)
    return made(
      bytes,
      { type: typeOf(file), filename: file.split('/').at(-1) ?? file },
      { documents: [documentOf(name, file, bytes)] },
    )
  }
  if (text !== undefined)
    return made(Buffer.from(text, 'utf8'), { type: 'text/plain; charset=utf-8' })
  return made(jsonBytes(json ?? body ?? null), { type: 'application/json' })
}

const whole = (
  type: string | null,
  bytes: Uint8Array,
  documents: readonly CarriedDocument[] = [],
): Content => ({ type, bytes, documents, file: null, cda: null })

/** A boundary that no part holds: it is random, and long. */
const boundaryOf = (context: CallContext): string =>
  `collaudo-${createHash('sha256').update(context.randomBytes(16)).digest('hex').slice(0, 32)}`

/** The body of a request, as the case says it. */
export const writeContent = async (send: HttpCall, context: CallContext): Promise<Content> => {
  const { body, form, text, file, multipart, type } = send
  if (multipart !== undefined) {
    const parts: Made[] = []
    for (const part of multipart) parts.push(await makePart(part, body, context))
    const boundary = boundaryOf(context)
    return {
      type: type ?? `multipart/form-data; boundary=${boundary}`,
      bytes: writeMultipart(
        parts.map(({ part }) => part),
        boundary,
      ),
      documents: parts.flatMap(({ documents }) => documents),
      file: parts.find(({ part }) => part.name === 'file')?.part.bytes ?? null,
      cda: parts.find(({ cda }) => cda !== null)?.cda ?? null,
    }
  }
  if (body !== undefined) return whole(type ?? 'application/json', jsonBytes(body))
  if (form !== undefined) return whole(type ?? 'application/x-www-form-urlencoded', formBytes(form))
  if (text !== undefined)
    return whole(type ?? 'text/plain; charset=utf-8', Buffer.from(text, 'utf8'))
  if (file !== undefined) return whole(type ?? typeOf(file), context.file(file))
  return whole(type ?? null, new Uint8Array())
}
