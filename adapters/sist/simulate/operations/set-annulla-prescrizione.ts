import { orderedAnomalies } from '../conditions.ts'
import { refused, type Operation } from '../operation.ts'
import { leaf } from '../xml/write-xml.ts'
import { anomaliesXml } from './anomalies.ts'
import { refuseUnknown } from './refuse-unknown.ts'

/** Cancels a prescription of the caller's own that is in state prescritta. */
export const setAnnullaPrescrizione: Operation = ({
  body,
  operator,
  prescriptions,
  conditions,
}) => {
  const prescription = prescriptions.find(body.text('identificativoPrescrizione') ?? '')
  if (prescription === undefined) return refuseUnknown(conditions)
  if (prescription.owner.codiceFiscale !== operator.codiceFiscale)
    return refused('annulla-own', '000280', 'prescrizione emessa da un altro medico')
  if (prescription.state === 'annullata')
    return refused('annulla-state', '000279', 'la prescrizione non è in stato prescritta')
  const anomalies = orderedAnomalies(conditions)
  const isDone =
    !conditions.has('esito-false') && anomalies.every(({ codCriticita }) => codCriticita === 'W')
  if (isDone) prescriptions.keep({ ...prescription, state: 'annullata' })
  return { content: leaf('esito', isDone ? 'TRUE' : 'FALSE') + anomaliesXml(anomalies) }
}
