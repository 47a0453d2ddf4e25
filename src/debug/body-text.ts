import { grouped } from '../lib/language/numbers.ts'
import { t } from '../lib/language/t.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import { prettyXml } from '../report/allure/pretty-xml.ts'
import type { Paint } from '../lib/paint.ts'
import { abbreviate } from './abbreviate.ts'
import { nameBytes } from './name-bytes.ts'
import { printable } from './printable.ts'

const mostLines = 600

const prettyJson = (bytes: Buffer): string | undefined => {
  try {
    return JSON.stringify(JSON.parse(bytes.toString('utf8')), null, 2)
  } catch {
    return undefined
  }
}

/** The body as lines for a reader: XML or JSON indented; any other text as it is; undefined for bytes. */
export const readable = (bytes: Buffer, mediaType: string): string | undefined => {
  const structured = /json/i.test(mediaType) ? prettyJson(bytes) : prettyXml(bytes)
  if (structured !== undefined) return structured.trimEnd()
  const text = bytes.toString('utf8')
  return text.includes('\u0000') || text.includes('\uFFFD') ? undefined : text
}

/** Tag names and attributes in colour; nothing else of the text changes. */
export const paintXml = (line: string, paint: Paint): string =>
  line.replace(
    /(<[/?!]?)([\w:.-]+)|( )([\w:.-]+)(?==")/g,
    (whole, open?: string, tag?: string, space?: string, attribute?: string) =>
      open === undefined || tag === undefined
        ? attribute === undefined
          ? whole
          : `${space ?? ''}${paint('yellow', attribute)}`
        : `${open}${paint('cyan', tag)}`,
  )

export interface BodyContext {
  readonly paint: Paint
  /** The run's folder as a person types it. */
  readonly shown: string
  readonly documents: readonly EvidenceRef[]
}

/** A body as it is printed: indented, long base64 cut short, never more than a few hundred lines. */
export const bodyLines = (
  bytes: Buffer,
  ref: EvidenceRef,
  { paint, shown, documents }: BodyContext,
): string[] => {
  if (bytes.length === 0) return [t`(corpo vuoto)`]
  const where = `${shown}/${ref.path}`
  const text = readable(bytes, ref.mediaType)
  if (text === undefined) return [t`(${grouped(bytes.length)} byte, ${nameBytes(bytes)}: ${where})`]
  const lines = printable(abbreviate(text, documents, shown)).split('\n')
  const rest = lines.length - mostLines
  return [
    ...lines.slice(0, mostLines).map((line) => paintXml(line, paint)),
    ...(rest > 0 ? [paint('dim', t`… altre ${grouped(rest)} righe in ${where}`)] : []),
  ]
}
