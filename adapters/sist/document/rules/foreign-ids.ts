import { t } from '../../../../src/lib/language/t.ts'
import { recordOf, textOf, type RequestData } from '../request-data.ts'
import { root } from '../vocabulary.ts'
import type { WrittenId } from './cda-reader.ts'
import type { Breach } from './cda-rule.ts'

/** The first of some fields of the assistito that the request does not have. */
const missing = (request: RequestData, fields: readonly string[]): string | undefined => {
  const assistito = recordOf(request, 'assistito')
  return fields.find((field) => textOf(assistito, field) === undefined)
}

const absent = (request: RequestData, fields: readonly string[], what: string): Breach => {
  const field = missing(request, fields) ?? fields[0] ?? ''
  return {
    found: t`assistito assicurato all'estero senza ${what}`,
    datum: ['assistito', field],
    remedy: t`scrivere ${fields.map((one) => `assistito.${one}`).join(', ')}`,
  }
}

/** What the ids of someone insured abroad lack, or have too much. */
export const foreignIdBreaches = (
  ids: readonly WrittenId[],
  request: RequestData,
): readonly Breach[] => {
  const has = (wanted: string): boolean =>
    ids.some((id) => id.root === wanted && /^[^.]+\..+$/.test(id.extension ?? ''))
  return [
    ...(has(root.teamCard)
      ? []
      : [absent(request, ['statoEstero', 'numIdentTess'], t`il numero della tessera`)]),
    ...(has(root.foreignPersonalId)
      ? []
      : [
          absent(
            request,
            ['statoEstero', 'numIdentPers', 'istituzCompetente'],
            t`l'identificativo personale`,
          ),
        ]),
    ...(ids.some((id) => id.root === root.codiceFiscale)
      ? [
          {
            found: t`assistito assicurato all'estero con un codice fiscale accanto alla tessera`,
            datum: ['assistito', 'codIdentificativoAssistito'],
            remedy: t`identificarlo con tessera e identificativo personale soltanto`,
          },
        ]
      : []),
  ]
}
