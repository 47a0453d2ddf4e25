import type { OperationContext } from '../operation.ts'
import type { Prescription } from '../prescriptions.ts'
import type { NotXml } from '../xml/parse-xml.ts'
import { decodeBase64 } from '../xml/base64.ts'
import { readCades, type Cades } from './read-cades.ts'
import { readCda, type Cda } from './read-cda.ts'

/** A registration as it was read: each part is undefined where the one before it could not be read. */
export interface Registration extends OperationContext {
  /** The p7m; undefined when it has not the encoding that is wanted. */
  readonly p7m: Buffer | undefined
  readonly cades: Cades | undefined
  readonly cda: Cda | undefined
  readonly notXml: NotXml | undefined
  /** The prescription that the document is about. */
  readonly prescription: Prescription | undefined
}

const pemShape = /^-----BEGIN (PKCS7|CMS)-----\s([\s\S]+?)-----END \1-----$/

// A signed prescription has some tens of kilobytes. Each node of its ASN.1, of two bytes at least, costs a hundred.
const longestP7m = 1_500_000

/** The bytes of the p7m, in the form that the switch names; `lenient` decoders skip what is not of the alphabet. */
const decodeP7m = (
  text: string,
  encoding: string | undefined,
  lenient: boolean,
): Buffer | undefined => {
  if (text.length > longestP7m) return undefined
  const inPem = encoding === 'base64' ? undefined : pemShape.exec(text.trim())?.[2]
  const body = inPem ?? (encoding === 'pem' ? '' : text)
  const bytes = lenient ? Buffer.from(body, 'base64') : decodeBase64(body)
  return bytes?.length === 0 ? undefined : bytes
}

const tryRead = (bytes: Uint8Array): Cades | undefined => {
  try {
    return readCades(bytes)
  } catch {
    return undefined
  }
}

/** A signed document as it was read, with the prescription that it is about. */
export const readSigned = (
  context: OperationContext,
  text: string,
  identifierOf: (cda: Cda) => string | undefined,
): Registration => {
  const { world, prescriptions } = context
  const { switches, rulesOff } = world
  const encoding = switches['prescrizione-encoding']
  const p7m = decodeP7m(text, encoding, rulesOff.has('p7m-encoding'))
  const cades = p7m === undefined ? undefined : tryRead(p7m)
  const read =
    cades?.content == null
      ? undefined
      : readCda(cades.content, { withDoctype: rulesOff.has('cda-doctype') })
  const notXml = read !== undefined && 'because' in read ? read : undefined
  const cda = read === undefined || 'because' in read ? undefined : read
  const prescription = cda === undefined ? undefined : prescriptions.find(identifierOf(cda) ?? '')
  return { ...context, p7m, cades, cda, notXml, prescription }
}
