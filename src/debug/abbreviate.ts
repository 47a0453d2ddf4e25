import { grouped } from '../lib/language/numbers.ts'
import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import { nameBytes } from './name-bytes.ts'
import { printable } from './printable.ts'

const shortest = 120
const kept = 24

/** The base64 of a text node or of a JSON text, without line breaks; undefined for anything else. */
const base64In = (text: string): string | undefined => {
  const joined = text.trim().replace(/[ \t]*\r?\n[ \t]*/g, '')
  return joined.length >= shortest && /^[A-Za-z0-9+/]+={0,2}$/.test(joined) ? joined : undefined
}

const abbreviated = (base64: string, documents: readonly EvidenceRef[], shown: string): string => {
  const bytes = Buffer.from(base64, 'base64')
  const digest = sha256(bytes)
  const file = documents.find((document) => document.sha256 === digest)
  const where = file === undefined ? '' : `, in ${shown}/${file.path}`
  return t`${base64.slice(0, kept)}… [base64, ${grouped(base64.length)} caratteri: ${printable(nameBytes(bytes))}, ${grouped(bytes.length)} byte${where}]`
}

/**
 * XML or JSON with each long base64 content cut short: its beginning, its length, what it is, and the
 * evidence file where its bytes were kept on their own. `shown` is the run's folder as a person types it.
 */
export const abbreviate = (
  text: string,
  documents: readonly EvidenceRef[],
  shown: string,
): string =>
  text.replace(/(>|")([^<>"]{120,})(?=[<"])/g, (whole, before: string, content: string) => {
    const base64 = base64In(content)
    return base64 === undefined ? whole : `${before}${abbreviated(base64, documents, shown)}`
  })
