import { z } from 'zod'

import { defineCheck, type CheckDefinition } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { compileXsd, payloadOf, type Validate } from '../../../src/xml/xsd.ts'
import { suppliedSchema, type SuppliedContract } from '../supplied/supplied-contract.ts'
import { folderVariable } from '../supplied/trouble.ts'

const key = 'supplied-contract'

const invalid = (bytes: Uint8Array, validate: Validate): string | null => {
  const read = withXml(bytes, (document) => {
    const payload = payloadOf(document)
    return typeof payload === 'string' ? payload : validate(payload)
  })
  return read.ok ? read.value : read.reason
}

const answerOf = ({ answer }: Exchange): Uint8Array | null =>
  answer.kind === 'http' ? answer.body : null

/**
 * Request and answer are valid by the vendor's own copy of the official contract; of a refusal only the request
 * is looked at. Where there is no such copy nothing can be said, and nothing is.
 */
export const suppliedContractCheck = (contract: SuppliedContract | null): CheckDefinition =>
  defineCheck({
    key,
    level: 'warning',
    presumes: 'anything',
    schema: z.strictObject({
      [key]: z.literal('valid').meta({
        description: t`valid: richiesta e risposta sono valide secondo il contratto ufficiale che SIST_WSDL_DIR indica`,
      }),
    }),
    problems: () =>
      contract === null
        ? [
            {
              path: [key],
              message: t`non c'è un contratto ufficiale: ${folderVariable} non è indicata`,
              hint: t`indicare in ${folderVariable} la cartella dei WSDL ufficiali, oppure aggiungere level: if-available`,
              unavailable: true,
            },
          ]
        : [],
    title: () => t`Richiesta e risposta sono valide secondo il contratto ufficiale fornito`,
    evaluate: (_, { exchange, reading }) => {
      const expected = t`XML valido secondo il contratto fornito`
      if (contract === null)
        return {
          expected,
          notEvaluated: t`non c'è un contratto ufficiale: ${folderVariable} non è indicata`,
          unavailable: true,
        }
      const schema = suppliedSchema(contract, exchange)
      if (schema === undefined)
        return {
          expected,
          notEvaluated: t`il contratto fornito non ha l'operazione ${exchange.operation}`,
          unavailable: true,
        }
      const validate = compileXsd(schema.entry, schema.files)
      const request = invalid(exchange.request.body, validate)
      const body = reading.kind === 'expected' ? answerOf(exchange) : null
      const answer = body === null ? null : invalid(body, validate)
      const found = [
        ...(request === null ? [] : [t`richiesta non valida: ${request}`]),
        ...(answer === null ? [] : [t`risposta non valida: ${answer}`]),
      ]
      return {
        met: found.length === 0,
        expected,
        actual:
          found.length > 0
            ? found.join('; ')
            : body === null
              ? t`richiesta valida; la risposta non è quella promessa, e non si guarda`
              : t`richiesta e risposta valide`,
      }
    },
  })
