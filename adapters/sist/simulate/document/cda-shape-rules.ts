import { rule, type Rule } from '../rule.ts'
import type { Registration } from './registration.ts'

const order = [
  'realmCode typeId templateId id code title effectiveTime confidentialityCode languageCode setId',
  'versionNumber copyTime recordTarget author dataEnterer informant custodian',
  'informationRecipient legalAuthenticator authenticator participant inFulfillmentOf',
  'documentationOf relatedDocument authorization componentOf component',
].flatMap((line) => line.split(' '))

const required = [
  'typeId',
  'id',
  'code',
  'effectiveTime',
  'confidentialityCode',
  'recordTarget',
  'author',
  'custodian',
  'component',
]

const misplaced = (parts: readonly string[]): string | undefined => {
  const alien = parts.find((name) => !order.includes(name))
  if (alien !== undefined) return `elemento non ammesso in ClinicalDocument: ${alien}`
  const late = parts.find(
    (name, index) => index > 0 && order.indexOf(name) < order.indexOf(parts[index - 1] ?? ''),
  )
  return late === undefined ? undefined : `elemento fuori posto in ClinicalDocument: ${late}`
}

/** What keeps the signed content from being a ClinicalDocument of HL7 CDA R2: order and presence of the header. */
export const cdaShapeRules: readonly Rule<Registration>[] = [
  rule('cda-well-formed', ({ notXml }) =>
    notXml?.because === 'malformed' ? notXml.text : undefined,
  ),
  rule('cda-doctype', ({ notXml }) => (notXml?.because === 'doctype' ? notXml.text : undefined)),
  rule('cda-root', ({ cda }) =>
    cda?.isClinicalDocument === false ? 'la radice non è un ClinicalDocument di HL7 v3' : undefined,
  ),
  rule('cda-order', ({ cda }) => misplaced(cda?.parts ?? [])),
  rule('cda-required', ({ cda }) => {
    if (cda?.isClinicalDocument !== true) return undefined
    const missing = required.find((name) => !cda.parts.includes(name))
    return missing === undefined ? undefined : `manca ${missing} in ClinicalDocument`
  }),
  rule('cda-type-id', ({ cda }) =>
    cda === undefined ||
    !cda.parts.includes('typeId') ||
    (cda.typeId.root === '2.16.840.1.113883.1.3' && cda.typeId.extension === 'POCD_MT000040')
      ? undefined
      : 'typeId diverso da quello di HL7 CDA R2',
  ),
  rule('cda-effective-time', ({ cda }) =>
    cda === undefined || !cda.parts.includes('effectiveTime') || /^\d{14}$/.test(cda.effectiveTime)
      ? undefined
      : 'effectiveTime non ha la forma aaaammgghhmmss',
  ),
]
