import type { CarriedSignature } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import type { CarriedDocument, Exchange } from '../../src/model/exchange.ts'
import { verifyCms } from '../../src/signature/verify-cms.ts'
import { verifyRequest } from './ws-security/verify-request.ts'

const p7mSignature = async (
  { bytes }: CarriedDocument,
  { request, endedAt }: Exchange,
): Promise<CarriedSignature> => {
  const title = t`firma del documento (p7m)`
  const no = (description: string): CarriedSignature => ({ title, valid: false, description })
  const travelled = Buffer.from(request.body).toString('latin1').replaceAll(/\s/g, '')
  if (!travelled.includes(Buffer.from(bytes).toString('base64')))
    return no(t`il p7m conservato non è quello della richiesta`)
  const found = await verifyCms(bytes, { now: endedAt })
  if (!found.ok) return no(found.reason)
  const names = found.value.signers.map(({ name }) => name).join(', ')
  return { title, valid: true, description: t`firma valida di ${names}` }
}

/** The WS-Security signature of a request and the signatures of the documents that it carries. */
export const signaturesOf = async (exchange: Exchange): Promise<readonly CarriedSignature[]> => [
  {
    title: t`firma WS-Security della richiesta`,
    ...verifyRequest(Buffer.from(exchange.request.body).toString('utf8'), exchange.startedAt),
  },
  ...(await Promise.all(
    exchange.documents
      .filter(({ mediaType }) => mediaType === 'application/pkcs7-mime')
      .map((document) => p7mSignature(document, exchange)),
  )),
]
