import type { XmlElement } from 'libxml2-wasm'

import { namespaces } from '../xml/namespaces.ts'
import {
  childElements,
  elements,
  textAt,
  textsAt,
  withXml,
  type NotXml,
  type ParseOptions,
} from '../xml/parse-xml.ts'

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

/** One entry of the prescribed items: a drug or a service. */
export interface CdaItem {
  readonly code: string
  readonly group: string
  readonly quantity: string | undefined
  readonly mood: string
  /** moodCode of the encounter that says the kind of access. */
  readonly accessMood: string | undefined
}

/** What the authority reads in a CDA2 prescription. What is absent reads as '' or undefined: the rules judge it. */
export interface Cda {
  readonly isClinicalDocument: boolean
  /** Local names of the root's HL7 children, in order. */
  readonly parts: readonly string[]
  readonly typeId: InstanceIdentifier
  readonly templates: readonly InstanceIdentifier[]
  readonly id: InstanceIdentifier
  readonly setId: InstanceIdentifier
  readonly loinc: string
  /** `3400-1`, `3400-2` or `3400-3`. */
  readonly kind: string | undefined
  /** SSN or SASN. */
  readonly regime: string | undefined
  /** `IT` or a tipoRic code; undefined when the qualifier is absent. */
  readonly tipoRicetta: string | undefined
  /** `yyyyMMddHHmmss` on the clocks of Italy. */
  readonly effectiveTime: string
  readonly confidentiality: string
  readonly language: string
  readonly patientIds: readonly InstanceIdentifier[]
  /** Text in the patient's address and name. */
  readonly patientText: string
  readonly author: string | undefined
  readonly authorIds: readonly InstanceIdentifier[]
  readonly custodian: InstanceIdentifier
  readonly asl: string | undefined
  /** Identifiers of the titolare for whom a sostituto prescribes. */
  readonly substituted: readonly InstanceIdentifier[]
  readonly exemptions: readonly string[]
  readonly items: readonly CdaItem[]
  /** For each element that says "not substitutable": its reason. */
  readonly substitutions: readonly (CodedReason | undefined)[]
  readonly priority: string | undefined
  /** Identifiers of the prescriptions that a dispensing fulfils. */
  readonly fulfilled: readonly InstanceIdentifier[]
  /** AIC code of each drug that was dispensed, and how many packages. */
  readonly dispensed: readonly { readonly aic: string; readonly quantity: number }[]
  /** IDs of the sections, in order; '' for one without. */
  readonly sections: readonly string[]
}

const systems = {
  kind: '2.16.840.1.113883.2.9.6.1.25',
  regime: '2.16.840.1.113883.2.9.6.1.45',
  tipoRicetta: '2.16.840.1.113883.2.9.6.1.47',
  asl: '2.16.840.1.113883.2.9.4.1.1',
  nonSubstitution: '2.16.840.1.113883.2.9.6.1.52',
  group: '2.16.840.1.113883.2.9.6.1.51',
  exemption: '2.16.840.1.113883.2.9.2.160.6.22',
} as const

const identifier = (element: XmlElement | undefined): InstanceIdentifier => ({
  root: (element && textAt(element, '@root')) ?? '',
  extension: (element && textAt(element, '@extension')) ?? '',
  authority: (element && textAt(element, '@assigningAuthorityName')) ?? '',
})

const identifiers = (from: XmlElement, path: string): readonly InstanceIdentifier[] =>
  elements(from, path).map(identifier)

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

const supplied = `h:entryRelationship[@typeCode='COMP']/h:supply/h:quantity/@value`

const toItem = (entry: XmlElement, coded: string): CdaItem => ({
  code: (textAt(entry, `${coded}/@code`) ?? '').trim(),
  group: textAt(entry, `${coded}/h:translation[@codeSystem='${systems.group}']/@code`) ?? '',
  quantity: textAt(entry, supplied),
  mood: textAt(entry, '@moodCode') ?? '',
  accessMood: textAt(entry, `h:entryRelationship[@typeCode='SAS']/h:encounter/@moodCode`),
})

