import { ParseOption, XmlDocument, type XmlElement } from 'libxml2-wasm'
import { expect } from 'vitest'

import {
  buildPrescriptionCda,
  type PrescriptionInput,
} from '../../../../../adapters/sist/document/prescription-cda.ts'

const namespaces = { h: 'urn:hl7-org:v3', xsi: 'http://www.w3.org/2001/XMLSchema-instance' }

type Asked = readonly (readonly [xpath: string, values: readonly string[]])[]

export const read = (xml: string, xpath: string): string[] => {
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    return document.find(xpath, namespaces).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

export const names = (xml: string, xpath: string): string[] => {
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    return document.find(`${xpath}/*`, namespaces).map((node) => (node as XmlElement).name)
  } finally {
    document.dispose()
  }
}

export const expectAll = (input: PrescriptionInput, asked: Asked): void => {
  const xml = buildPrescriptionCda(input)
  const found = asked.map(([xpath]) => [xpath, read(xml, xpath)])
  expect(found).toEqual(asked)
}

export const patient = '/h:ClinicalDocument/h:recordTarget/h:patientRole'
export const ids = `${patient}/h:id`
export const section = (id: string): string => `//h:section[@ID='${id}']`
export const drugs = `${section('PRESCRIZIONI')}/h:entry/h:substanceAdministration`
export const services = `${section('PRESCRIZIONI')}/h:entry/h:observation`
export const participant = (classCode: string): string =>
  `/h:ClinicalDocument/h:participant[h:associatedEntity/@classCode='${classCode}']`
export const associated = (classCode: string): string =>
  `${participant(classCode)}/h:associatedEntity`
export const related = (typeCode: string): string => `h:entryRelationship[@typeCode='${typeCode}']`
