import { orderedAnomalies } from '../conditions.ts'
import { ruled, type Operation } from '../operation.ts'
import { rule, systemError } from '../rule.ts'
import { leaf } from '../xml/write-xml.ts'
import { anomaliesXml } from './anomalies.ts'
import { knownRules, namedBy, type Named } from './prescription-named.ts'

/** Cancels a prescription of the caller's own that is in state prescritta. */
export const setAnnullaPrescrizione: Operation = ruled<Named>(
  namedBy('identificativoPrescrizione'),
  [
    ...knownRules('annulla-known-sac', 'annulla-known'),
    rule('annulla-own', ({ prescription, operator }) =>
      prescription === undefined || prescription.owner.codiceFiscale === operator.codiceFiscale
        ? undefined
        : 'prescrizione emessa da un altro medico',
    ),
    rule('annulla-state', ({ prescription }) =>
      prescription !== undefined && ['annullata', 'erogata'].includes(prescription.state)
        ? 'la prescrizione non è in stato prescritta'
        : undefined,
    ),
  ],
  ({ prescription, prescriptions, conditions }) => {
    if (prescription === undefined) return { refusal: systemError }
    const anomalies = orderedAnomalies(conditions)
    const isDone =
      !conditions.has('esito-false') && anomalies.every(({ codCriticita }) => codCriticita === 'W')
    if (isDone) prescriptions.keep({ ...prescription, state: 'annullata' })
    return { content: leaf('esito', isDone ? 'TRUE' : 'FALSE') + anomaliesXml(anomalies) }
  },
)