const section = 'h:component/h:structuredBody/h:component/h:section'

const itemsOf = (root: XmlElement): readonly CdaItem[] => [
  ...elements(root, `${section}/h:entry/h:substanceAdministration`).map((entry) =>
    toItem(entry, 'h:consumable/h:manufacturedProduct/h:manufacturedLabeledDrug/h:code'),
  ),
  ...elements(root, `${section}[@ID='PRESCRIZIONI']/h:entry/h:observation[@classCode='OBS']`).map(
    (entry) => toItem(entry, 'h:code'),
  ),
]

const qualifier = (system: string): string =>
  `h:code/h:translation/h:qualifier/descendant::*[@codeSystem='${system}']/@code`

const toCda = (root: XmlElement): Cda => ({
  isClinicalDocument: root.name === 'ClinicalDocument' && root.namespaceUri === namespaces.h,
  parts: childElements(root)
    .filter((child) => child.namespaceUri === namespaces.h)
    .map((child) => child.name),
  typeId: identifier(elements(root, 'h:typeId')[0]),
  templates: identifiers(root, 'h:templateId'),
  id: identifier(elements(root, 'h:id')[0]),
  setId: identifier(elements(root, 'h:setId')[0]),
  loinc: textAt(root, 'h:code/@code') ?? '',
  kind: textAt(root, qualifier(systems.kind)),
  regime: textAt(root, `h:code/h:translation[@codeSystem='${systems.regime}']/@code`),
  tipoRicetta: textAt(root, qualifier(systems.tipoRicetta)),
  effectiveTime: textAt(root, 'h:effectiveTime/@value') ?? '',
  confidentiality: textAt(root, 'h:confidentialityCode/@code') ?? '',
  language: textAt(root, 'h:languageCode/@code') ?? '',
  patientIds: identifiers(root, 'h:recordTarget/h:patientRole/h:id'),
  patientText: textsAt(
    root,
    'h:recordTarget/h:patientRole/h:addr | h:recordTarget/h:patientRole/h:patient/h:name',
  )
    .join('')
    .trim(),
  author: textAt(root, 'h:author[1]/h:assignedAuthor/h:id[1]/@extension'),
  authorIds: identifiers(root, 'h:author[1]/h:assignedAuthor/h:id'),
  custodian: identifier(
    elements(root, 'h:custodian/h:assignedCustodian/h:representedCustodianOrganization/h:id')[0],
  ),
  asl: textAt(
    root,
    `h:participant[@typeCode='IND']/h:associatedEntity[@classCode='GUAR']/h:scopingOrganization/h:id[@root='${systems.asl}']/@extension`,
  ),
  substituted: identifiers(root, `h:participant/h:associatedEntity[@classCode='LIC']/h:id`),
  exemptions: textsAt(
    root,
    `${section}/h:entry/h:act/h:code[@codeSystem='${systems.exemption}']/@code`,
  ),
  items: itemsOf(root),
  substitutions: elements(root, `//h:observation[h:code/@code='SUBST']`).map(reasonOf),
  priority: textAt(root, `${section}//h:priorityCode/@code`),
  fulfilled: identifiers(root, 'h:inFulfillmentOf/h:order/h:id'),
  dispensed: elements(root, `${section}/h:entry/h:supply[@moodCode='EVN']`).map((supply) => ({
    aic: textAt(supply, 'descendant::h:manufacturedLabeledDrug/h:code/@code') ?? '',
    quantity: Number(textAt(supply, 'h:quantity/@value') ?? '1'),
  })),
  sections: elements(root, section).map((found) => textAt(found, '@ID') ?? ''),
})

/** Reads the document that was signed: the CDA, or why it is not read. */
export const readCda = (bytes: Uint8Array, options: ParseOptions): Cda | NotXml =>
  withXml<Cda | NotXml>(
    bytes,
    ({ root }) => toCda(root),
    (reason) => reason,
    options,
  )
