import { t } from '../../../src/lib/language/t.ts'
import { doctorIds, isForeign } from './identifiers.ts'
import type { PrescriptionInput } from './prescription-input.ts'
import { dateOf, incomplete, recordOf, textOf, type RequestData } from './request-data.ts'
import { authority, codeSystem, root } from './vocabulary.ts'
import { element, type XmlChild, type XmlElement } from './xml-element.ts'

const participant = (...content: readonly XmlChild[]): XmlElement =>
  element('participant', { typeCode: 'IND' }, ...content)

const associated = (classCode: string, ...content: readonly XmlChild[]): XmlElement =>
  element('associatedEntity', { classCode }, ...content)

// CDA2_Prescrizione p. 2: mandatory only for whom the SSN assists, which is for the rules to say.
const aslOfResidence = (assistito: RequestData): XmlElement | undefined => {
  const code = textOf(assistito, 'codNazionaleAslResidenza')
  if (code === undefined) return undefined
  const id = element('id', {
    root: root.asl,
    extension: code,
    assigningAuthorityName: authority.asl,
    displayable: 'true',
  })
  return participant(associated('GUAR', element('scopingOrganization', {}, id)))
}

const sostituzione = ({ request, sostituito }: PrescriptionInput): XmlElement | undefined => {
  if (sostituito !== null)
    return participant(associated('LIC', doctorIds(sostituito, t`del titolare`)))
  const code = textOf(request, 'codMedicoSostituito')
  if (code === undefined) return undefined
  throw incomplete(
    t`la richiesta indica il medico sostituito «${code}», ma mancano i suoi dati di titolare`,
    t`Indicare il titolare in \`document.sostituito\` del passo che registra la prescrizione.`,
    ['codMedicoSostituito'],
  )
}

const sasnEmployer = (assistito: RequestData): XmlElement | undefined => {
  const company = textOf(assistito, 'socNavigaz')
  if (company === undefined) return undefined
  return participant(
    associated(
      'CON',
      element('code', { code: 'EMPLOYER', codeSystem: codeSystem.employer }),
      element('scopingOrganization', {}, element('name', {}, company)),
    ),
  )
}

const foreignCoverage = (assistito: RequestData): XmlElement => {
  const expiry = dateOf(assistito, 'dataScadTessera', 'assistito/dataScadTessera')
  const institution = textOf(assistito, 'istituzCompetente')
  const country = textOf(assistito, 'statoEstero')
  return participant(
    element('functionCode', { code: 'FULINRD', codeSystem: codeSystem.participationFunction }),
    element(
      'time',
      {},
      element('low', { nullFlavor: 'UNK' }),
      element('high', expiry === undefined ? { nullFlavor: 'UNK' } : { value: expiry }),
    ),
    associated(
      'GUAR',
      element(
        'scopingOrganization',
        {},
        institution === undefined ? undefined : element('name', {}, institution),
        country === undefined ? undefined : element('addr', {}, element('country', {}, country)),
      ),
    ),
  )
}

/** Participants of the document: ASL of residence, titolare, SASN employer, foreign coverage. */
export const participants = (
  input: PrescriptionInput,
  tipoRicetta: string,
): readonly XmlElement[] => {
  const assistito = recordOf(input.request, 'assistito')
  return [
    aslOfResidence(assistito),
    sostituzione(input),
    sasnEmployer(assistito),
    isForeign(tipoRicetta) ? foreignCoverage(assistito) : undefined,
  ].filter((found) => found !== undefined)
}
