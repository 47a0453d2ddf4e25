import { X509Certificate } from 'node:crypto'

import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { verifyAnswer } from '../ws-security/verify-answer.ts'

const expected = 'il Timestamp firmato dal certificato del server TLS'

/**
 * The answer's Timestamp is signed by the server. That the signer is the certificate of the TLS server is
 * how the one public example is read; where another key signs, the check is unmet and says so.
 */
export const responseSignature = defineCheck({
  key: 'response-signature',
  presumes: 'expected',
  schema: z.strictObject({
    'response-signature': z
      .literal('valid')
      .meta({ description: 'La risposta deve portare un Timestamp firmato dal server' }),
  }),
  title: () => 'La firma WS-Security della risposta è valida',
  evaluate: (_, { exchange }) => {
    if (exchange.answer.kind !== 'http') return { met: false, expected, actual: 'nessuna risposta' }
    if (exchange.tls === null)
      return {
        expected,
        notEvaluated: 'il certificato del server TLS non è noto',
        unavailable: true,
      }
    const { valid, description } = verifyAnswer(
      Buffer.from(exchange.answer.body).toString('utf8'),
      new X509Certificate(exchange.tls.peer.pem),
      exchange.endedAt,
    )
    return { met: valid, expected, actual: description }
  },
})
