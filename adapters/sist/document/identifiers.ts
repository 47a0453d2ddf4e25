import { t } from '../../../src/lib/language/t.ts'
import type { NamedPerson, PrescriptionInput } from './prescription-input.ts'
import { incomplete, textOf, type RequestData } from './request-data.ts'
import { authority, root } from './vocabulary.ts'
import { element, type XmlElement } from './xml-element.ts'

export const identified = (
  name: string,
  idRoot: string,
  extension: string,
  assigningAuthorityName: string,
): XmlElement => element(name, { root: idRoot, extension, assigningAuthorityName })

/** The length of a regional IUP; an NRE has fifteen characters. */
const iupLength = 13

/** The `id` of a prescription: an NRE, or an IUP that was issued while the SAC was down (CDA2_Prescrizione p. 6). */
export const prescriptionId = (identifier: string): XmlElement =>
  identifier.length === iupLength
    ? identified('id', root.iup, identifier, authority.regione)
    : identified('id', root.nre, identifier, authority.mef)

/**
 * `id` and `setId` of the document, in the three cases of CDA2_Prescrizione p. 6 and 19: NRE with
 * codice di autenticazione, NRE without it, regional IUP issued while the SAC is down.
 */
export const documentIds = ({
  iup,
  codAutenticazione,
}: PrescriptionInput['identifier']): { readonly id: XmlElement; readonly setId: XmlElement } => {
  if (iup === '')
    throw incomplete(
      t`manca lo IUP della ricetta`,
      t`Controllare la risposta del passo che invia chkPrescrizione: è lei a dare lo IUP.`,
    )
  const setId =
    iup.length === iupLength
      ? identified('setId', root.iup, iup, authority.regione)
      : identified('setId', root.codiceAutenticazione, codAutenticazione || iup, authority.mef)
  return { id: prescriptionId(iup), setId }
}

/** The id of a person by codice fiscale. */
export const codiceFiscaleId = (codiceFiscale: string): XmlElement =>
  identified('id', root.codiceFiscale, codiceFiscale, authority.mef)

/** The ids that a person has. */
export const personIds = ({
  codiceFiscale,
  codiceRegionale,
}: NamedPerson): readonly XmlElement[] => [
  codiceFiscaleId(codiceFiscale),
  ...(codiceRegionale === ''
    ? []
    : [identified('id', root.codiceRegionale, codiceRegionale, authority.regioneForDoctors)]),
]

/** The two ids of a doctor; throws DOCUMENT_INCOMPLETE where one is empty (`who` says whose). */
export const doctorIds = (doctor: NamedPerson, who: string): readonly XmlElement[] => {
  const hint = t`Controllare i dati dell'operatore che il passo usa, nell'ambiente.`
  if (doctor.codiceFiscale === '') throw incomplete(t`manca il codice fiscale ${who}`, hint)
  if (doctor.codiceRegionale === '') throw incomplete(t`manca il codice regionale ${who}`, hint)
  return personIds(doctor)
}

/** Kinds of prescription whose assistito is insured abroad. */
const foreignKinds = ['UE', 'EE', 'NE', 'NX']

export const isForeign = (tipoRicetta: string): boolean => foreignKinds.includes(tipoRicetta)

// What the request does not have is left out: the rules about the document say what is missing.
const foreignIds = (assistito: RequestData): readonly XmlElement[] => {
  const nation = textOf(assistito, 'statoEstero')
  if (nation === undefined) return []
  const card = textOf(assistito, 'numIdentTess') ?? textOf(assistito, 'codIdentificativoAssistito')
  const person = textOf(assistito, 'numIdentPers')
  const institution = textOf(assistito, 'istituzCompetente')
  return [
    ...(card === undefined
      ? []
      : [identified('id', root.teamCard, `${nation}.${card}`, authority.teamCard)]),
    ...(person === undefined || institution === undefined
      ? []
      : [identified('id', root.foreignPersonalId, `${nation}.${person}`, institution)]),
  ]
}

const domesticIds = (assistito: RequestData, tipoRicetta: string): readonly XmlElement[] => {
  const code = textOf(assistito, 'codIdentificativoAssistito')
  if (code === undefined) return []
  if (tipoRicetta !== 'ST') return [codiceFiscaleId(code)]
  return [identified('id', root.stp, code.replace(/^(STP)?/, 'STP'), authority.regione)]
}

/**
 * The ids of the assistito, one to three (CDA2_Prescrizione p. 23-25): codice fiscale, or STP, or
 * for those insured abroad the TEAM card and the personal id with no codice fiscale; and the SASN
 * card, if there is one.
 */
export const patientIds = (assistito: RequestData, tipoRicetta: string): readonly XmlElement[] => {
  const sasnCard = textOf(assistito, 'numTessSasn')
  return [
    ...(isForeign(tipoRicetta) ? foreignIds(assistito) : domesticIds(assistito, tipoRicetta)),
    ...(sasnCard === undefined ? [] : [identified('id', root.sasnCard, sasnCard, authority.sasn)]),
  ]
}
