import type { CarriedSignature } from '../../src/adapter/define-adapter.ts'
import { t } from '../../src/lib/language/t.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { p7mSignatures } from '../../src/soap/p7m-signatures.ts'
import { verifyRequest } from './ws-security/verify-request.ts'

/** The WS-Security signature of a request and the signatures of the documents that it carries. */
export const signaturesOf = async (exchange: Exchange): Promise<readonly CarriedSignature[]> => [
  {
    title: t`firma WS-Security della richiesta`,
    ...verifyRequest(Buffer.from(exchange.request.body).toString('utf8'), exchange.startedAt),
  },
  ...(await p7mSignatures(exchange)),
]
