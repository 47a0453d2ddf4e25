import type { XmlElement } from 'libxml2-wasm'

import { namespaces } from '../xml/namespaces.ts'
import { childElements, elements, textAt, textsAt, withXml } from '../xml/parse-xml.ts'

export interface InstanceIdentifier {
  readonly root: string
  readonly extension: string
  readonly authority: string
}

/** A coded reason, with the words beside it. */
export interface CodedReason {
  readonly code: string
  readonly displayName: string
}

/** What the authority reads in a CDA2 prescription. */
export interface Cda {
  readonly id: InstanceIdentifier
  readonly setId: InstanceIdentifier
  readonly loinc: string
  /** `yyyyMMddHHmmss` on the clocks of Italy. */
  readonly effectiveTime: string
  /** `IT` or a tipoRic code; undefined when the qualifier is absent. */
  readonly tipoRicetta: string | undefined
  readonly patientIds: readonly InstanceIdentifier[]
  readonly author: string | undefined
  readonly hasAslOfResidence: boolean
  /** For each element that says "not substitutable": its reason. */
  readonly substitutions: readonly (CodedReason | undefined)[]
  readonly serviceMoods: readonly string[]
  readonly drugCodes: readonly string[]
  readonly serviceCodes: readonly string[]
}

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

const systems = {
  tipoRicetta: '2.16.840.1.113883.2.9.6.1.47',
  asl: '2.16.840.1.113883.2.9.4.1.1',
  nonSubstitution: '2.16.840.1.113883.2.9.6.1.52',
} as const

/** What keeps a document from being a ClinicalDocument of HL7 CDA R2 (order and presence of the header's children). */
const shapeProblem = (root: XmlElement): string | undefined => {
  if (root.name !== 'ClinicalDocument' || root.namespaceUri !== namespaces.h)
    return 'la radice non è un ClinicalDocument di HL7 v3'
  const names = childElements(root)
    .filter((child) => child.namespaceUri === namespaces.h)
    .map((child) => child.name)
  const alien = names.find((name) => !order.includes(name))
  if (alien !== undefined) return `elemento non ammesso in ClinicalDocument: ${alien}`
  const late = names.find(
    (name, index) => index > 0 && order.indexOf(name) < order.indexOf(names[index - 1] ?? ''),
  )
  if (late !== undefined) return `elemento fuori posto in ClinicalDocument: ${late}`
  const missing = required.find((name) => !names.includes(name))
  if (missing !== undefined) return `manca ${missing} in ClinicalDocument`
  const typeId = elements(root, 'h:typeId')[0]
  if (
    typeId === undefined ||
    textAt(typeId, '@root') !== '2.16.840.1.113883.1.3' ||
    textAt(typeId, '@extension') !== 'POCD_MT000040'
  )
    return 'typeId diverso da quello di HL7 CDA R2'
  return /^\d{14}$/.test(textAt(root, 'h:effectiveTime/@value') ?? '')
    ? undefined
    : 'effectiveTime non ha la forma aaaammgghhmmss'
}

const identifier = (element: XmlElement | undefined): InstanceIdentifier => ({
  root: (element && textAt(element, '@root')) ?? '',
  extension: (element && textAt(element, '@extension')) ?? '',
  authority: (element && textAt(element, '@assigningAuthorityName')) ?? '',
})

const reasonOf = (substitution: XmlElement): CodedReason | undefined => {
  const reason = elements(
    substitution,
    `descendant::h:entryRelationship[@typeCode='RSON']//*[@codeSystem='${systems.nonSubstitution}']`,
  )[0]
  if (reason === undefined) return undefined
  return {
    code: textAt(reason, '@code') ?? '',
    displayName: textAt(reason, '@displayName') ?? '',
  }
}

const toCda = (root: XmlElement): Cda => ({
  id: identifier(elements(root, 'h:id')[0]),
  setId: identifier(elements(root, 'h:setId')[0]),
  loinc: textAt(root, 'h:code/@code') ?? '',
  effectiveTime: textAt(root, 'h:effectiveTime/@value') ?? '',
  tipoRicetta: textAt(
    root,
    `h:code/h:translation//h:qualifier/descendant::*[@codeSystem='${systems.tipoRicetta}']/@code`,
  ),
  patientIds: elements(root, 'h:recordTarget/h:patientRole/h:id').map(identifier),
  author: textAt(root, 'h:author[1]/h:assignedAuthor/h:id[1]/@extension'),
  hasAslOfResidence:
    elements(
      root,
      `h:participant[@typeCode='IND']/h:associatedEntity[@classCode='GUAR']/h:scopingOrganization/h:id[@root='${systems.asl}'][string(@extension)]`,
    ).length > 0,
  substitutions: elements(root, `//h:observation[h:code/@code='SUBST']`).map(reasonOf),
  serviceMoods: textsAt(root, `//h:section/h:entry/h:observation[@classCode='OBS']/@moodCode`),
  drugCodes: textsAt(root, '//h:manufacturedLabeledDrug/h:code/@code'),
  serviceCodes: textsAt(
    root,
    `//h:section/h:entry/h:observation[@classCode='OBS']/h:code/@code`,
  ).map((code) => code.trim()),
})

/** Reads the document that was signed: the CDA, or in Italian why it is none. */
export const readCda = (bytes: Uint8Array): Cda | { readonly problem: string } =>
  withXml<Cda | { readonly problem: string }>(
    bytes,
    ({ root }) => {
      const problem = shapeProblem(root)
      return problem === undefined ? toCda(root) : { problem }
    },
    (problem) => ({ problem }),
  )
