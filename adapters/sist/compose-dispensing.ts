import type { XmlElement } from 'libxml2-wasm'

import type { CallContext } from '../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { withXml } from '../../src/xml/parse-xml.ts'
import { textOf as childText, withReturn } from './answer/soap-body.ts'
import { signingOf, type ComposedDocument } from './compose-prescription.ts'
import {
  buildDispensingCda,
  type DispensedItem,
  type DispensingInput,
} from './document/dispensing-cda.ts'
import { tipoRicettaOf } from './document/prescription-cda.ts'
import { recordOf, recordsOf, textOf } from './document/request-data.ts'
import { codeSystem } from './document/vocabulary.ts'
import { earlierStep, issuedIdentifier } from './earlier-steps.ts'
import { namespaces } from './namespaces.ts'
import type { CarriedDispensing, DispensedDrug, SistRequest } from './request.ts'

/** The prescription that is fulfilled, as far as an earlier step knows it. */
type Prescribed = Pick<DispensingInput, 'prescription' | 'assistito' | 'tipoRicetta' | 'items'>

const item = (aic: string, quantity: string | undefined): DispensedItem[] =>
  aic === '' ? [] : [{ aic, quantity: quantity ?? '1', amounts: {} }]

const checked = (request: SistRequest, exchange: Exchange, from: string): Prescribed => ({
  prescription: issuedIdentifier(exchange, from).iup,
  assistito: recordOf(request.body, 'assistito'),
  tipoRicetta: tipoRicettaOf(request.body),
  items: recordsOf(recordOf(request.body, 'elencoPrestazioni'), 'prestazione').flatMap((one) =>
    item(textOf(one, 'codPrestazione') ?? '', textOf(one, 'quantitaPrescritta')),
  ),
})

const atomicDrugs = (result: XmlElement): DispensedItem[] =>
  result
    .find('sist:prescrizione/sist:datiFarm/sist:farmaci/sist:farmaco', namespaces)
    .flatMap((drug) =>
      item(
        childText(drug as XmlElement, 'codice')?.trim() ?? '',
        childText(drug as XmlElement, 'quantita')?.trim(),
      ),
    )

const attributeIn = (at: XmlElement, xpath: string): string =>
  at.get(xpath, namespaces)?.content ?? ''

/** The drugs of a prescription document that an answer carries as text. */
const drugsOfCda = (cda: string): DispensedItem[] => {
  const read = withXml(Buffer.from(cda, 'utf8'), ({ root }) =>
    root
      .find('//hl7:substanceAdministration', namespaces)
      .flatMap((entry) =>
        item(
          attributeIn(
            entry as XmlElement,
            `.//hl7:manufacturedLabeledDrug/hl7:code[@codeSystem='${codeSystem.aic}']/@code`,
          ),
          attributeIn(
            entry as XmlElement,
            'hl7:entryRelationship/hl7:supply/hl7:quantity/@value',
          ) || undefined,
        ),
      ),
  )
  return read.ok ? read.value : []
}

const identified = (request: SistRequest, exchange: Exchange): Prescribed => {
  const found = withReturn(exchange, (result) => {
    const drugs = atomicDrugs(result)
    return drugs.length > 0 ? drugs : drugsOfCda(childText(result, 'cdaInstance') ?? '')
  })
  return {
    prescription: textOf(request.body, 'identificativoRicetta') ?? '',
    assistito: { codIdentificativoAssistito: textOf(request.body, 'codiceFiscale') ?? '' },
    tipoRicetta: 'IT',
    items: found.ok ? found.value : [],
  }
}

const dispensed = ({ aic, quantita, lotto, seriale, importi }: DispensedDrug): DispensedItem => ({
  aic,
  quantity: quantita ?? '1',
  lot: lotto,
  serial: seriale,
  amounts: importi ?? {},
})

/** The steps that know a prescription to be dispensed. */
export const dispensableFrom = ['chkPrescrizione', 'getPrescrizioneIdentificata'] as const

/** Composes the CDA of the dispensing of a prescription; throws DOCUMENT_INCOMPLETE. */
export const composeDispensing = (
  { from, author, farmaci }: CarriedDispensing,
  context: CallContext,
): ComposedDocument => {
  const { request, exchange } = earlierStep(from, context, dispensableFrom)
  const prescribed =
    request.operation === 'chkPrescrizione'
      ? checked(request, exchange, from)
      : identified(request, exchange)
  const cda = buildDispensingCda({
    ...prescribed,
    ...signingOf(author, context),
    items: farmaci?.map(dispensed) ?? prescribed.items,
  })
  return { cda, identifier: prescribed.prescription }
}
