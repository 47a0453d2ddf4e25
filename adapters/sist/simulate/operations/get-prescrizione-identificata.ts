import { booleanForm } from '../conditions.ts'
import { ruled, type Operation } from '../operation.ts'
import type { PrescribedItem, Prescription } from '../prescriptions.ts'
import { rule, systemError } from '../rule.ts'
import { branch, leaf } from '../xml/write-xml.ts'
import { knownRules, namedBy, type Named } from './prescription-named.ts'
import { stateAtSac, stateInSist } from './states.ts'

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
const atomicData = (
  prescription: Prescription,
  switches: Readonly<Record<string, string>>,
): string =>
  branch(
    'prescrizione',
    ...(prescription.kind === 'nre'
      ? [
          branch('assistito', leaf('codFiscale', prescription.assistito)),
          leaf('codRicetta', prescription.identifier),
          itemsXml(prescription),
        ]
      : [leaf('IUP', prescription.identifier)]),
    leaf('statoPrescrizione', stateInSist(prescription, switches)),
    leaf('tipoPrescrizione', prescription.tipologia),
    leaf('codAutenticazioneMedico', prescription.codAutenticazione),
  )

/** Strong identification: identifier and patient must agree. */
export const getPrescrizioneIdentificata: Operation = ruled<Named>(
  namedBy('identificativoRicetta'),
  [
    ...knownRules('identify-known-sac', 'identify-known'),
    rule('identify-patient', ({ prescription, body }) =>
      prescription === undefined || prescription.assistito === body.text('codiceFiscale')
        ? undefined
        : 'prescrizione non identificata: è di un altro assistito',
    ),
  ],
  ({ prescription, conditions, world: { switches } }) => {
    if (prescription === undefined) return { refusal: systemError }
    const masked = prescription.oscurato
    const literal = booleanForm(conditions, switches) !== 'numeric'
    return {
      content: [
        leaf('cdaInstance', prescription.cda),
        atomicData(prescription, switches),
        leaf('statoRicetta', stateAtSac(prescription, switches)),
        leaf('oscurato', literal ? String(masked) : masked ? '1' : '0'),
      ].join(''),
    }
  },
)
