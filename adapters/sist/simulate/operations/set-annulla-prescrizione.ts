import { ruled, type Operation } from '../operation.ts'
import { rule, systemError } from '../rule.ts'
import { leaf } from '../xml/write-xml.ts'
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
    if (conditions.has('esito-false')) return { content: leaf('esito', 'FALSE') }
    prescriptions.keep({ ...prescription, state: 'annullata' })
    return { content: leaf('esito', 'TRUE') }
  },
)
