import { requiredText, type RequestData } from './request-data.ts'
import { element, type XmlElement } from './xml-element.ts'

/** How many packages or services are requested, as the supply that every item carries. */
export const quantity = (prestazione: RequestData, path: string): XmlElement =>
  element(
    'entryRelationship',
    { typeCode: 'COMP' },
    element(
      'supply',
      { classCode: 'SPLY', moodCode: 'RQO' },
      element('independentInd', { value: 'false' }),
      element('quantity', {
        value: requiredText(prestazione, 'quantitaPrescritta', `${path}/quantitaPrescritta`),
      }),
    ),
  )
