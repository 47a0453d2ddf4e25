import { t } from '../lib/language/t.ts'

/** One `-----BEGIN …-----` of a text, decoded. */
export interface PemBlock {
  readonly label: string
  readonly der: Buffer
  /** As it stands in the text: the headers of an encrypted key of the old form are in it. */
  readonly text: string
}

const block =
  /-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*(?:-(?!----)[^-]*)*)-----END ([A-Z0-9 ]{1,40})-----/g

// RFC 1421 §4.6: what is before the empty line is about the rest.
const bodyOf = (text: string): string => text.replace(/^\s*(?:[A-Za-z-]+: [^\n]*\n)+\s*/, '')

const decode = (label: string, text: string): Buffer => {
  const body = bodyOf(text).replace(/\s+/g, '')
  if (body === '') throw new Error(t`il blocco ${label} è vuoto`)
  const wrong = /[^A-Za-z0-9+/=]/.exec(body)
  if (wrong !== null || !/^[^=]*={0,2}$/.test(body) || body.length % 4 !== 0)
    throw new Error(t`il blocco ${label} non è base64: è tagliato o un programma lo ha cambiato`)
  return Buffer.from(body, 'base64')
}

/**
 * The blocks of a PEM text (RFC 7468), in their order; whatever is around them is passed over. Throws, in our words,
 * when one is not whole.
 */
export const pemBlocks = (text: string): PemBlock[] => {
  const lines = text.replaceAll(/\r\n?/g, '\n')
  const found = [...lines.matchAll(block)].map(([whole, label = '', body = '', end = '']) => {
    if (label !== end) throw new Error(t`il blocco ${label} è chiuso come ${end}`)
    return { label, text: whole, der: decode(label, body) }
  })
  const begun = lines.match(/-----BEGIN /g)?.length ?? 0
  const ended = lines.match(/-----END /g)?.length ?? 0
  if (begun !== found.length || ended !== found.length)
    throw new Error(t`un blocco PEM non è intero: mancano i suoi trattini di inizio o di fine`)
  return found
}
