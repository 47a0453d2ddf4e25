import { t } from '../../../src/lib/language/t.ts'
import type { PrescriptionInput } from './prescription-input.ts'
import { incomplete, requiredText, textOf, type RequestData } from './request-data.ts'
import { authority, root } from './vocabulary.ts'
import { element, type XmlElement } from './xml-element.ts'

const identified = (
  name: string,
  idRoot: string,
  extension: string,
  assigningAuthorityName: string,
): XmlElement => element(name, { root: idRoot, extension, assigningAuthorityName })

/**
 * `id` and `setId` of the document, in the three cases of CDA2_Prescrizione p. 6 and 19: NRE with
 * codice di autenticazione, NRE without it, regional IUP issued while the SAC is down.
 */
export const documentIds = ({
  iup,
  codAutenticazione,
}: PrescriptionInput['identifier']): { readonly id: XmlElement; readonly setId: XmlElement } => {
  if (/^[0-9A-Z]{15}$/i.test(iup)) {
    const code = codAutenticazione === null || codAutenticazione === '' ? iup : codAutenticazione
    return {
      id: identified('id', root.nre, iup, authority.mef),
      setId: identified('setId', root.codiceAutenticazione, code, authority.mef),
    }
  }
  if (/^[0-9A-Z]{13}$/i.test(iup)) {
    return {
      id: identified('id', root.iup, iup, authority.regione),
      setId: identified('setId', root.iup, iup, authority.regione),
    }
  }
  const found = iup === '' ? t`manca lo IUP della ricetta` : t`lo IUP della ricetta è «${iup}»`
  throw incomplete(
    t`${found}, mentre serve un NRE di 15 caratteri o uno IUP regionale di 13`,
    t`Controllare la risposta del passo che invia chkPrescrizione: è lei a dare lo IUP.`,
  )
}

/** The id of a person by codice fiscale. */
export const codiceFiscaleId = (codiceFiscale: string): XmlElement =>
  identified('id', root.codiceFiscale, codiceFiscale, authority.mef)

/** The two ids of a doctor; throws DOCUMENT_INCOMPLETE where one is empty (`who` says whose). */
export const doctorIds = (
  doctor: { readonly codiceFiscale: string; readonly codiceRegionale: string },
  who: string,
): readonly XmlElement[] => {
  const hint = t`Controllare i dati dell'operatore che il passo usa, nell'ambiente.`
  if (doctor.codiceFiscale === '') throw incomplete(t`manca il codice fiscale ${who}`, hint)
  if (doctor.codiceRegionale === '') throw incomplete(t`manca il codice regionale ${who}`, hint)
  return [
    codiceFiscaleId(doctor.codiceFiscale),
    identified('id', root.codiceRegionale, doctor.codiceRegionale, authority.regioneForDoctors),
  ]
}

/** Kinds of prescription whose assistito is insured abroad. */
const foreignKinds = ['UE', 'EE', 'NE', 'NX']

export const isForeign = (tipoRicetta: string): boolean => foreignKinds.includes(tipoRicetta)

const field = (assistito: RequestData, name: string): string =>
  requiredText(assistito, name, `assistito/${name}`)

const foreignIds = (assistito: RequestData): readonly XmlElement[] => {
  const nation = field(assistito, 'statoEstero')
  const card = textOf(assistito, 'numIdentTess') ?? field(assistito, 'codIdentificativoAssistito')
  return [
    identified('id', root.teamCard, `${nation}.${card}`, authority.teamCard),
    identified(
      'id',
      root.foreignPersonalId,
      `${nation}.${field(assistito, 'numIdentPers')}`,
      field(assistito, 'istituzCompetente'),
    ),
  ]
}

const domesticId = (assistito: RequestData, tipoRicetta: string): XmlElement => {
  const code = field(assistito, 'codIdentificativoAssistito')
  if (tipoRicetta !== 'ST') return codiceFiscaleId(code)
  return identified('id', root.stp, code.replace(/^(STP)?/, 'STP'), authority.regione)
}

/**
 * The ids of the assistito, one to three (CDA2_Prescrizione p. 23-25): codice fiscale, or STP, or
 * for those insured abroad the TEAM card and the personal id with no codice fiscale; and the SASN
 * card, if there is one.
 */
export const patientIds = (assistito: RequestData, tipoRicetta: string): readonly XmlElement[] => {
  const sasnCard = textOf(assistito, 'numTessSasn')
  return [
    ...(isForeign(tipoRicetta) ? foreignIds(assistito) : [domesticId(assistito, tipoRicetta)]),
    ...(sasnCard === undefined ? [] : [identified('id', root.sasnCard, sasnCard, authority.sasn)]),
  ]
}
