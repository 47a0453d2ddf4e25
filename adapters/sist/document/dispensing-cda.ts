import { t } from '../../../src/lib/language/t.ts'
import { author, custodian, documentTime, legalAuthenticator } from './header-parts.ts'
import { identified, patientIds, personIds, prescriptionId } from './identifiers.ts'
import { incomplete, type RequestData } from './request-data.ts'
import type { Signing } from './prescription-input.ts'
import { authority, choice, codeSystem, root } from './vocabulary.ts'
import { element, toXmlDocument, type XmlElement } from './xml-element.ts'

/** One drug as it was handed over. Amounts are by their code, in euro. */
export interface DispensedItem {
  readonly aic: string
  readonly quantity: string
  readonly lot?: string | undefined
  readonly serial?: string | undefined
  readonly amounts: Readonly<Record<string, string>>
}

/** What the document of a dispensing is made from. */
export interface DispensingInput extends Signing {
  /** NRE or IUP of the prescription that is fulfilled. */
  readonly prescription: string
  readonly assistito: RequestData
  readonly tipoRicetta: string
  readonly items: readonly DispensedItem[]
}

const dispensingIds = ({ prescription, effectiveTime }: DispensingInput) => {
  const [extension, assigning] =
    prescription.length === 13
      ? [`${prescription}${documentTime(effectiveTime)}`, authority.regione]
      : [`${choice.dispensingPrefix}${prescription}`, authority.mef]
  return {
    id: identified('id', root.dispensing, extension, assigning),
    setId: identified('setId', root.dispensing, extension, assigning),
  }
}

const loincCode = (): XmlElement =>
  element(
    'code',
    {
      code: '29304-3',
      codeSystem: codeSystem.loinc,
      codeSystemName: 'LOINC',
      displayName: 'EROGAZIONE PRESCRIZIONE FARMACEUTICA',
    },
    element(
      'translation',
      { code: '3400', codeSystem: codeSystem.prescriptionType },
      element(
        'qualifier',
        {},
        element('value', { code: '3400-11', codeSystem: codeSystem.prescriptionType }),
      ),
    ),
  )

const amount = ([code, value]: readonly [string, string]): XmlElement =>
  element(
    'entryRelationship',
    { typeCode: 'COMP' },
    element(
      'observation',
      { classCode: 'OBS', moodCode: choice.amountMood },
      element('code', { code, codeSystem: codeSystem.amount }),
      element('value', { 'xsi:type': 'MO', value, currency: choice.currency }),
    ),
  )

const assigned = (extension: string | undefined, by: string): XmlElement | undefined =>
  extension === undefined ? undefined : element('id', { extension, assigningAuthorityName: by })

const supply = ({ aic, quantity, lot, serial, amounts }: DispensedItem): XmlElement =>
  element(
    'entry',
    {},
    element(
      'supply',
      { classCode: 'SPLY', moodCode: 'EVN' },
      assigned(lot, choice.lot),
      assigned(serial, choice.serial),
      element('quantity', { value: quantity }),
      element(
        'product',
        {},
        element(
          'manufacturedProduct',
          {},
          element(
            'manufacturedLabeledDrug',
            {},
            element('code', { code: aic, codeSystem: codeSystem.aic }),
          ),
        ),
      ),
      Object.entries(amounts).map(amount),
    ),
  )

const line = ({ aic, quantity, lot }: DispensedItem): string =>
  [
    `Farmaco AIC ${aic}`,
    `quantità ${quantity}`,
    ...(lot === undefined ? [] : [`lotto ${lot}`]),
  ].join(', ')

/**
 * The dispensing of a prescription of drugs as an HL7 CDA R2 document, to be written as UTF-8 and signed. Only
 * what one public message shows is known of it; the rest is written as in a prescription. Throws
 * DOCUMENT_INCOMPLETE, naming the datum that is missing.
 */
export const buildDispensingCda = (input: DispensingInput): string => {
  if (input.items.length === 0)
    throw incomplete(
      t`non c'è nessun farmaco da erogare`,
      t`Indicare i farmaci in \`document.farmaci\`, oppure un passo che ne ha di prescritti.`,
    )
  const { id, setId } = dispensingIds(input)
  return toXmlDocument(
    element(
      'ClinicalDocument',
      { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' },
      element('realmCode', { code: 'IT' }),
      element('typeId', { root: root.typeId, extension: 'POCD_MT000040' }),
      element('templateId', { root: root.dispensingTemplate, extension: 'ITPRF_EROG_FARMA-001' }),
      id,
      loincCode(),
      element('effectiveTime', { value: documentTime(input.effectiveTime) }),
      element('confidentialityCode', { code: 'N', codeSystem: codeSystem.confidentiality }),
      element('languageCode', { code: choice.languageCode }),
      setId,
      element('versionNumber', { value: '1' }),
      element(
        'recordTarget',
        {},
        element(
          'patientRole',
          {},
          patientIds(input.assistito, input.tipoRicetta),
          element('patient'),
        ),
      ),
      author(input, personIds(input.author)),
      custodian(input.codStruttura),
      legalAuthenticator(input),
      element(
        'inFulfillmentOf',
        { typeCode: 'FLFS' },
        element('order', { classCode: 'ACT', moodCode: 'RQO' }, prescriptionId(input.prescription)),
      ),
      element(
        'component',
        {},
        element(
          'structuredBody',
          {},
          element(
            'component',
            {},
            element(
              'section',
              { ID: 'EROGAZIONE_FARMACEUTICA' },
              loincCode(),
              element(
                'text',
                {},
                element(
                  'list',
                  {},
                  input.items.map((item) => element('item', {}, line(item))),
                ),
              ),
              input.items.map(supply),
            ),
          ),
        ),
      ),
    ),
  )
}
