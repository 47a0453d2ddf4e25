import type { CarriedSignature } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import type { CarriedDocument, Exchange } from '../model/exchange.ts'
import { verifyCms } from '../signature/verify-cms.ts'

const travelled = (bytes: Uint8Array, { request, answer }: Exchange): boolean => {
  const raw = Buffer.from(bytes)
  const base64 = raw.toString('base64')
  return [request.body, ...(answer.kind === 'http' ? [answer.body] : [])].some((body) => {
    const kept = Buffer.from(body)
    return kept.includes(raw) || kept.toString('latin1').replaceAll(/\s/g, '').includes(base64)
  })
}

const p7mSignature = async (
  { bytes }: CarriedDocument,
  exchange: Exchange,
): Promise<CarriedSignature> => {
  const title = t`firma del documento (p7m)`
  const no = (description: string): CarriedSignature => ({ title, valid: false, description })
  if (!travelled(bytes, exchange)) return no(t`il p7m conservato non è quello della chiamata`)
  const found = await verifyCms(bytes, { now: exchange.endedAt })
  if (!found.ok) return no(found.reason)
  const names = found.value.signers.map(({ name }) => name).join(', ')
  return { title, valid: true, description: t`firma valida di ${names}` }
}

/** The signatures of the documents (p7m) that a call carries, in base64 or as parts of their own. */
export const p7mSignatures = (exchange: Exchange): Promise<readonly CarriedSignature[]> =>
  Promise.all(
    exchange.documents
      .filter(({ mediaType }) => mediaType === 'application/pkcs7-mime')
      .map((document) => p7mSignature(document, exchange)),
  )
