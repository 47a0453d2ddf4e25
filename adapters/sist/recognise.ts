import { t } from '../../src/lib/language/t.ts'
import type { CarriedDocument, Exchange } from '../../src/model/exchange.ts'
import { withXml } from '../../src/xml/parse-xml.ts'
import { bodyChild } from './answer/soap-body.ts'
import { withFacts } from './call.ts'
import { requesterFacts } from './dati-richiedente.ts'
import { valueOf } from './deviate/sent-fields.ts'
import type { BodyFields } from '../../src/soap/body-value.ts'

/** The signed document that a registration carries, in base64 of the DER. */
const carried = (fields: BodyFields): CarriedDocument[] =>
  ['prescrizione', 'erogazione'].flatMap((name) => {
    const text = fields[name]
    if (typeof text !== 'string' || !/^[A-Za-z0-9+/=\s]{100,}$/.test(text)) return []
    return [
      {
        name: t`CDA firmato (p7m)`,
        mediaType: 'application/pkcs7-mime',
        extension: 'p7m',
        bytes: Buffer.from(text, 'base64'),
      },
    ]
  })

/** What a call to SIST that somebody else wrote is about; undefined where it is no SOAP 1.1 message. */
export const recognise = (
  exchange: Exchange,
): Pick<Exchange, 'operation' | 'facts' | 'documents'> | undefined => {
  const read = withXml(exchange.request.body, ({ root }) => {
    const child = bodyChild(root)
    return typeof child === 'string' ? undefined : { operation: child.name, fields: valueOf(child) }
  })
  if (!read.ok || read.value === undefined) return undefined
  const { operation, fields } = read.value
  const body = typeof fields === 'object' && fields !== null ? (fields as BodyFields) : {}
  const facts = { ...requesterFacts(body), operation }
  return {
    operation,
    facts: withFacts({ ...exchange, operation, facts }, body, null).facts,
    documents: carried(body),
  }
}
