import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import { isList, type JsonContent, type JsonFields } from '../message/json-content.ts'
import { withXml } from '../../../src/xml/parse-xml.ts'
import { interpolateText } from '../../../src/template/interpolate.ts'

const escaped = (value: JsonContent): unknown => {
  if (value === null) return ''
  if (typeof value === 'string') return xmlEscape(value)
  if (isList(value)) return value.map(escaped)
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, escaped(item)]))
}

/** The clinical document that a template of the plan makes of values: each is escaped, once. */
export const writeCda = (template: Uint8Array, values: JsonFields): Uint8Array => {
  const scope = escaped(values) as Readonly<Record<string, unknown>>
  const filled = interpolateText(Buffer.from(template).toString('utf8'), scope)
  if (typeof filled === 'string') return Buffer.from(filled, 'utf8')
  throw new HarnessError('REQUEST_INVALID', t`il modello del CDA non dà un testo`)
}

/** What the tokens say of a clinical document, where nobody says otherwise. */
export interface CdaFacts {
  /** `<codice fiscale>^^^&<OID>&ISO` of the patient. */
  readonly person: string | undefined
  /** `('<LOINC>^^<code system>')` of the document. */
  readonly type: string | undefined
  /** Root and extension of the document's id. */
  readonly id: string | undefined
}

const v3 = { v3: 'urn:hl7-org:v3' }

/** Reads a CDA as far as it can be read. */
export const cdaFacts = (bytes: Uint8Array): CdaFacts => {
  const read = withXml(bytes, ({ root }) => {
    const at = (path: string): string | undefined => root.get(path, v3)?.content
    const root1 = at('v3:recordTarget/v3:patientRole/v3:id[1]/@root')
    const extension = at('v3:recordTarget/v3:patientRole/v3:id[1]/@extension')
    const code = at('v3:code/@code')
    const system = at('v3:code/@codeSystem')
    const idRoot = at('v3:id/@root')
    const idExtension = at('v3:id/@extension')
    return {
      person:
        root1 === undefined || extension === undefined ? undefined : `${extension}^^^&${root1}&ISO`,
      type: code === undefined || system === undefined ? undefined : `('${code}^^${system}')`,
      id: idRoot === undefined ? undefined : [idRoot, idExtension ?? ''].join('^'),
    }
  })
  return read.ok ? read.value : { person: undefined, type: undefined, id: undefined }
}
