import { booleanForm } from '../conditions.ts'
import type { Operation } from '../operation.ts'
import type { PrescribedItem, Prescription } from '../prescriptions.ts'
import { branch, leaf } from '../xml/write-xml.ts'
import { refuseUnknown } from './refuse-unknown.ts'

const itemXml = (name: string, item: PrescribedItem): string =>
  branch(
    name,
    leaf('codice', item.codice),
    leaf('descrizione', item.descrizione),
    leaf('quantita', item.quantita),
  )

const itemsXml = ({ tipologia, codEsenzione, items }: Prescription): string => {
  const exemption = leaf('codEsenzione', codEsenzione)
  switch (tipologia) {
    case '1':
      return branch(
        'datiFarm',
        exemption,
        branch('farmaci', ...items.map((item) => itemXml('farmaco', item))),
      )
    case '3':
      return branch(
        'datiSpec',
        exemption,
        branch('prestazioni', ...items.map((item) => itemXml('prestazionePrescritta', item))),
      )
    default:
      return ''
  }
}

// Where IUP stands beside the patient and the items is unknown, so each answer has one of the two known orders.
const atomicData = (prescription: Prescription): string =>
  branch(
    'prescrizione',
    ...(prescription.kind === 'nre'
      ? [
          branch('assistito', leaf('codFiscale', prescription.assistito)),
          leaf('codRicetta', prescription.identifier),
          itemsXml(prescription),
        ]
      : [leaf('IUP', prescription.identifier)]),
    leaf('statoPrescrizione', prescription.state === 'annullata' ? '0' : '1'),
    leaf('tipoPrescrizione', prescription.tipologia),
    leaf('codAutenticazioneMedico', prescription.codAutenticazione),
  )

// The SAC's state: 3 da erogare, 4 annullata. Of an IUP the SAC knows nothing.
const statoRicetta = ({ kind, state }: Prescription): string | null =>
  kind === 'iup' ? null : state === 'annullata' ? '4' : '3'

/** Strong identification: identifier and patient must agree. */
export const getPrescrizioneIdentificata: Operation = (context) => {
  const { body, prescriptions, conditions, world } = context
  const prescription = prescriptions.find(body.text('identificativoRicetta') ?? '')
  if (prescription === undefined) return refuseUnknown(conditions)
  if (prescription.assistito !== body.text('codiceFiscale')) return refuseUnknown(new Map())
  const literal = booleanForm(conditions, world.switches) !== 'numeric'
  const masked = prescription.oscurato
  return {
    content: [
      leaf('cdaInstance', prescription.cda),
      atomicData(prescription),
      leaf('statoRicetta', statoRicetta(prescription)),
      leaf('oscurato', literal ? String(masked) : masked ? '1' : '0'),
    ].join(''),
  }
}
