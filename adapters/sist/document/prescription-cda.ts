import { t } from '../../../src/lib/language/t.ts'
import {
  author,
  componentOf,
  custodian,
  documentCode,
  documentTime,
  legalAuthenticator,
  recordTarget,
  type PrescriptionKind,
} from './header-parts.ts'
import { doctorIds, documentIds } from './identifiers.ts'
import { participants } from './participants.ts'
import type { PrescriptionInput } from './prescription-input.ts'
import { incompleteAt, recordOf, requiredText, textOf, type RequestData } from './request-data.ts'
import { structuredBody } from './sections.ts'
import { choice, codeSystem, root } from './vocabulary.ts'
import { element, toXmlDocument } from './xml-element.ts'

export type { PrescriptionInput } from './prescription-input.ts'

const templates: Readonly<Record<PrescriptionKind, string>> = {
  farmaceutica: 'ITPRF_PRESC_FARMA-001',
  specialistica: 'ITPRF_PRESC_SPEC-001',
  ricovero: 'ITPRF_PRESC_RICO-001',
}

const kindOf = (request: RequestData): PrescriptionKind => {
  const tipologia = requiredText(request, 'tipologia')
  switch (tipologia) {
    case '1':
      return 'farmaceutica'
    case '2':
      return 'ricovero'
    case '3':
      return 'specialistica'
    default:
      throw incompleteAt(
        'tipologia',
        t`«tipologia» è «${tipologia}», non 1 (farmaceutica), 2 (ricovero) o 3 (specialistica)`,
      )
  }
}

/** Without tipoRic the assistito has a codice fiscale and the SSN: the document calls that IT. */
export const tipoRicettaOf = (request: RequestData): string => textOf(request, 'tipoRic') ?? 'IT'

/**
 * The prescription as an HL7 CDA R2 document (CDA2_Prescrizione 03.00 with the revisions of SIST
 * 4.03), to be written as UTF-8 and signed: farmaceutica, specialistica and ricovero, made from what
 * chkPrescrizione was sent and answered. Parts that the request does not imply are absent: what a
 * document must hold is for its rules to say. Throws DOCUMENT_INCOMPLETE, naming the datum without which
 * there is none, or that it cannot express.
 */
export const buildPrescriptionCda = (input: PrescriptionInput): string => {
  const { request } = input
  const kind = kindOf(request)
  const tipoRicetta = tipoRicettaOf(request)
  const isMasked = textOf(request, 'oscuramDati') === '1'
  const isVeryRestricted = input.isVeryRestricted ?? (isMasked && choice.maskedIsVeryRestricted)
  const { id, setId } = documentIds(input.identifier)
  return toXmlDocument(
    element(
      'ClinicalDocument',
      { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' },
      element('realmCode', { code: 'IT' }),
      element('typeId', { root: root.typeId, extension: 'POCD_MT000040' }),
      element('templateId', { root: root.template, extension: templates[kind] }),
      id,
      documentCode(kind, tipoRicetta, request),
      element('effectiveTime', { value: documentTime(input.effectiveTime) }),
      element('confidentialityCode', {
        code: isVeryRestricted ? 'V' : 'N',
        codeSystem: codeSystem.confidentiality,
      }),
      element('languageCode', { code: choice.languageCode }),
      setId,
      element('versionNumber', { value: '1' }),
      recordTarget(recordOf(request, 'assistito'), tipoRicetta, isMasked),
      author(input, doctorIds(input.author, t`dell'autore`)),
      custodian(input.codStruttura),
      legalAuthenticator(input),
      participants(input, tipoRicetta),
      componentOf(requiredText(request, 'tipoVisita')),
      element('component', {}, structuredBody(request, kind)),
    ),
  )
}
