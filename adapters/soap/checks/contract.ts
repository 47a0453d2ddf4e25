import { z } from 'zod'

import { defineCheck, nothingAround } from '../../../src/check/check.ts'
import { xmlOf, xmlOfRequest } from '../../../src/check/xml-of.ts'
import { t } from '../../../src/lib/language/t.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { compileXsd, payloadOf, type Validate } from '../../../src/xml/xsd.ts'

const invalid = (xml: () => Uint8Array, validate: Validate): string | null => {
  try {
    const read = withXml(xml(), (document) => {
      const payload = payloadOf(document)
      return typeof payload === 'string' ? payload : validate(payload)
    })
    return read.ok ? read.value : read.reason
  } catch (error) {
    return (error as Error).message
  }
}

/** Request and answer are valid by the XSD of the WSDL; of a refusal only the request is looked at. */
export const contract = defineCheck({
  key: 'contract',
  presumes: 'anything',
  schema: z.strictObject({
    contract: z.literal('valid').meta({
      description: t`valid: richiesta e risposta sono valide secondo gli XSD del WSDL`,
    }),
  }),
  usesFiles: () => true,
  title: () => t`Richiesta e risposta sono valide secondo il contratto`,
  evaluate: (_, { exchange, reading }, around = nothingAround) => {
    const expected = t`XML valido secondo il contratto`
    if (around.contract === null)
      return { expected, notEvaluated: t`non c'è nessun contratto WSDL` }
    const { entry, files } = around.contract.schemaFor(exchange)
    if (!Object.hasOwn(files, entry))
      return { expected, notEvaluated: t`gli XSD di «${entry}» non ci sono` }
    const validate = compileXsd(entry, files)
    const { answer } = exchange
    const request = invalid(() => xmlOfRequest(exchange.request), validate)
    const isOneWay = exchange.facts['answer'] === 'none'
    const isLooked = reading.kind === 'expected' && answer.kind === 'http' && !isOneWay
    const response = isLooked ? invalid(() => xmlOf(answer), validate) : null
    const found = [
      ...(request === null ? [] : [t`richiesta non valida: ${request}`]),
      ...(response === null ? [] : [t`risposta non valida: ${response}`]),
    ]
    return {
      met: found.length === 0,
      expected,
      actual:
        found.length > 0
          ? found.join('; ')
          : isLooked
            ? t`richiesta e risposta valide`
            : t`richiesta valida; la risposta non è quella promessa, e non si guarda`,
    }
  },
})
